import { createAccess } from '../../access/access.ts';
import { findOrCreateOwner } from '../../access/owner-token.ts';
import { catalogueTarget } from '../../app/catalogue-target.ts';
import { openLocalStore } from '../../app/local-store.ts';
import { STRANGER } from '../../catalogue/actor.ts';
import { createCatalogue } from '../../catalogue/catalogue.ts';
import { formatPath } from '../../catalogue/torrent.ts';
import { createClient } from '../../client/client.ts';
import type { Config } from '../../config/settings.ts';
import { AppError } from '../../errors.ts';
import type { Infohash } from '../../metainfo/infohash.ts';
import type { PublishTarget } from '../../publishing/target.ts';
import { servedPaths } from '../../service/mounts.ts';
import { refusing, remoteAddress, remoteToken } from '../remote.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditActorOf, checkFolder } from '../with-access.ts';

/** The owner of what is published into a data folder by hand, among the tokens. */
const OWNER = 'published folders';

/** Opens the data folder, calls `use` with what publishes into it, and closes it again. Rejects with not_found without a folder. */
export async function withLocalTarget<Result>(
  config: Config,
  surroundings: Surroundings,
  use: (target: PublishTarget) => Promise<Result>,
): Promise<Result> {
  checkFolder(config);
  const store = await openLocalStore(config, surroundings.error);
  const now = () => new Date();
  try {
    const { tokens, sessions, catalogue: torrents, blobs } = store;
    const folders = servedPaths(config);
    const catalogue = createCatalogue({ store: torrents, blobs, now, folders });
    const operator = auditActorOf(surroundings);
    const { token } = await findOrCreateOwner(createAccess({ tokens, sessions, now }), OWNER, operator);
    return await use(
      catalogueTarget(catalogue, { ...STRANGER, ...operator, tokenId: token.id, changes: 'all' }),
    );
  } finally {
    await store.close();
  }
}

/** What publishes on the server at that address, with the token from the environment. */
export function remoteTarget(url: string, surroundings: Surroundings): PublishTarget {
  const address = remoteAddress(url, '--server https://torrents.example/');
  const token = remoteToken(address, surroundings);
  const client = createClient({ url: address, token });
  return {
    async publish(bytes, path) {
      const torrent = await refusing(client.publish(Uint8Array.from(bytes), path));
      const infohash = (torrent.infohashV1 ?? torrent.infohashV2) as Infohash;
      const { collection, fileName } = torrent;
      if (collection === path.collection && fileName === path.fileName)
        return { collection, fileName, infohash };
      throw new AppError(
        'conflict',
        `Cannot publish it: its torrent is published at ${formatPath(torrent)} already`,
        { hint: 'Remove that torrent, and run the command again.', standing: formatPath(torrent) },
      );
    },
    async rename({ infohash }, fileName) {
      await refusing(client.changeTorrent({ infohash, fileName })).catch(unlessGone);
    },
    async remove({ infohash }) {
      await refusing(client.removeTorrent({ infohash })).catch(unlessGone);
    },
    async getBytes({ infohash }) {
      const answer = await refusing(
        fetch(`${address}torrents/${infohash}.torrent`, {
          headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        }),
      );
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
    },
  };
}

function unlessGone(error: unknown): void {
  const isGone = error instanceof AppError && (error.code === 'not_found' || error.code === 'gone');
  if (!isGone) throw error;
}
