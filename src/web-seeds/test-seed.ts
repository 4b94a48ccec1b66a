import { createHash, type Hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { WebSeedOutcome } from '../catalogue/web-seed-tests.ts';
import type { AddressGuard } from '../http/address-guard.ts';
import { contentPiecesOf, type ContentPieces } from '../metainfo/content-pieces.ts';
import { BLOCK_BYTES, HASH_BYTES } from '../metainfo/merkle.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';
import { pieceRoot } from '../metainfo/piece-hashes.ts';
import { nodeDigests } from '../catalogue/node-crypto.ts';
import { fetchRange, ForbiddenAddress } from './fetch-range.ts';
import { seedAddress } from './seed-address.ts';

/** Tests a web seed of a torrent. It rejects only when it is stopped. */
export type TestSeed = (metainfo: Metainfo, seed: string, stopped: AbortSignal) => Promise<WebSeedOutcome>;

export interface SeedTestParts {
  readonly guard: AddressGuard;
  /** From 0 to 1, for the choice of a piece. */
  readonly random?: (() => number) | undefined;
  /** How long one test may take. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 60_000;
/** Most torrents have pieces of 16 MiB at most. Of a longer one its first bytes are asked for, and not compared. */
const PIECE_BYTES_MAX = 16 * 1024 * 1024;
const SAMPLE_BYTES = 16 * 1024;
/** A piece of many small files would take a request for each. */
const RANGES_MAX = 4;
const ATTEMPTS = 20;
const TURN_BYTES = 1024 * 1024;

/**
 * Makes the test: a piece is chosen at random, so that over time all of them are looked at, its bytes are asked for by ranges, as
 * clients do (BEP 19), and compared with its hash.
 */
export function createSeedTest({
  guard,
  random = Math.random,
  timeoutMs = TIMEOUT_MS,
}: SeedTestParts): TestSeed {
  return async (metainfo, seed, stopped) => {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]);
    try {
      return await test(metainfo, seed, { guard, random, signal });
    } catch (error) {
      if (stopped.aborted) throw error;
      return error instanceof ForbiddenAddress ? 'forbidden_address' : 'unreachable';
    }
  };
}

interface Attempt {
  readonly guard: AddressGuard;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

async function test(metainfo: Metainfo, seed: string, attempt: Attempt): Promise<WebSeedOutcome> {
  const pieces = contentPiecesOf(metainfo);
  const piece = choosePiece(pieces, attempt.random);
  if (piece === undefined) return testLength(metainfo, pieces, seed, attempt);
  const { ranges, padBytes, leafCount } = pieces.pieceAt(piece);
  const parts: Uint8Array[] = [];
  for (const range of ranges) {
    const file = pieces.files[range.file];
    if (file === undefined || file.attributes.pad) parts.push(new Uint8Array(range.lengthBytes));
    else {
      const part = await fetchPart(metainfo, seed, file, range, attempt);
      if (typeof part === 'string') return part;
      parts.push(part);
    }
  }
  const { sha1, blocks } = await hashInTurns(Buffer.concat(parts));
  sha1.update(new Uint8Array(padBytes));
  const found = {
    sha1: pieces.hasSha1 ? sha1.digest() : undefined,
    root: pieces.hasRoots ? pieceRoot(blocks, leafCount, nodeDigests) : undefined,
  };
  return pieces.matches(piece, found) ? 'reachable' : 'wrong_content';
}

/** A piece that takes few requests and not too many bytes; undefined when none was found. */
function choosePiece(pieces: ContentPieces, random: () => number): number | undefined {
  for (let count = 0; count < ATTEMPTS; count++) {
    const piece = Math.min(Math.floor(random() * pieces.pieceCount), pieces.pieceCount - 1);
    if (piece < 0) return undefined;
    const { ranges } = pieces.pieceAt(piece);
    const lengthBytes = ranges.reduce((sum, range) => sum + range.lengthBytes, 0);
    if (ranges.length <= RANGES_MAX && lengthBytes <= PIECE_BYTES_MAX) return piece;
  }
  return undefined;
}

/** Asks for the beginning of a file, where no piece can be compared. */
async function testLength(
  metainfo: Metainfo,
  { files }: ContentPieces,
  seed: string,
  attempt: Attempt,
): Promise<WebSeedOutcome> {
  const longest = files
    .filter(({ attributes, lengthBytes }) => !attributes.pad && lengthBytes > 0)
    .reduce<(typeof files)[number] | undefined>(
      (best, file) => (best !== undefined && best.lengthBytes >= file.lengthBytes ? best : file),
      undefined,
    );
  if (longest === undefined) return 'reachable';
  const range = { offset: 0, lengthBytes: Math.min(SAMPLE_BYTES, longest.lengthBytes) };
  const part = await fetchPart(metainfo, seed, longest, range, attempt);
  return typeof part === 'string' ? part : 'reachable';
}

async function fetchPart(
  metainfo: Metainfo,
  seed: string,
  file: ContentPieces['files'][number],
  range: { readonly offset: number; readonly lengthBytes: number },
  { guard, signal }: Attempt,
): Promise<Uint8Array | WebSeedOutcome> {
  const url = seedAddress(seed, metainfo, file);
  if (url === undefined) return 'unreachable';
  const { status, bytes, totalBytes } = await fetchRange(url, range, guard, signal);
  if (status === 404 || status === 410) return 'not_found';
  // It has fewer bytes than the range begins at.
  if (status === 416) return 'wrong_size';
  if (status === 200) return 'no_ranges';
  if (status !== 206) return 'unreachable';
  if (totalBytes !== undefined && totalBytes !== file.lengthBytes) return 'wrong_size';
  return bytes ?? 'no_ranges';
}

/** The SHA-1 and the SHA-256 of each block, a MiB in each turn of the event loop: a piece would hold up pages for 30 ms. */
async function hashInTurns(bytes: Uint8Array): Promise<{ readonly sha1: Hash; readonly blocks: Uint8Array }> {
  const sha1 = createHash('sha1');
  const blocks = new Uint8Array(Math.ceil(bytes.length / BLOCK_BYTES) * HASH_BYTES);
  for (let turn = 0; turn < bytes.length; turn += TURN_BYTES) {
    const part = bytes.subarray(turn, turn + TURN_BYTES);
    sha1.update(part);
    for (let start = 0; start < part.length; start += BLOCK_BYTES)
      blocks.set(
        nodeDigests.sha256(part.subarray(start, start + BLOCK_BYTES)),
        ((turn + start) / BLOCK_BYTES) * HASH_BYTES,
      );
    await setImmediate();
  }
  return { sha1, blocks };
}
