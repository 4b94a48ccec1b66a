/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash of short inputs that costs a tenth of an HMAC. Numbers of 64
 * bits are pairs of words, the low one first, because BigInt is ten times slower.
 */
export class SipHash {
  readonly #key: Int32Array;
  /** v0 to v3. */
  readonly #state = new Int32Array(8);

  /** The key has 16 bytes. */
  constructor(key: Uint8Array) {
    this.#key = wordsOf(key);
  }

  /** The hash of some bytes as two words, the low one first. */
  hash(bytes: Uint8Array): readonly [number, number] {
    const v = this.#state;
    const [k0 = 0, k1 = 0, k2 = 0, k3 = 0] = this.#key;
    v[0] = k0 ^ 0x7073_6575;
    v[1] = k1 ^ 0x736f_6d65;
    v[2] = k2 ^ 0x6e64_6f6d;
    v[3] = k3 ^ 0x646f_7261;
    v[4] = k0 ^ 0x6e65_7261;
    v[5] = k1 ^ 0x6c79_6765;
    v[6] = k2 ^ 0x7974_6573;
    v[7] = k3 ^ 0x7465_6462;
    const blocks = Math.floor(bytes.length / 8);
    for (let block = 0; block < blocks; block += 1)
      this.#absorb(wordAt(bytes, block * 8), wordAt(bytes, block * 8 + 4));
    // The last block has the length in its last byte.
    const rest = blocks * 8;
    this.#absorb(wordAt(bytes, rest), wordAt(bytes, rest + 4) | (bytes.length << 24));
    v[4] ^= 0xff;
    for (let round = 0; round < 4; round += 1) this.#round();
    return [v[0] ^ v[2] ^ v[4] ^ v[6], v[1] ^ v[3] ^ v[5] ^ v[7]];
  }

  #absorb(low: number, high: number): void {
    const v = this.#state;
    v[6] = (v[6] as number) ^ low;
    v[7] = (v[7] as number) ^ high;
    this.#round();
    this.#round();
    v[0] = (v[0] as number) ^ low;
    v[1] = (v[1] as number) ^ high;
  }

  #round(): void {
    const v = this.#state;
    add(v, 0, 2);
    add(v, 4, 6);
    rotate(v, 2, 13);
    rotate(v, 6, 16);
    xor(v, 2, 0);
    xor(v, 6, 4);
    rotate(v, 0, 32);
    add(v, 0, 6);
    add(v, 4, 2);
    rotate(v, 6, 21);
    rotate(v, 2, 17);
    xor(v, 6, 0);
    xor(v, 2, 4);
    rotate(v, 4, 32);
  }
}

function add(v: Int32Array, to: number, from: number): void {
  const low = ((v[to] as number) >>> 0) + ((v[from] as number) >>> 0);
  v[to] = low;
  v[to + 1] = (v[to + 1] as number) + (v[from + 1] as number) + (low > 0xffff_ffff ? 1 : 0);
}

function xor(v: Int32Array, to: number, from: number): void {
  v[to] = (v[to] as number) ^ (v[from] as number);
  v[to + 1] = (v[to + 1] as number) ^ (v[from + 1] as number);
}

function rotate(v: Int32Array, at: number, bits: number): void {
  const low = v[at] as number;
  const high = v[at + 1] as number;
  if (bits === 32) {
    v[at] = high;
    v[at + 1] = low;
    return;
  }
  v[at] = (low << bits) | (high >>> (32 - bits));
  v[at + 1] = (high << bits) | (low >>> (32 - bits));
}

function wordsOf(bytes: Uint8Array): Int32Array {
  return Int32Array.from({ length: bytes.length / 4 }, (_, index) => wordAt(bytes, index * 4));
}

/** Four bytes, little-endian; those past the end are 0. */
function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}
