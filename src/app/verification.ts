import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isS3 } from '../backups/s3-address.ts';
import type { BackupTarget } from '../backups/target.ts';
import type { StoredFile } from '../catalogue/verification.ts';
import type { Config } from '../config/settings.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import { createVerification, type Verification } from '../jobs/verification.ts';
import type { SqliteStore } from '../stores/sqlite/open.ts';

/** How many backups are looked through: a file that was damaged for a while may be good only in an older one. */
const FOLDER_BACKUPS = 20;
/** Each is downloaded. */
const S3_BACKUPS = 1;

export interface VerificationServiceParts {
  readonly store: Pick<SqliteStore, 'verification'>;
  readonly now: () => Date;
  readonly log: Log;
  readonly problems?: ProblemSink | undefined;
  /** How long after the start it begins. */
  readonly delayMs?: number;
}

/** Verifies the stored files at the pace of the configuration; undefined where that is off. */
export function openVerification(
  config: Config,
  { store, ...rest }: VerificationServiceParts,
): Verification | undefined {
  const { verifyRate: rate, backup } = config;
  if (rate === 'off') return undefined;
  const findCopies =
    backup === undefined
      ? undefined
      : (files: readonly StoredFile[], stopped: AbortSignal) =>
          copiesIn(backup, config, files, stopped, rest.log);
  return createVerification({ store: store.verification, rate, findCopies, ...rest });
}

/** Good copies in the newest backups at the target. A backup that cannot be read is logged, and the next one is tried. */
export async function copiesIn(
  place: string,
  config: Config,
  files: readonly StoredFile[],
  stopped: AbortSignal,
  log: Pick<Log, 'warn'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  try {
    // Read only once something is damaged.
    const { openBackups } = await import('./backups.ts');
    const target = await openBackups(place, config);
    const names = (await target.list()).toReversed().slice(0, isS3(place) ? S3_BACKUPS : FOLDER_BACKUPS);
    for (const name of names) {
      const missing = files.filter(({ sha256 }) => !found.has(sha256));
      if (missing.length === 0 || stopped.aborted) break;
      try {
        for (const [sha256, bytes] of await copiesInBackup(target, name, config.data, missing))
          found.set(sha256, bytes);
      } catch (error) {
        log.warn({ err: error, name }, 'a backup could not be searched for a good copy of a damaged file');
      }
    }
  } catch (error) {
    log.warn({ err: error }, 'the backups could not be searched for good copies of damaged files');
  }
  return found;
}

async function copiesInBackup(
  target: BackupTarget,
  name: string,
  folder: string,
  files: readonly StoredFile[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { readFromBackup } = await import('../stores/sqlite/backup/backup-reader.ts');
  if (existsSync(target.fileOf(name))) return readFromBackup(target.fileOf(name), files);
  // Named as what a backup that was killed leaves behind, so that it is cleaned up in the same way.
  const copy = join(folder, `${name}.partial`);
  try {
    await target.read(name, copy);
    return readFromBackup(copy, files);
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(copy + ending, { force: true });
  }
}
