/** Spreads the bits of a word over all 32 (the finalizer of MurmurHash3, public domain). */
export function mix(word: number): number {
  let bits = Math.imul(word ^ (word >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return bits ^ (bits >>> 16);
}
