import type { Actor } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { canonicalInfohash } from '../catalogue/torrent.ts';
import { AppError } from '../errors.ts';
import type { PublishTarget } from '../publishing/target.ts';

/** Publishes into the catalogue of this process, as that actor. */
export function catalogueTarget(
  catalogue: Pick<Catalogue, 'draft' | 'publish' | 'edit' | 'remove' | 'find' | 'getBytes'>,
  actor: Actor,
): PublishTarget {
  return {
    async publish(bytes, path) {
      const draft = await catalogue.draft({ bytes, ...path });
      const { outcome, torrent } = await catalogue.publish(draft, actor);
      const { collection, fileName } = torrent;
      // The same bytes are answered with the torrent that has them, which may be another owner's.
      if (outcome === 'conflict' || torrent.ownerId !== actor.tokenId) {
        const place = `${collection === '' ? '' : `${collection}/`}${fileName}`;
        throw new AppError('conflict', `Cannot publish it: its torrent is published at ${place} already`, {
          hint: 'Remove that torrent, and change the file or restart the server.',
          standing: place,
        });
      }
      return { collection, fileName, infohash: canonicalInfohash(torrent) };
    },
    async rename({ infohash }, fileName) {
      await catalogue.edit({ infohash }, { fileName }, actor).catch(unlessGone);
    },
    async remove({ infohash }) {
      await catalogue.remove({ infohash }, actor).catch(unlessGone);
    },
    async getBytes({ infohash }) {
      const torrent = await catalogue.find({ infohash }, actor);
      return torrent && catalogue.getBytes(torrent);
    },
  };
}

/** What a moderator has removed is left alone. */
function unlessGone(error: unknown): void {
  const codes = ['not_found', 'gone', 'unavailable_for_legal_reasons'];
  if (!(error instanceof AppError) || !codes.includes(error.code)) throw error;
}
