import Database from 'better-sqlite3';
import type { StoreProblem } from '../../../catalogue/inspection.ts';
import { AppError, type ErrorCode } from '../../../errors.ts';

interface Translation {
  readonly code?: ErrorCode;
  readonly problem: StoreProblem['code'];
  readonly what: string;
  readonly hint: string;
}

const LATER = 'Try again in a few seconds.';

// By the first part of the extended code: SQLITE_IOERR_FSYNC is an SQLITE_IOERR.
const TRANSLATIONS: ReadonlyMap<string, Translation> = new Map([
  [
    'FULL',
    {
      problem: 'disk_full',
      code: 'insufficient_storage',
      what: 'the disk is full',
      hint: 'Try again when the operator of this server has freed some space.',
    },
  ],
  [
    'BUSY',
    { problem: 'database_locked', what: 'another process locked the database for too long', hint: LATER },
  ],
  [
    'LOCKED',
    { problem: 'database_locked', what: 'another process locked the database for too long', hint: LATER },
  ],
  [
    'IOERR',
    {
      problem: 'disk_error',
      what: 'the disk reported an error',
      hint: 'Try again. If the error stays, tell the operator of this server.',
    },
  ],
  [
    'READONLY',
    {
      problem: 'folder_read_only',
      what: 'the database cannot be written to',
      hint: 'Tell the operator of this server.',
    },
  ],
  [
    'CANTOPEN',
    {
      problem: 'database_unreadable',
      what: 'the database cannot be opened',
      hint: 'Tell the operator of this server.',
    },
  ],
  [
    'CORRUPT',
    {
      problem: 'database_damaged',
      what: 'the database is damaged',
      hint: 'Tell the operator of this server.',
    },
  ],
  [
    'NOTADB',
    {
      problem: 'database_damaged',
      what: 'the database is damaged',
      hint: 'Tell the operator of this server.',
    },
  ],
  ['NOMEM', { problem: 'memory_low', what: 'the memory is used up', hint: LATER }],
]);

/** The extended result code, such as `SQLITE_IOERR_FSYNC`; undefined for other errors. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined;
}

/** The problem that an error with such a code shows; undefined for a code that none of the machine's has. */
export function problemOf(code: string | undefined): StoreProblem['code'] | undefined {
  return TRANSLATIONS.get(code?.split('_')[1] ?? '')?.problem;
}

/** Whether a code says that the database is damaged: one page of it, or as a whole. */
export function isDamage(code: string | undefined): boolean {
  return code !== undefined && /^SQLITE_(?:CORRUPT|NOTADB)/.test(code);
}

/**
 * Whether the connection is of no more use: the disk failed, so that its state cannot be trusted, or it was opened while
 * the folder was read-only, and stays so when the folder is not any more.
 */
export function isDiskError(error: unknown): boolean {
  return /^SQLITE_(?:IOERR|READONLY|CANTOPEN)/.test(sqliteCode(error) ?? '');
}

/**
 * Turns errors that the machine causes (busy, I/O, damage) into an AppError `unavailable`, a full disk into
 * `insufficient_storage`, and returns any other error unchanged. The message has no path, because it may reach a client.
 */
export function translateError(error: unknown): unknown {
  const translation = TRANSLATIONS.get(sqliteCode(error)?.split('_')[1] ?? '');
  if (translation === undefined) return error;
  return new AppError(translation.code ?? 'unavailable', `Cannot use the store: ${translation.what}`, {
    hint: translation.hint,
    cause: error,
  });
}
