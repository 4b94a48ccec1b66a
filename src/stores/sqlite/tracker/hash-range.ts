const SWARM_HASH_BYTES = 20;

/** What comes after all bytes that begin with the hash, of which a v2 infohash has 12 more. */
export function endOf(hash: Uint8Array): Uint8Array {
  return Uint8Array.from([...hash, ...new Uint8Array(13).fill(0xff)]);
}

/** What names the swarms of a torrent: its v1 infohash, and the beginning of its v2 infohash. */
export function swarmHashesOf(v1: Uint8Array | null, v2: Uint8Array | null): readonly Uint8Array[] {
  return [v1, v2 && v2.subarray(0, SWARM_HASH_BYTES)].filter((hash) => hash !== null);
}
