import { hash } from 'node:crypto';
import type { VerificationStore, VerifiedFiles } from '../../../catalogue/verification.ts';
import { AppError } from '../../../errors.ts';
import { ThreadPool, type ThreadReports } from '../../../lib/thread-pool.ts';
import type { Connection } from '../database/connection.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { threadUrl, type StoreLog } from '../database/thread.ts';
import type { Writer } from '../writer/writer.ts';
import { createVerificationReader } from './verification-rows.ts';
import type { VerifyRequest } from './verify-thread.ts';

/** A step reads some MiB: a disk that needs longer has other problems. */
const STEP_MS = 120_000;

export interface VerificationStoreParts {
  readonly file: string;
  readonly identity: string;
  readonly reader: Connection;
  readonly writer: Writer;
  readonly calls: OpenCalls;
  readonly log: StoreLog | undefined;
  readonly reports?: ThreadReports | undefined;
}

/** The verification of the files in the database. Its thread starts with the first step. */
export function createVerificationStore(
  parts: VerificationStoreParts,
): VerificationStore & { close(): Promise<void> } {
  const { file, identity, reader, writer, calls, log, reports } = parts;
  const { findProgress, listDamaged } = createVerificationReader(reader);
  const pool = new ThreadPool<VerifyRequest | 'close'>({
    url: threadUrl('verify-thread', import.meta.url),
    name: 'verification',
    workerData: { file, identity },
    threadsMax: 1,
    limitMs: STEP_MS,
    waitMaxMs: STEP_MS,
    waitingMax: 1,
    busy: () => new AppError('unavailable', 'Cannot verify the stored files: the last step is still running'),
    tooLong: () => new AppError('unavailable', 'Cannot verify the stored files: the disk took too long'),
    log,
    reports,
  });
  return {
    findProgress: () => calls.run(findProgress),
    listDamaged: () => calls.run(listDamaged),
    verify: ({ part, afterId }, bytesMax) =>
      calls.run(async () => (await pool.run({ part, afterId, bytesMax })) as VerifiedFiles),
    save: (progress, found, now) => calls.run(() => writer.run('saveVerification', [progress, found, now])),
    repair: (stored, bytes, now) =>
      calls.run(() => {
        if (hash('sha256', bytes) !== stored.sha256)
          throw new Error(`Cannot repair the file ${stored.sha256}: these bytes have another SHA-256`);
        return writer.run('repairFile', [stored, bytes, now]);
      }),
    close: () => pool.close(),
  };
}
