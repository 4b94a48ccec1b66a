import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { AppError } from '../errors.ts';
import { startAhead } from '../lib/ahead.ts';
import { ThreadPool, type ThreadReports } from '../lib/thread-pool.ts';
import { pieceAt, type CreationPlan, type PieceSource } from '../metainfo/creation-plan.ts';
import type { PieceHash, PieceHashes } from '../metainfo/piece-hashes.ts';
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
  readonly reports?: ThreadReports | undefined;
}

/** How much one request has at least: so that posting it costs little, and stopping takes a moment. */
const REQUEST_BYTES = 32 * 1024 * 1024;
/** Tiny files: how many pieces or ranges of pieces one request has at most. */
const REQUEST_RANGES_MAX = 2_000;
/** A piece is at most 128 MiB, and disks may be slow. */
const REQUEST_LIMIT_MS = 3_600_000;

const SHA1_BYTES = 20;

/** Pieces that are hashed, and what of them. */
export interface HashedPieces {
  readonly pieceCount: number;
  readonly hasSha1: boolean;
  readonly hasRoots: boolean;
  readonly pieceAt: (piece: number) => PieceSource;
}

export interface PieceHandler {
  /** Called with the hashes of each piece, in the order of their batches. */
  onPiece(piece: number, hash: PieceHash): void;
  /** Called for a piece that cannot be read. Without it the hashing rejects. */
  onUnreadable?(piece: number, error: AppError): void;
}

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
  const pieces: HashedPieces = {
    pieceCount: plan.pieceCount,
    hasSha1: hashes.sha1s !== undefined,
    hasRoots: hashes.roots !== undefined,
    pieceAt: (piece) => pieceAt(plan, piece),
  };
  await hashEach(pieces, files, { onPiece: (piece, hash) => hashes.set(piece, hash) }, options);
  for (const [index, file] of files.entries()) {
    // A link has no content.
    if (plan.files[index]?.symlink === undefined) await checkUnchanged(file);
  }
}

/**
 * Hashes pieces in threads. `files` are those that the ranges name; an undefined one is read as zeros. Rejects like
 * `hashPieces`, but does not look at the end whether a file was changed meanwhile.
 */
export async function hashEach(
  pieces: HashedPieces,
  files: readonly (ContentFile | undefined)[],
  { onPiece, onUnreadable }: PieceHandler,
  options: HashOptions = {},
): Promise<void> {
  const { signal, onHashed, isLowPriority = false, reports } = options;
  const threadsMax = isLowPriority ? 1 : availableParallelism();
  const pool = createPool(threadsMax, isLowPriority, reports);
  const running = new Set<Promise<unknown>>();
  const { hasSha1, hasRoots } = pieces;
  const hash = async (batch: Batch): Promise<HashAnswer> => {
    signal?.throwIfAborted();
    const request: HashRequest = { files: batch.files, pieces: batch.sources, hasSha1, hasRoots };
    const answered = pool.run(request);
    running.add(answered);
    try {
      return (await answered) as HashAnswer;
    } finally {
      running.delete(answered);
    }
  };
  /** The same; of a batch that cannot be read, each piece by itself, so that one bad sector is one bad piece. */
  const hashReadable = async (batch: Batch): Promise<readonly Hashed[]> => {
    try {
      return [{ batch, answer: await hash(batch) }];
    } catch (error) {
      if (onUnreadable === undefined || !isReadError(error)) throw error;
      if (batch.pieces.length === 1) return [{ batch, error }];
      const hashed: Hashed[] = [];
      for (const single of singlesOf(batch)) hashed.push(...(await hashReadable(single)));
      return hashed;
    }
  };
  try {
    for await (const answers of startAhead(batchesOf(pieces, files, options), 2 * threadsMax, hashReadable)) {
      for (const { batch, answer, error } of answers) {
        batch.pieces.forEach((piece, index) => {
          if (answer === undefined) onUnreadable?.(piece, error as AppError);
          else {
            const sha1 = hasSha1 ? part(answer.sha1s, index, SHA1_BYTES) : undefined;
            const root = hasRoots ? part(answer.roots, index, HASH_BYTES) : undefined;
            onPiece(piece, { sha1, root });
          }
        });
        onHashed?.(batch.pieces, batch.lengthBytes);
      }
      signal?.throwIfAborted();
    }
  } finally {
    // The pool must not be closed under a request.
    await Promise.allSettled(running);
    await pool.close();
  }
}

interface Hashed {
  readonly batch: Batch;
  readonly answer?: HashAnswer;
  readonly error?: AppError;
}

function isReadError(error: unknown): error is AppError {
  return error instanceof AppError && ['not_found', 'unavailable', 'conflict'].includes(error.code);
}

function singlesOf({ pieces, sources, files }: Batch): readonly Batch[] {
  return pieces.map((piece, index) => {
    const single = new BatchBuilder(files);
    single.add(piece, sources[index] as PieceSource);
    return single.finish();
  });
}

function part(all: Uint8Array, index: number, length: number): Uint8Array {
  return all.subarray(index * length, (index + 1) * length);
}

interface Batch {
  readonly pieces: readonly number[];
  readonly sources: readonly PieceSource[];
  readonly files: readonly (ContentFile | undefined)[];
  readonly lengthBytes: number;
}

function* batchesOf(
  { pieceCount, pieceAt: sourceOf }: HashedPieces,
  files: readonly (ContentFile | undefined)[],
  { isHashed }: HashOptions,
): Generator<Batch, void, void> {
  let batch = new BatchBuilder(files);
  for (let piece = 0; piece < pieceCount; piece++) {
    if (isHashed?.(piece) === true) continue;
    batch.add(piece, sourceOf(piece));
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
  readonly #all: readonly (ContentFile | undefined)[];
  readonly #pieces: number[] = [];
  readonly #sources: PieceSource[] = [];
  readonly #files: (ContentFile | undefined)[] = [];
  #lastFile = -1;

  constructor(all: readonly (ContentFile | undefined)[]) {
    this.#all = all;
  }

  add(piece: number, source: PieceSource): void {
    const ranges = source.ranges.map((range) => {
      // Ranges come in the order of the files.
      if (range.file !== this.#lastFile) this.#files.push(this.#all[range.file]);
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

function createPool(
  threadsMax: number,
  isLowPriority: boolean,
  reports: ThreadReports | undefined,
): ThreadPool<HashRequest | 'close'> {
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
    reports,
  });
}
