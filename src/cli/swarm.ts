import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { parseInfohash, type Infohash } from '../metainfo/infohash.ts';
import { plain } from './printable.ts';
import { refusing } from './remote.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { remoteTorrents, withLocalTorrents, type TorrentBackend } from './torrents/backend.ts';

/** Who shares a torrent, as it was written down last. */
export interface ShownSwarm {
  readonly seeders: number;
  readonly leechers: number;
  readonly completed: number;
  /** RFC 3339. */
  readonly at: string;
}

/** A torrent with its swarm; null when it never had peers here. */
export interface TorrentSwarm {
  readonly name: string;
  readonly swarm: ShownSwarm | null;
}

/** Where the swarms are looked up: in a data folder, or behind a server. Rejects with not_found. */
export type FindSwarm = (infohash: Infohash) => Promise<TorrentSwarm>;

/** Prints who shares a torrent. Throws malformed for a text that is no infohash. */
export async function showSwarm(
  find: FindSwarm,
  text: string,
  { json }: { readonly json?: boolean },
  { out }: Pick<Surroundings, 'out'>,
): Promise<number> {
  const infohash = parseInfohash(text)?.infohash;
  if (infohash === undefined) {
    throw new AppError(
      'malformed',
      `Cannot show the swarm of "${text.slice(0, 80)}": it is not an infohash`,
      {
        hint: 'Give 40 or 64 hex digits, or 32 characters of base32.',
      },
    );
  }
  const { name, swarm } = await find(infohash);
  if (json === true) {
    out(JSON.stringify({ infohash, name, swarm }));
    return EXIT.ok;
  }
  out(plain(name));
  if (swarm === null) {
    out('No client has announced it here.');
    return EXIT.ok;
  }
  const { at, ...counts } = swarm;
  for (const [what, count] of Object.entries(counts)) out(`${what}: ${count}`);
  out(`counted at: ${at}`);
  return EXIT.ok;
}

/** Looks swarms up in a data folder, which a running server may use too: it writes them once a minute. */
export function findInFolder(config: Config, surroundings: Surroundings): FindSwarm {
  return (infohash) => withLocalTorrents(config, surroundings, (backend) => swarmOf(backend, infohash));
}

/** Looks swarms up at a server, with the token from the environment. Its refusals are AppErrors. */
export function findAtServer(url: string, surroundings: Surroundings): FindSwarm {
  const backend = remoteTorrents(url, surroundings);
  return (infohash) => swarmOf(backend, infohash);
}

async function swarmOf({ client }: TorrentBackend, infohash: Infohash): Promise<TorrentSwarm> {
  const { name, swarm } = await refusing(client.showTorrent({ infohash }));
  if (swarm === null) return { name, swarm };
  const { seeders, leechers, completed, at } = swarm;
  return { name, swarm: { seeders, leechers, completed, at } };
}
