import { openOperatorApi } from '../../app/operator-api.ts';
import { toTorrentPath, trimSlashes } from '../../catalogue/names.ts';
import type { TorrentPath } from '../../catalogue/torrent.ts';
import { createClient, type Client } from '../../client/client.ts';
import type { ClientOptions } from '../../client/send.ts';
import type { Config } from '../../config/settings.ts';
import { AppError } from '../../errors.ts';
import { parseInfohash, type Infohash } from '../../metainfo/infohash.ts';
import { remoteAddress, remoteToken, TOKEN_HINT } from '../remote.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditActorOf, checkFolder } from '../with-access.ts';

const REACH_MS = 5_000;

/** Where the torrents are: in a data folder, or behind a server. */
export interface TorrentBackend {
  readonly client: Client;
  /** The infohash of the public torrent at a path; undefined when there is none. */
  findByPath(path: TorrentPath): Promise<Infohash | undefined>;
  /** The bytes of a torrent. Rejects with not_found, and unavailable when the server does not send it. */
  getBytes(infohash: Infohash): Promise<Uint8Array>;
  /** Resolves to whether the server answers at all. */
  isReachable(): Promise<boolean>;
}

/** Opens the data folder, calls `use` with its torrents, and closes it again. Rejects with not_found without a folder. */
export async function withLocalTorrents<Result>(
  config: Config,
  surroundings: Surroundings,
  use: (backend: TorrentBackend) => Promise<Result>,
  options: { readonly publishes?: boolean } = {},
): Promise<Result> {
  checkFolder(config);
  const api = await openOperatorApi(config, auditActorOf(surroundings), surroundings.error, options);
  try {
    const url = `${config.origin ?? 'http://localhost'}${config.prefix}/`;
    const fetch = async (address: string, init: RequestInit) => api.fetch(new Request(address, init));
    return await use({
      client: createClient({ url, fetch }),
      async findByPath(path) {
        const torrent = await api.catalogue.find({ path }, api.visitor.actor);
        return torrent?.infohashV1 ?? torrent?.infohashV2;
      },
      async getBytes(infohash) {
        const torrent = await api.catalogue.find({ infohash }, api.visitor.actor);
        if (torrent === undefined) throw new AppError('not_found', 'Cannot read the torrent: it is gone');
        return api.catalogue.getBytes(torrent);
      },
      isReachable: () => Promise.resolve(true),
    });
  } finally {
    await api.close();
  }
}

/** The torrents of the server at that address, with the token from the environment. */
export function remoteTorrents(
  url: string,
  surroundings: Surroundings,
  options: Pick<ClientOptions, 'fetch'> = {},
): TorrentBackend {
  const address = remoteAddress(url, '--server https://torrents.example/');
  const token = remoteToken(address, surroundings);
  return {
    client: createClient({ url: address, token, ...options }),
    async findByPath({ collection, fileName }) {
      const names = collection === '' ? [fileName] : [...collection.split('/'), fileName];
      const answer = await fetch(address + names.map(encodeURIComponent).join('/'), {
        method: 'HEAD',
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      });
      if (answer.status === 404 || answer.status === 410) return undefined;
      if (answer.ok) return permalinkIn(answer.headers.get('link') ?? '');
      const code = answer.status === 401 ? 'unauthorized' : 'unavailable';
      throw new AppError(code, `Cannot look the torrent up: the server answered ${answer.status}`, {
        hint: TOKEN_HINT,
      });
    },
    async getBytes(infohash) {
      const answer = await fetch(`${address}torrents/${infohash}.torrent`, {
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      });
      if (answer.ok) return answer.bytes();
      throw new AppError('unavailable', `Cannot read the torrent: the server answered ${answer.status}`, {
        hint: TOKEN_HINT,
      });
    },
    async isReachable() {
      try {
        const { ok } = await fetch(`${address}healthz`, { signal: AbortSignal.timeout(REACH_MS) });
        return ok;
      } catch {
        return false;
      }
    },
  };
}

/** The infohash of the permalink that the Link header of each file has. */
function permalinkIn(link: string): Infohash | undefined {
  const [before = ''] = link.split('>; rel="canonical"');
  const [hex = ''] = before.slice(before.lastIndexOf('/') + 1).split('.');
  return parseInfohash(hex)?.infohash;
}

/** The infohash that a person named, by itself or by a path. Rejects with malformed, or not_found for a path. */
export async function infohashOf(text: string, { findByPath }: TorrentBackend): Promise<Infohash> {
  const infohash = parseInfohash(text)?.infohash;
  if (infohash !== undefined) return infohash;
  const path = trimSlashes(text);
  const end = path.lastIndexOf('/');
  const found = await findByPath(toTorrentPath(path.slice(0, Math.max(end, 0)), path.slice(end + 1)));
  if (found !== undefined) return found;
  throw new AppError('not_found', `Cannot find a torrent at "${path}"`, {
    hint: 'List the torrents with: torrentry list. One that is removed or hidden is found by its infohash.',
  });
}
