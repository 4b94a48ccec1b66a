import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { AppError } from '../errors.ts';
import { startAhead } from '../lib/ahead.ts';
import { ThreadPool } from '../lib/thread-pool.ts';
import { pieceAt, type CreationPlan, type PieceSource } from '../metainfo/creation-plan.ts';
import type { PieceHashes } from '../metainfo/piece-hashes.ts';
import { HASH_BYTES } from '../metainfo/merkle.ts';
import { checkUnchanged, type ContentFile } from './content-file.ts';
import type { HashAnswer, HashRequest, HashThreadData } from './hash-thread.ts';

export interface HashOptions {
  /** Stops the hashing: it then rejects with the reason of the signal, and what was hashed by then stays. */
  readonly signal?: AbortSignal | undefined;
  /** Whether a piece is hashed already: it is left as it is. */
  readonly isHashed?: ((piece: number) => boolean) | undefined;
  /** Called when more pieces are hashed, which need not come in order, with the length of their content in bytes. */
  readonly onHashed?: ((pieces: readonly number[], lengthBytes: number) => void) | undefined;
  /** Lets all else on the machine go first, and uses one thread. */
  readonly isLowPriority?: boolean | undefined;
}

/** How much one request has at least: so that posting it costs little, and stopping takes a moment. */
const REQUEST_BYTES = 32 * 1024 * 1024;
/** Tiny files: how many pieces or ranges of pieces one request has at most. */
const REQUEST_RANGES_MAX = 2_000;
/** A piece is at most 128 MiB, and disks may be slow. */
const REQUEST_LIMIT_MS = 3_600_000;

const SHA1_BYTES = 20;

/**
 * Hashes the pieces of a plan with as many threads as there are processors, and puts them into `hashes`. `files` are those
 * of the plan, in its order. Each byte is read once. Rejects with conflict when a file is changed meanwhile, with not_found
 * or unavailable when one cannot be read.
 */
export async function hashPieces(
  plan: CreationPlan,
  files: readonly ContentFile[],
  hashes: PieceHashes,
  options: HashOptions = {},
): Promise<void> {
  const { signal, onHashed, isLowPriority = false } = options;
  const threadsMax = isLowPriority ? 1 : availableParallelism();
  const pool = createPool(threadsMax, isLowPriority);
  const running = new Set<Promise<unknown>>();
  const versions = { hasSha1: hashes.sha1s !== undefined, hasRoots: hashes.roots !== undefined };
  try {
    const answers = startAhead(batchesOf(plan, files, options), 2 * threadsMax, async (batch) => {
      signal?.throwIfAborted();
      const request: HashRequest = { files: batch.files, pieces: batch.sources, ...versions };
      const answered = pool.run(request);
      running.add(answered);
      try {
        return { batch, answer: (await answered) as HashAnswer };
      } finally {
        running.delete(answered);
      }
    });
    for await (const { batch, answer } of answers) {
      batch.pieces.forEach((piece, index) =>
        hashes.set(piece, {
          sha1: versions.hasSha1 ? part(answer.sha1s, index, SHA1_BYTES) : undefined,
          root: versions.hasRoots ? part(answer.roots, index, HASH_BYTES) : undefined,
        }),
      );
      onHashed?.(batch.pieces, batch.lengthBytes);
      signal?.throwIfAborted();
    }
  } finally {
    // The pool must not be closed under a request.
    await Promise.allSettled(running);
    await pool.close();
  }
  for (const [index, file] of files.entries()) {
    // A link has no content.
    if (plan.files[index]?.symlink === undefined) await checkUnchanged(file);
  }
}

function part(all: Uint8Array, index: number, length: number): Uint8Array {
  return all.subarray(index * length, (index + 1) * length);
}

interface Batch {
  readonly pieces: readonly number[];
  readonly sources: readonly PieceSource[];
  readonly files: readonly ContentFile[];
  readonly lengthBytes: number;
}

function* batchesOf(
  plan: CreationPlan,
  files: readonly ContentFile[],
  { isHashed }: HashOptions,
): Generator<Batch, void, void> {
  let batch = new BatchBuilder(files);
  for (let piece = 0; piece < plan.pieceCount; piece++) {
    if (isHashed?.(piece) === true) continue;
    batch.add(piece, pieceAt(plan, piece));
    if (batch.lengthBytes < REQUEST_BYTES && batch.rangeCount < REQUEST_RANGES_MAX) continue;
    yield batch.finish();
    batch = new BatchBuilder(files);
  }
  if (batch.rangeCount > 0) yield batch.finish();
}

/** Collects pieces, with the files that they need and no others. */
class BatchBuilder {
  lengthBytes = 0;
  rangeCount = 0;
  readonly #all: readonly ContentFile[];
  readonly #pieces: number[] = [];
  readonly #sources: PieceSource[] = [];
  readonly #files: ContentFile[] = [];
  #lastFile = -1;

  constructor(all: readonly ContentFile[]) {
    this.#all = all;
  }

  add(piece: number, source: PieceSource): void {
    const ranges = source.ranges.map((range) => {
      // Ranges come in the order of the files.
      if (range.file !== this.#lastFile) this.#files.push(this.#all[range.file] as ContentFile);
      this.#lastFile = range.file;
      this.lengthBytes += range.lengthBytes;
      this.rangeCount += 1;
      return { ...range, file: this.#files.length - 1 };
    });
    this.#pieces.push(piece);
    this.#sources.push({ ...source, ranges });
  }

  finish(): Batch {
    return {
      pieces: this.#pieces,
      sources: this.#sources,
      files: this.#files,
      lengthBytes: this.lengthBytes,
    };
  }
}

function createPool(threadsMax: number, isLowPriority: boolean): ThreadPool<HashRequest | 'close'> {
  const failed = () =>
    new AppError('unavailable', 'Cannot go on: a thread that hashes ended', {
      hint: 'Look in the log why, and start again.',
    });
  return new ThreadPool({
    url: new URL(`./hash-thread${extname(import.meta.url)}`, import.meta.url),
    name: 'hashing',
    workerData: { isLowPriority } satisfies HashThreadData,
    threadsMax,
    limitMs: REQUEST_LIMIT_MS,
    waitMaxMs: REQUEST_LIMIT_MS,
    waitingMax: 2 * threadsMax + 1,
    busy: failed,
    tooLong: failed,
  });
}
