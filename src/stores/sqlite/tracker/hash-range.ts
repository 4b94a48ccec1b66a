import { SWARM_HASH_BYTES } from '../../../swarm/hash-table.ts';

/** What comes after all bytes that begin with the hash, of which a v2 infohash has 12 more. */
export function endOf(hash: Uint8Array): Uint8Array {
  return Uint8Array.from([...hash, ...new Uint8Array(13).fill(0xff)]);
}

/** What names a swarm: a v1 infohash, or the beginning of a v2 one. */
export function swarmHashOf(infohash: Uint8Array): Uint8Array {
  return infohash.subarray(0, SWARM_HASH_BYTES);
}

/** What names the swarms of a torrent, which has one for each of its infohashes. */
export function swarmHashesOf(v1: Uint8Array | null, v2: Uint8Array | null): readonly Uint8Array[] {
  return [v1, v2].filter((infohash) => infohash !== null).map(swarmHashOf);
}
