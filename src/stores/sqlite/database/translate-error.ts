import Database from 'better-sqlite3';
import { AppError } from '../../../errors.ts';

interface Translation {
  readonly what: string;
  readonly hint: string;
}

const LATER = 'Try again in a few seconds.';

// By the first part of the extended code: SQLITE_IOERR_FSYNC is an SQLITE_IOERR.
const TRANSLATIONS: ReadonlyMap<string, Translation> = new Map([
  ['FULL', { what: 'the disk is full', hint: 'Try again when the operator of this server has made room.' }],
  ['BUSY', { what: 'another process held the database too long', hint: LATER }],
  ['LOCKED', { what: 'another process held the database too long', hint: LATER }],
  ['IOERR', { what: 'the disk reported an error', hint: 'Try again; when it stays so, tell the operator.' }],
  ['READONLY', { what: 'the database cannot be written to', hint: 'Tell the operator of this server.' }],
  ['CANTOPEN', { what: 'the database cannot be opened', hint: 'Tell the operator of this server.' }],
  ['CORRUPT', { what: 'the database is damaged', hint: 'Tell the operator of this server.' }],
  ['NOTADB', { what: 'the database is damaged', hint: 'Tell the operator of this server.' }],
  ['NOMEM', { what: 'the memory is used up', hint: LATER }],
]);

/** The extended result code, such as `SQLITE_IOERR_FSYNC`; undefined for what the driver did not throw. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined;
}

/** Whether a code says that the database is damaged: one page of it, or as a whole. */
export function isDamage(code: string | undefined): boolean {
  return code !== undefined && /^SQLITE_(?:CORRUPT|NOTADB)/.test(code);
}

/** Whether the disk failed under the connection, after which its state is not to be trusted. */
export function isDiskError(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_IOERR') ?? false;
}

/**
 * An AppError `unavailable` for what the machine is to blame for (no room, busy, I/O, damage); the error itself for all
 * else. The message names no path, because it may reach a client.
 */
export function translateError(error: unknown): unknown {
  const translation = TRANSLATIONS.get(sqliteCode(error)?.split('_')[1] ?? '');
  if (translation === undefined) return error;
  return new AppError('unavailable', `Cannot use the store: ${translation.what}`, {
    hint: translation.hint,
    cause: error,
  });
}
