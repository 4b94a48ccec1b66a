import { z } from 'zod';
import { isS3, parseS3Address } from '../backups/s3-address.ts';
import { bytesText, sizeSetting } from '../lib/byte-setting.ts';
import { setting, wholeNumber } from '../lib/setting.ts';
import type { SettingsProblem } from '../lib/settings-problem.ts';

/** Where backups are kept, how often they are made, and how fast stored files are verified. */
export interface BackupSettings {
  /** A folder, or the `s3://` address of a bucket; undefined for no scheduled backups. */
  readonly backup: string | undefined;
  readonly backupHours: number;
  readonly backupKeep: number;
  /** Bytes a second. */
  readonly verifyRate: number | 'off';
  readonly s3KeyId: string | undefined;
  readonly s3Secret: string | undefined;
  readonly s3SessionToken: string | undefined;
}

const text = z.string({ error: 'expected text' }).trim().min(1, { error: 'expected some text' });

function checkTarget(value: string, context: z.RefinementCtx): void {
  const message = isS3(value)
    ? parseS3Address(value)
    : value === '-'
      ? 'expected a folder or an s3:// address'
      : '';
  if (typeof message === 'string' && message !== '') context.addIssue({ code: 'custom', message });
}

/** The part of the configuration's schema for it. */
export const BACKUP_SCHEMA = {
  backup: setting(text.superRefine(checkTarget).optional(), {
    value: 'target',
    about:
      'where the server keeps backups that it makes by itself: a folder that exists, or s3://bucket/prefix?endpoint=https://s3.example',
    unset: 'it makes none',
  }),
  backupHours: setting(wholeNumber(1, 8760).default(24), {
    value: 'hours',
    about: 'how often it makes one, 1 to 8760',
  }),
  backupKeep: setting(wholeNumber(1, 10_000).default(7), {
    value: 'number',
    about: 'how many of them are kept; older ones are deleted after a new one was checked',
  }),
  verifyRate: setting(
    sizeSetting({
      min: 1024,
      max: 1024 ** 4,
      expected: 'expected off, or a size from 1 KiB to 1 TiB, such as 1MiB',
      word: 'off',
    }).default(1024 ** 2),
    {
      value: 'size',
      about:
        'how much of the stored files is read a second to verify it against its SHA-256, or off; all of it once a week at most',
      write: (size) => (size === 'off' ? size : bytesText(size)),
    },
  ),
  s3KeyId: setting(text.optional(), {
    value: 'id',
    about: 'the access key of the S3 store',
    unset: 'AWS_ACCESS_KEY_ID',
    variable: 'AWS_ACCESS_KEY_ID',
  }),
  s3Secret: setting(text.optional(), {
    value: 'secret',
    about: 'its secret',
    unset: 'AWS_SECRET_ACCESS_KEY',
    secret: true,
    variable: 'AWS_SECRET_ACCESS_KEY',
  }),
  s3SessionToken: setting(text.optional(), {
    value: 'token',
    about: 'the session token of temporary credentials',
    unset: 'AWS_SESSION_TOKEN',
    secret: true,
    variable: 'AWS_SESSION_TOKEN',
  }),
};

type Given = Partial<Pick<BackupSettings, 'backup' | 's3KeyId' | 's3Secret'>>;

/** What is wrong with these settings taken together. */
export function backupSettingsProblems({
  backup,
  s3KeyId,
  s3Secret,
}: Given): readonly SettingsProblem<keyof BackupSettings>[] {
  if (backup === undefined || !isS3(backup) || (s3KeyId !== undefined && s3Secret !== undefined)) return [];
  return [{ keys: ['backup'], message: 'an s3:// address needs {s3KeyId} and {s3Secret} too' }];
}
