/** What comes after all bytes that begin with the hash, of which a v2 infohash has 12 more. */
export function endOf(hash: Uint8Array): Uint8Array {
  return Uint8Array.from([...hash, ...new Uint8Array(13).fill(0xff)]);
}
