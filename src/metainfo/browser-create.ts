/*! With @noble/hashes, (c) 2022 Paul Miller (paulmillr.com), under the MIT License. */

import { createMetainfo, type OutsideInfo } from './create.ts';
import {
  pieceAt,
  planCreation,
  type CreationInput,
  type CreationPlan,
  type PieceSource,
} from './creation-plan.ts';
import { BLOCK_BYTES, HASH_BYTES } from './merkle.ts';
import { PieceHashes, pieceRoot } from './piece-hashes.ts';
import { plainDigests } from './plain-digests.ts';

/** Plans a torrent of files, with no hash yet. Throws an AppError for what no torrent can have. */
export function planTorrent(input: CreationInput): CreationPlan {
  return planCreation(input);
}

/** What the hashes of a plan are collected in. */
export function hashesOf(plan: CreationPlan): PieceHashes {
  return new PieceHashes(plan);
}

/** Where the bytes of a piece are. */
export function pieceOf(plan: CreationPlan, piece: number): PieceSource {
  return pieceAt(plan, piece);
}

/** The root of a piece, from the hashes of its blocks. */
export function rootOf(blockHashes: Uint8Array, leafCount: number): Uint8Array {
  return pieceRoot(blockHashes, leafCount, plainDigests);
}

/** The torrent, once all its pieces are hashed. */
export function writeTorrent(
  plan: CreationPlan,
  hashes: PieceHashes,
  outside: OutsideInfo,
): Uint8Array<ArrayBuffer> {
  return createMetainfo(plan, hashes, outside, plainDigests);
}

/** SHA-1 or SHA-256 in plain JavaScript, for pages that are loaded by plain http: these have no digests of their own. */
export function slowDigest(algorithm: 'SHA-1' | 'SHA-256', bytes: Uint8Array): Uint8Array {
  return algorithm === 'SHA-1' ? plainDigests.sha1(bytes) : plainDigests.sha256(bytes);
}

/** The sizes of a block and of its hash, in bytes. */
export const SIZES = { block: BLOCK_BYTES, hash: HASH_BYTES };
