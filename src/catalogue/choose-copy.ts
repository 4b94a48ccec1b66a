import { maySee, moderates, owns, type Actor } from './actor.ts';
import { mayRead } from './areas.ts';
import type { TorrentAddress } from './store.ts';
import type { Torrent } from './torrent.ts';

/**
 * The torrent that an infohash means for a viewer, of those that have it, each in another area, the open one first: the first
 * that the viewer may see, or else the first where the viewer may read. Of several, one that is the viewer's own or that they
 * moderate: its page has the forms for it.
 */
export function chooseCopy(copies: readonly Torrent[], viewer: Actor): Torrent | undefined {
  const readable = copies.filter((torrent) => mayRead(viewer, torrent));
  const seen = readable.filter((torrent) => torrent.state !== 'removed' && maySee(viewer, torrent));
  const isTheirs = (torrent: Torrent): boolean => owns(viewer, torrent) || moderates(viewer, torrent);
  return seen.find(isTheirs) ?? seen[0] ?? readable.find(isTheirs) ?? readable[0];
}

/** Those of the area that an address names; all where it names none. */
export function inAreaOf(address: TorrentAddress, copies: readonly Torrent[]): readonly Torrent[] {
  if (!('area' in address) || address.area === undefined) return copies;
  return copies.filter(({ area }) => area === address.area);
}
