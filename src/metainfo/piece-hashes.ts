import type { CreationPlan } from './creation-plan.ts';
import type { Digests } from './digests.ts';
import { BLOCK_BYTES, HASH_BYTES, MerkleTree } from './merkle.ts';

const SHA1_BYTES = 20;

/** The hashes of one piece. */
export interface PieceHash {
  /** SHA-1 of its bytes and padding, 20 bytes; undefined in v2. */
  readonly sha1: Uint8Array | undefined;
  /** The root of its Merkle tree, 32 bytes; undefined in v1. */
  readonly root: Uint8Array | undefined;
}

/** The hashes of all pieces of a torrent that is to be created. They may be set in any order. */
export class PieceHashes {
  /** All SHA-1 hashes, as `pieces` has them; undefined in v2. */
  readonly sha1s: Uint8Array | undefined;
  /** The roots of all pieces, one after the other; undefined in v1. */
  readonly roots: Uint8Array | undefined;

  constructor({ version, pieceCount }: Pick<CreationPlan, 'version' | 'pieceCount'>) {
    this.sha1s = version === 'v2' ? undefined : new Uint8Array(pieceCount * SHA1_BYTES);
    this.roots = version === 'v1' ? undefined : new Uint8Array(pieceCount * HASH_BYTES);
  }

  set(piece: number, { sha1, root }: PieceHash): void {
    if (sha1 !== undefined) this.sha1s?.set(sha1, piece * SHA1_BYTES);
    if (root !== undefined) this.roots?.set(root, piece * HASH_BYTES);
  }

  get(piece: number): PieceHash {
    return {
      sha1: this.sha1s?.subarray(piece * SHA1_BYTES, (piece + 1) * SHA1_BYTES),
      root: this.roots?.subarray(piece * HASH_BYTES, (piece + 1) * HASH_BYTES),
    };
  }
}

/**
 * The root of the Merkle tree of a piece, 32 bytes, from the SHA-256 hashes of its blocks of 16 KiB, one after the other.
 * The tree has `leafCount` leaves, a power of two; those without a block are zero (BEP 52).
 */
export function pieceRoot(blockHashes: Uint8Array, leafCount: number, digests: Digests): Uint8Array {
  const leaves = new Uint8Array(leafCount * HASH_BYTES);
  leaves.set(blockHashes);
  return new MerkleTree(BLOCK_BYTES, digests).rootOf(leaves).slice();
}
