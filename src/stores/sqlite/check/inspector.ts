import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StoreCheck, StoreInspector } from '../../../catalogue/inspection.ts';
import type { DiskSpace } from '../../../catalogue/room.ts';
import type { CheckFindings } from './check.ts';
import type { CheckThreadData } from './check-thread.ts';
import { firstMessage } from '../../../lib/first-message.ts';
import type { ThreadReports } from '../../../lib/thread-pool.ts';
import type { Connection } from '../database/connection.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import type { Health } from './health.ts';
import type { Searcher } from '../search/search.ts';
import { threadUrl } from '../database/thread.ts';
import type { Writer } from '../writer/writer.ts';

const CHECK_MS = 5_000;
/** It looks at the time after each table and each file: a disk that takes this long for one does not answer. */
const CHECK_LIMIT_MS = 600_000;

export interface InspectorParts {
  readonly file: string;
  readonly identity: string;
  readonly health: Pick<Health, 'noteDamage'>;
  readonly reader: Connection;
  readonly writer: Writer;
  readonly searcher: Searcher;
  readonly calls: OpenCalls;
  readonly reports: ThreadReports | undefined;
  readonly now: () => Date;
}

/** Inspects the database of a store. Long work runs in a thread that ends with it. */
export function createInspector({
  file,
  identity,
  health,
  reader,
  writer,
  searcher,
  calls,
  reports,
  now,
}: InspectorParts): StoreInspector {
  let lastCheck: StoreCheck | undefined;
  let underWay: Promise<StoreCheck> | undefined;
  const number = (pragma: string): number => Number(reader.pragma(pragma, { simple: true }));

  const check = async (): Promise<StoreCheck> => {
    const at = now();
    const start = performance.now();
    const findings = await runCheck({ file, identity, timeMs: CHECK_MS }, reports);
    if (findings.flaws.length > 0) health.noteDamage(new Error(findings.flaws.join('; ')));
    lastCheck = { ...findings, at, tookMs: Math.round(performance.now() - start) };
    return lastCheck;
  };

  const diskSpace = async (): Promise<DiskSpace> => {
    const { bavail, blocks, bsize } = await statfs(dirname(file));
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  };

  return {
    diskSpace: () => calls.run(diskSpace),
    inspect: () =>
      calls.run(async () => {
        return {
          schemaVersion: number('user_version'),
          fileBytes: await sizeOf(file),
          journalBytes: await sizeOf(`${file}-wal`),
          freeBytes: number('freelist_count') * number('page_size'),
          diskFreeBytes: (await diskSpace()).freeBytes,
          writer: writer.state,
          search: searcher.state,
          waitingWrites: writer.waitingCount,
          waitingSearches: searcher.waitingCount,
        };
      }),
    check: () =>
      calls.run(() => {
        underWay ??= check().finally(() => {
          underWay = undefined;
        });
        return underWay;
      }),
    get lastCheck() {
      return lastCheck;
    },
  };
}

async function sizeOf(file: string): Promise<number> {
  // The write-ahead log does not exist before the first change.
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

function runCheck(workerData: CheckThreadData, reports: ThreadReports | undefined): Promise<CheckFindings> {
  const thread = new Worker(threadUrl('check-thread', import.meta.url), { name: 'check', workerData });
  const options = { name: 'store check', limitMs: CHECK_LIMIT_MS, reports };
  return firstMessage(thread, options) as Promise<CheckFindings>;
}
