import { lackOf, type Room } from '../catalogue/room.ts';
import { clockCheck, descriptorCheck, memoryCheck } from '../health/machine.ts';
import type { Problems, ProblemSink } from '../health/problems.ts';
import type { Watch } from '../health/watch.ts';
import type { ThreadReports } from '../lib/thread-pool.ts';
import type { SqliteStore } from '../stores/sqlite/open.ts';
import type { SwarmStore } from '../swarm/store.ts';

/** Those that the store tells, of which it has one at a time. */
const STORE_CODES = [
  'database_damaged',
  'database_replaced',
  'database_unreadable',
  'disk_full',
  'disk_error',
  'database_locked',
  'folder_read_only',
  'writer_stalled',
  'writer_failed',
] as const;

export interface WatchedParts {
  readonly problems: Problems;
  readonly store: Pick<SqliteStore, 'findProblem' | 'inspector'>;
  readonly room: Room | undefined;
  readonly swarms: Pick<SwarmStore, 'size'> | undefined;
  readonly now: () => Date;
}

/** Has the store, the machine and the tracker watched for problems. */
export function watchService(watch: Watch, { problems, store, room, swarms, now }: WatchedParts): void {
  watch.add({
    store: async () => {
      const found = await store.findProblem();
      if (found !== undefined) problems.note(found.code, { detail: found.detail });
      const isStillFull = found === undefined && problems.has('disk_full') && (await isFull(store));
      for (const code of STORE_CODES)
        if (code !== found?.code && !(code === 'disk_full' && isStillFull)) problems.clear(code);
    },
    ...(room !== undefined && {
      async disk() {
        const lack = lackOf(room.floor, await room.diskSpace());
        if (lack === undefined) problems.clear('disk_low');
        else problems.note('disk_low', { detail: lack });
      },
    }),
    ...(swarms !== undefined && {
      async tracker() {
        const note = (detail: string): void => problems.note('tracker_failed', { detail });
        const late = setTimeout(note, TRACKER_LIMIT_MS, 'it does not answer').unref();
        try {
          await swarms.size();
          problems.clear('tracker_failed');
        } catch (error) {
          note(error instanceof Error ? error.message : String(error));
        } finally {
          clearTimeout(late);
        }
      },
    }),
    memory: memoryCheck(problems),
    descriptors: descriptorCheck(problems),
    clock: clockCheck(problems, { now }),
    ended: () => problems.expire(),
  });
}

/** It answers within a millisecond. */
const TRACKER_LIMIT_MS = 10_000;

/** A disk on which so little is free is full, although a small change could be made. */
const FULL_BYTES = 16 * 1024 * 1024;

async function isFull({ inspector }: Pick<SqliteStore, 'inspector'>): Promise<boolean> {
  return (await inspector.diskSpace()).freeBytes < FULL_BYTES;
}

/** How long it is shown that a file was damaged when somebody downloaded it. */
const DAMAGE_LASTS_MS = 3_600_000;

/** Notes damaged files that somebody wanted to download. Those that the verification finds are noted by it. */
export function damageNoter(problems: ProblemSink): (sha256: string) => void {
  return (sha256) =>
    problems.note('files_damaged', { subject: 'downloads', detail: sha256, lastsMs: DAMAGE_LASTS_MS });
}

/** How long a thread that was replaced is named. */
const THREAD_LASTS_MS = 10 * 60_000;

/** Notes threads that ended or hang, until they work again or some time has passed. */
export function threadReports(problems: ProblemSink): ThreadReports {
  return {
    failed: (thread, why) =>
      problems.note('thread_failed', { subject: thread, detail: why, lastsMs: THREAD_LASTS_MS }),
    hangs: (thread, why) => problems.note('thread_failed', { subject: thread, detail: why }),
    works: (thread) => problems.clear('thread_failed', thread),
  };
}
