import Database from 'better-sqlite3';
import { AppError, type ErrorCode } from '../../../errors.ts';

interface Translation {
  readonly code?: ErrorCode;
  readonly what: string;
  readonly hint: string;
}

const LATER = 'Try again in a few seconds.';

// By the first part of the extended code: SQLITE_IOERR_FSYNC is an SQLITE_IOERR.
const TRANSLATIONS: ReadonlyMap<string, Translation> = new Map([
  [
    'FULL',
    {
      code: 'insufficient_storage',
      what: 'the disk is full',
      hint: 'Try again when the operator of this server has freed some space.',
    },
  ],
  ['BUSY', { what: 'another process locked the database for too long', hint: LATER }],
  ['LOCKED', { what: 'another process locked the database for too long', hint: LATER }],
  [
    'IOERR',
    {
      what: 'the disk reported an error',
      hint: 'Try again. If the error stays, tell the operator of this server.',
    },
  ],
  ['READONLY', { what: 'the database cannot be written to', hint: 'Tell the operator of this server.' }],
  ['CANTOPEN', { what: 'the database cannot be opened', hint: 'Tell the operator of this server.' }],
  ['CORRUPT', { what: 'the database is damaged', hint: 'Tell the operator of this server.' }],
  ['NOTADB', { what: 'the database is damaged', hint: 'Tell the operator of this server.' }],
  ['NOMEM', { what: 'the memory is used up', hint: LATER }],
]);

/** The extended result code, such as `SQLITE_IOERR_FSYNC`; undefined for other errors. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined;
}

/** Whether a code says that the database is damaged: one page of it, or as a whole. */
export function isDamage(code: string | undefined): boolean {
  return code !== undefined && /^SQLITE_(?:CORRUPT|NOTADB)/.test(code);
}

/** Whether the disk failed, so that the state of the connection cannot be trusted. */
export function isDiskError(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_IOERR') ?? false;
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
