import { createHash, hash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { nodeDigests } from '../catalogue/node-crypto.ts';
import { AppError } from '../errors.ts';
import { giveWay } from '../lib/give-way.ts';
import type { ThreadMessage } from '../lib/thread-pool.ts';
import { toWire } from '../lib/wire-error.ts';
import type { PieceSource } from '../metainfo/creation-plan.ts';
import { BLOCK_BYTES, HASH_BYTES } from '../metainfo/merkle.ts';
import { pieceRoot } from '../metainfo/piece-hashes.ts';
import { changedError, readError } from './errors.ts';
import type { ContentFile } from './content-file.ts';

/** The data with which a thread starts. */
export interface HashThreadData {
  /** Whether all else on the machine goes first. */
  readonly isLowPriority: boolean;
}

/** Some pieces to hash. */
export interface HashRequest {
  /** The files that the ranges of the pieces name by their index; an undefined one is all zeros, as pad files are. */
  readonly files: readonly (ContentFile | undefined)[];
  readonly pieces: readonly PieceSource[];
  readonly hasSha1: boolean;
  readonly hasRoots: boolean;
}

/** The hashes of the pieces, one after the other. */
export interface HashAnswer {
  readonly sha1s: Uint8Array;
  readonly roots: Uint8Array;
}

const SHA1_BYTES = 20;
/** Both digests read what was just read into it, so it has to fit into the processor's cache. */
const CHUNK_BYTES = 16 * BLOCK_BYTES;

if (parentPort === null) throw new Error('Cannot start to hash: this does not run in a worker thread');
const port = parentPort;
if ((workerData as HashThreadData).isLowPriority) giveWay();

const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
const zeros = new Uint8Array(CHUNK_BYTES);

port.on('message', (request: HashRequest | 'close') => {
  if (request === 'close') port.close();
  else answer(request);
});

port.postMessage('ready' satisfies ThreadMessage);

function answer(request: HashRequest): void {
  try {
    const value = hashRequest(request);
    port.postMessage({ value } satisfies ThreadMessage, [
      value.sha1s.buffer as ArrayBuffer,
      value.roots.buffer as ArrayBuffer,
    ]);
  } catch (error) {
    port.postMessage({ error: toWire(error) } satisfies ThreadMessage);
  }
}

function hashRequest({ files, pieces, hasSha1, hasRoots }: HashRequest): HashAnswer {
  const sha1s = Buffer.alloc(hasSha1 ? pieces.length * SHA1_BYTES : 0);
  const roots = Buffer.alloc(hasRoots ? pieces.length * HASH_BYTES : 0);
  let open: OpenFile | undefined;
  try {
    for (const [piece, source] of pieces.entries()) {
      const sha1 = hasSha1 ? createHash('sha1') : undefined;
      const leaves = hasRoots ? Buffer.alloc(source.leafCount * HASH_BYTES) : undefined;
      let block = 0;
      for (const { file, offset, lengthBytes } of source.ranges) {
        const content = files[file];
        if (content === undefined) {
          pad(sha1, lengthBytes);
          continue;
        }
        if (open?.index !== file) {
          open?.close();
          open = undefined;
          open = new OpenFile(file, content);
        }
        for (let at = 0; at < lengthBytes; at += CHUNK_BYTES) {
          const read = chunk.subarray(0, Math.min(CHUNK_BYTES, lengthBytes - at));
          open.read(read, offset + at);
          sha1?.update(read);
          if (leaves !== undefined) block = hashBlocks(read, leaves, block);
        }
      }
      if (sha1 !== undefined) {
        pad(sha1, source.padBytes);
        sha1.digest().copy(sha1s, piece * SHA1_BYTES);
      }
      if (leaves !== undefined)
        roots.set(pieceRoot(leaves, source.leafCount, nodeDigests), piece * HASH_BYTES);
    }
  } finally {
    open?.close();
  }
  return { sha1s, roots };
}

/** Writes the SHA-256 of each block to the leaves from `block` on. Returns the next block. */
function hashBlocks(bytes: Uint8Array, leaves: Buffer, block: number): number {
  let next = block;
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    // A digest as latin1 takes a third of the time of one as a buffer.
    const digest = hash('sha256', bytes.subarray(at, at + BLOCK_BYTES), 'latin1');
    leaves.write(digest, next * HASH_BYTES, 'latin1');
    next += 1;
  }
  return next;
}

function pad(sha1: Hash | undefined, padBytes: number): void {
  for (let left = padBytes; left > 0; left -= CHUNK_BYTES)
    sha1?.update(left < CHUNK_BYTES ? zeros.subarray(0, left) : zeros);
}

/** A file that is read. It is compared with what it was when the torrent was planned. */
class OpenFile {
  readonly index: number;
  readonly #file: ContentFile;
  readonly #descriptor: number;

  constructor(index: number, file: ContentFile) {
    this.index = index;
    this.#file = file;
    try {
      this.#descriptor = openSync(file.location, 'r');
    } catch (error) {
      throw readError(file.location, error);
    }
    try {
      const { size, mtimeNs } = fstatSync(this.#descriptor, { bigint: true });
      if (Number(size) !== file.lengthBytes || String(mtimeNs) !== file.modifiedNs)
        throw changedError(file.location);
    } catch (error) {
      this.close();
      throw error instanceof AppError ? error : readError(file.location, error);
    }
  }

  read(into: Uint8Array, position: number): void {
    for (let done = 0; done < into.length;) {
      const count = this.#readSome(into, done, position + done);
      if (count === 0) throw changedError(this.#file.location);
      done += count;
    }
  }

  #readSome(into: Uint8Array, done: number, position: number): number {
    try {
      return readSync(this.#descriptor, into, done, into.length - done, position);
    } catch (error) {
      throw readError(this.#file.location, error);
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
