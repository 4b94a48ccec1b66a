import { readdir, readFile } from 'node:fs/promises';
import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8';
import { formatBytes } from '../lib/byte-text.ts';
import type { ProblemSink } from './problems.ts';
import type { Check } from './watch.ts';

/** From this part of a limit on there is a problem, and below the other one it is over, so that it does not flicker. */
const DESCRIPTORS = { beginsAt: 0.9, endsBelow: 0.8 };
/** V8 gives up somewhat before its limit: with one of 128 MiB at 118 MiB. */
const MEMORY = { beginsAt: 0.8, endsBelow: 0.7 };

/** What V8 gives the young generation unless `--max-semi-space-size` says otherwise; it is a part of the limit of the heap. */
const YOUNG_BYTES = 96 * 1024 * 1024;

/** A clock that differs by less is corrected all the time. */
const JUMP_MS = 30_000;
/** How long a jump is shown. */
const JUMP_LASTS_MS = 15 * 60_000;

/** How much of something is used, and of how much. */
export interface Usage {
  readonly used: number;
  readonly limit: number;
}

/** Notes when a heap is almost full twice in a row: most of what it has may be garbage that was not collected yet. */
export function memoryCheck(problems: ProblemSink, usage: () => Usage = heapUsage): Check {
  let wasFull = false;
  return () => {
    const { used, limit } = usage();
    const isFull = used >= limit * MEMORY.beginsAt;
    if (isFull && wasFull)
      problems.note('memory_low', { detail: `${formatBytes(used)} of ${formatBytes(limit)} are used` });
    if (used < limit * MEMORY.endsBelow) problems.clear('memory_low');
    wasFull = isFull;
  };
}

/** Of the old generation: the young one is always about to be full, and then emptied. */
function heapUsage(): Usage {
  const { heap_size_limit: all } = getHeapStatistics();
  let used = 0;
  for (const space of getHeapSpaceStatistics())
    if (!space.space_name.startsWith('new_')) used += space.space_used_size;
  return { used, limit: Math.max(all - YOUNG_BYTES, all / 2) };
}

/** Notes when the process has few file descriptors left. Linux only: elsewhere `usage` finds nothing. */
export function descriptorCheck(
  problems: ProblemSink,
  usage: () => Promise<Usage | undefined> = descriptorUsage,
): Check {
  return async () => {
    const found = await usage().catch((error: unknown) => {
      // Looking needs a file descriptor too.
      if (!isNoneLeft(error)) throw error;
      return { used: 1, limit: 1 };
    });
    if (found === undefined) return;
    const { used, limit } = found;
    const detail = limit === 1 ? 'none is left' : `${used} of ${limit} are used`;
    if (used >= limit * DESCRIPTORS.beginsAt) problems.note('file_descriptors_low', { detail });
    if (used < limit * DESCRIPTORS.endsBelow) problems.clear('file_descriptors_low');
  };
}

async function descriptorUsage(): Promise<Usage | undefined> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch((error: unknown) => {
    if (isNoneLeft(error)) throw error;
    return '';
  });
  const [, soft] = /^Max open files +(\d+)/m.exec(limits) ?? [];
  if (soft === undefined) return undefined;
  return { used: (await readdir('/proc/self/fd')).length, limit: Number(soft) };
}

function isNoneLeft(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE');
}

export interface Clocks {
  /** The clock that people set. */
  readonly now: () => Date;
  /** One in milliseconds that is never set. */
  readonly clock?: () => number;
}

/** Notes when the clock was set since the last look. A machine that slept counts as well. */
export function clockCheck(problems: ProblemSink, { now, clock = () => performance.now() }: Clocks): Check {
  const difference = (): number => now().getTime() - clock();
  let before = difference();
  return () => {
    const after = difference();
    const jumpMs = after - before;
    before = after;
    if (Math.abs(jumpMs) < JUMP_MS) return;
    const detail = `it went ${jumpMs > 0 ? 'forward' : 'back'} by ${Math.round(Math.abs(jumpMs) / 1000)} seconds`;
    problems.note('clock_jumped', { detail, lastsMs: JUMP_LASTS_MS });
  };
}
