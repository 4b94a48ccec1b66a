import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createFolderTarget } from '../backups/folder-target.ts';
import { backupName, surplusOf } from '../backups/names.ts';
import { isS3, parseS3Address } from '../backups/s3-address.ts';
import type { BackupTarget, S3Credentials } from '../backups/target.ts';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { backUp, isBackup, type BackupFacts, type BackupOptions } from '../stores/sqlite/backup/backup.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What keeping backups needs of the configuration. */
export type BackupConfig = Pick<Config, 'data' | 's3KeyId' | 's3Secret' | 's3SessionToken' | 'sources'>;

/**
 * Opens a folder, or the `s3://` address of a bucket, that keeps backups. Rejects with unavailable for a folder that does not
 * exist, because its disk may not be mounted, and where there are no credentials; with conflict for the data folder.
 */
export async function openBackups(text: string, config: BackupConfig): Promise<BackupTarget> {
  if (isS3(text)) {
    const address = parseS3Address(text);
    if (typeof address === 'string')
      throw new AppError('malformed', `Cannot use "${text}": ${address}`, {
        hint: 'docs/operate/backups.md has examples of such addresses.',
      });
    const { createS3Target } = await import('../backups/s3-target.ts');
    return createS3Target({
      address,
      credentials: credentialsOf(config, text),
      folder: resolve(config.data),
    });
  }
  const folder = resolve(text);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new AppError('unavailable', `Cannot keep backups in "${folder}": it is not a folder`, {
      hint: 'Create the folder, or mount its disk.',
    });
  }
  if (folder === resolve(config.data)) {
    throw new AppError('conflict', `Cannot keep backups in "${folder}": it is the data folder`, {
      hint: 'Choose a folder on another disk.',
    });
  }
  return createFolderTarget({ folder, isBackup });
}

function credentialsOf(
  { s3KeyId, s3Secret, s3SessionToken, sources }: BackupConfig,
  text: string,
): S3Credentials {
  if (s3KeyId === undefined || s3Secret === undefined) {
    throw new AppError('unavailable', `Cannot use "${text}": there is no key for it`, {
      hint: 'Set TORRENTRY_S3_KEY_ID and TORRENTRY_S3_SECRET, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    });
  }
  // The session token of other programs does not belong to a key of one's own.
  const isOfOther =
    sources.s3SessionToken?.name === 'AWS_SESSION_TOKEN' && sources.s3KeyId?.name !== 'AWS_ACCESS_KEY_ID';
  return { keyId: s3KeyId, secret: s3Secret, sessionToken: isOfOther ? undefined : s3SessionToken };
}

export interface KeptBackupOptions extends BackupOptions {
  readonly data: string;
  readonly target: BackupTarget;
  /** How many backups stay there, this one included; undefined for all. */
  readonly keep: number | undefined;
  readonly now: Date;
}

/** A backup that was made. */
export interface KeptBackup extends BackupFacts {
  readonly name: string;
  /** The names of older backups that were deleted. */
  readonly removed: readonly string[];
  /** Why older ones could not be deleted; undefined when they could. */
  readonly problem: string | undefined;
}

/**
 * Makes a backup, keeps it at the target, and only then deletes older ones there. Rejects like `backUp`, and with unavailable
 * when the target cannot be used; then the older ones are all there.
 */
export async function makeBackup({
  data,
  target,
  keep,
  now,
  ...options
}: KeptBackupOptions): Promise<KeptBackup> {
  await target.tidy(new Date(now.getTime() - DAY_MS));
  const name = backupName(now);
  const facts = await backUp(data, target.fileOf(name), options);
  await target.keep(name, options.isStopped ?? (() => false));
  const removed: string[] = [];
  if (keep === undefined) return { ...facts, name, removed, problem: undefined };
  try {
    for (const old of surplusOf(await target.list(), keep))
      if (old !== name && (await target.remove(old))) removed.push(old);
    return { ...facts, name, removed, problem: undefined };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { ...facts, name, removed, problem };
  }
}
