import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { AppError } from '../errors.ts';
import { ThreadPool, type PoolLog, type ThreadReports } from '../lib/thread-pool.ts';
import { Turns } from '../lib/turns.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';
import { fromPortable } from '../metainfo/portable.ts';
import type { StructureNode } from '../metainfo/structure.ts';
import type { CheckReport } from './check.ts';
import type { CheckAnswer } from './check-thread.ts';
import { doCheck, type CheckRequest, type CheckResult } from './check-work.ts';

/** For whom checks run, and how many milliseconds they may still use. */
export interface Payer {
  /** A short key of the token or address. Checks of the same key run one after the other. */
  readonly key: string;
  /**
   * Takes milliseconds before a check, at most as many as the limit ever has, and resolves to how many. Rejects with
   * rate_limited when too few are left.
   */
  reserve(ms: number): Promise<number>;
  /** Takes what a check used beyond its reservation, or gives back what it did not use, when negative. */
  settle(ms: number): Promise<void>;
}

export interface InspectedTorrent {
  readonly report: CheckReport;
  /** The structure of the file; undefined when it is not bencode. */
  readonly structure: StructureNode | undefined;
}

/**
 * Checks .torrent files without delaying other requests: small ones at once, larger ones in threads. Its methods reject
 * with rate_limited when the payer has used up its time, unavailable when too many wait, and invalid for a file that
 * takes too long.
 */
export interface Checker {
  /** Checks a file by the rules. */
  check(bytes: Uint8Array, payer?: Payer): Promise<CheckReport>;
  /** The same, with the structure of the file. */
  inspect(bytes: Uint8Array, payer?: Payer): Promise<InspectedTorrent>;
  /**
   * Reads a torrent that was accepted before, with that SHA-256. Undefined for bytes that are not a torrent. No payer
   * is charged.
   */
  readAccepted(bytes: Uint8Array, sha256: string): Promise<Metainfo | undefined>;
  /** Ends the threads. Call it when no check is running. */
  close(): Promise<void>;
}

export interface CheckerOptions {
  readonly log?: PoolLog | undefined;
  readonly reports?: ThreadReports | undefined;
  /** How long one check may take, in milliseconds. */
  readonly limitMs?: number;
  /** The module that a thread runs. */
  readonly thread?: URL;
}

/**
 * Larger files are checked in a thread. A check takes linear time (`test/process/metainfo/bounds.test.ts`): about 30 ms
 * for the most expensive file of this size, 1 ms for a common one. A thread would add 0.2 ms.
 */
const ON_LOOP_BYTES_MAX = 64 * 1024;

/** 10 MiB of the most expensive kind take 4 s on an idle core. */
const LIMIT_MS = 20_000;

/**
 * The time of the most expensive files. It is reserved before a check, because the real time is only known after it.
 */
const RESERVED_MS_PER_MIB = 400;
const MIB = 1024 * 1024;

/** At least two, so that the checks of one payer do not delay those of others. */
const THREADS_MAX = Math.min(4, Math.max(2, availableParallelism()));
const WAITING_MAX = 256;
const WAIT_MAX_MS = 60_000;
/** How many checks of one payer may wait: a form may have 100 files. */
const WAITING_PER_PAYER_MAX = 200;

/** A payer without limits, for what the service reads by itself. */
export function freeOfCharge(key: string): Payer {
  return { key, reserve: async (ms) => ms, settle: async () => {} };
}

const FREE = freeOfCharge('service');

export function createChecker({
  log,
  reports,
  limitMs = LIMIT_MS,
  thread = new URL(`./check-thread${extname(import.meta.url)}`, import.meta.url),
}: CheckerOptions = {}): Checker {
  const pool = new ThreadPool<CheckRequest | 'close'>({
    url: thread,
    name: 'check',
    threadsMax: THREADS_MAX,
    limitMs,
    waitMaxMs: WAIT_MAX_MS,
    waitingMax: WAITING_MAX,
    busy,
    tooLong,
    isLimitOfRequest: true,
    log,
    reports,
  });
  const turns = new Turns(WAITING_PER_PAYER_MAX, busy);

  /** Rejects like the pool. A file that took too long costs the whole time limit. */
  const inThread = async (request: CheckRequest): Promise<Paid> => {
    try {
      const { tookMs, portable, ...rest } = (await pool.run(request)) as CheckAnswer;
      const metainfo = portable && fromPortable(portable, request.bytes);
      return { tookMs, result: { ...rest, metainfo } };
    } catch (error) {
      const isTooLong = error instanceof AppError && error.code === 'invalid';
      return { tookMs: isTooLong ? limitMs : 0, error };
    }
  };

  const run = async (request: CheckRequest, payer: Payer): Promise<CheckResult> => {
    const { byteLength } = request.bytes;
    if (byteLength <= ON_LOOP_BYTES_MAX) return pay(payer, byteLength, () => onLoop(request));
    return turns.take(payer.key, () => pay(payer, byteLength, () => inThread(request)));
  };

  return {
    check: async (bytes, payer = FREE) => reportOf(await run({ kind: 'check', bytes }, payer)),
    async inspect(bytes, payer = FREE) {
      const result = await run({ kind: 'inspect', bytes }, payer);
      return { report: reportOf(result), structure: result.structure };
    },
    async readAccepted(bytes, sha256) {
      return (await run({ kind: 'read', bytes }, { ...FREE, key: sha256 })).metainfo;
    },
    close: () => pool.close(),
  };
}

function reportOf({ verdict, metainfo }: CheckResult): CheckReport {
  if (verdict?.verdict === 'refuse') return verdict;
  if (verdict !== undefined && metainfo !== undefined) return { ...verdict, metainfo };
  throw new Error('Cannot use a check without its verdict and its metainfo');
}

type Paid = { readonly tookMs: number } & ({ readonly result: CheckResult } | { readonly error: unknown });

async function pay(payer: Payer, byteLength: number, work: () => Paid | Promise<Paid>): Promise<CheckResult> {
  const reservedMs = await payer.reserve(Math.ceil((byteLength * RESERVED_MS_PER_MIB) / MIB));
  const paid = await work();
  await payer.settle(paid.tookMs - reservedMs);
  if ('error' in paid) throw paid.error;
  return paid.result;
}

function onLoop(request: CheckRequest): Paid {
  const start = performance.now();
  const result = doCheck(request);
  return { tookMs: performance.now() - start, result };
}

function busy(): AppError {
  return new AppError('unavailable', 'Cannot check the file now: too many files are being checked', {
    hint: 'Try again in a few seconds.',
  });
}

function tooLong(limitMs: number): AppError {
  return new AppError('invalid', `Cannot check the file: it would take more than ${limitMs / 1000} seconds`, {
    hint: 'Create a torrent with fewer files, shorter names or fewer pieces.',
  });
}
