import type { Registry } from '../../../swarm/registry.ts';
import { openReader } from '../database/connection.ts';

/** The data with which a tracker's thread opens its registry. */
export interface RegistryData {
  readonly file: string;
  /** `catalogue`: the torrents that all readers may see. `open`: all but those that are blocked. */
  readonly mode: 'catalogue' | 'open';
}

/** By the 20 bytes of a v1 infohash, or by the first 20 of a v2 one. */
const REGISTERED = `
  SELECT 1 FROM torrents
  WHERE infohash_v1 = :hash AND state IN ('public', 'unlisted', 'superseded') AND private = 0
  UNION ALL
  SELECT 1 FROM torrents
  WHERE infohash_v2 >= :hash AND infohash_v2 < :end
    AND state IN ('public', 'unlisted', 'superseded') AND private = 0
  LIMIT 1`;

const BLOCKED = `
  SELECT 1 FROM blocked_infohashes WHERE infohash = :hash OR (infohash >= :hash AND infohash < :end) LIMIT 1`;

/** Opens what a tracker may serve, on a connection of its own. */
export function openRegistry({ file, mode }: RegistryData): Registry {
  const connection = openReader(file);
  const find = connection.prepare<[object]>(mode === 'catalogue' ? REGISTERED : BLOCKED);
  return {
    async mayExist(hashes) {
      return hashes.map((hash) => {
        const found = find.get({ hash, end: endOf(hash) }) !== undefined;
        return mode === 'catalogue' ? found : !found;
      });
    },
  };
}

/** What comes after all bytes that begin with the hash. */
function endOf(hash: Uint8Array): Uint8Array {
  const end = Uint8Array.from([...hash, ...new Uint8Array(13).fill(0xff)]);
  return end;
}
