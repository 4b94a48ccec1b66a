import type { Digests } from './digests.ts';

/** The length of a SHA-256. */
export const HASH_BYTES = 32;
/** The length of a block, the leaf of a Merkle tree (BEP 52). */
export const BLOCK_BYTES = 0x4000;

/**
 * Computes the roots of piece layers for one piece length. A layer is filled up to a power of two with the root of a
 * piece without blocks, whose leaves are 32 zero bytes each (BEP 52).
 */
export class MerkleTree {
  readonly #digests: Digests;
  /** The filler hash of each row, the row of the pieces first. */
  readonly #pads: Uint8Array[];
  #row = new Uint8Array(8 * HASH_BYTES);

  constructor(pieceLengthBytes: number, digests: Digests) {
    this.#digests = digests;
    this.#pads = [padRoot(pieceLengthBytes, digests)];
  }

  /** The root, 32 bytes, of the tree whose row of piece hashes is given; valid until the next call. */
  rootOf(layer: Uint8Array): Uint8Array {
    let count = layer.length / HASH_BYTES;
    // Each row of the tree overwrites the one below it.
    const row = this.#openRow(count + 1);
    row.set(layer);
    for (let level = 0; count > 1; level++) {
      if (count % 2 === 1) row.set(this.#padOf(level), count * HASH_BYTES);
      count = Math.ceil(count / 2);
      for (let pair = 0; pair < count; pair++) {
        const both = row.subarray(pair * 2 * HASH_BYTES, (pair + 1) * 2 * HASH_BYTES);
        row.set(this.#digests.sha256(both), pair * HASH_BYTES);
      }
    }
    return row.subarray(0, HASH_BYTES);
  }

  /** Memory for so many hashes. It is reused, as most torrents of many files have short layers. */
  #openRow(hashes: number): Uint8Array {
    if (this.#row.length < hashes * HASH_BYTES) this.#row = new Uint8Array(2 * hashes * HASH_BYTES);
    return this.#row;
  }

  #padOf(row: number): Uint8Array {
    for (let known = this.#pads.length; known <= row; known++) {
      const below = this.#pads[known - 1] as Uint8Array;
      this.#pads.push(hashPair(below, below, this.#digests));
    }
    return this.#pads[row] as Uint8Array;
  }
}

function padRoot(pieceLengthBytes: number, digests: Digests): Uint8Array {
  let root: Uint8Array = new Uint8Array(HASH_BYTES);
  for (let covered = BLOCK_BYTES; covered < pieceLengthBytes; covered *= 2)
    root = hashPair(root, root, digests);
  return root;
}

function hashPair(left: Uint8Array, right: Uint8Array, digests: Digests): Uint8Array {
  const pair = new Uint8Array(2 * HASH_BYTES);
  pair.set(left);
  pair.set(right, HASH_BYTES);
  return digests.sha256(pair);
}
