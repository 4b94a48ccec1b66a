import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../../errors.ts';
import type { Connection } from '../database/connection.ts';
import type { ForeignTorrents } from './foreign-torrent.ts';
import { readNyaa } from './nyaa.ts';
import { readTorrust } from './torrust.ts';

export interface ForeignDatabase extends ForeignTorrents {
  close(): void;
}

const MAGIC = 'SQLite format 3\0';

/** Whether a file is a database of SQLite, as far as its beginning tells. Throws the system's errors. */
export function isDatabase(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(MAGIC.length);
    readSync(file, start, 0, MAGIC.length, 0);
    return start.toString('latin1') === MAGIC;
  } finally {
    closeSync(file);
  }
}

/**
 * Opens the database of a Torrust Index or of nyaa, to read it. Throws malformed for one that is of neither, or that cannot be
 * read.
 */
export function openForeignDatabase(path: string): ForeignDatabase {
  let connection: Connection | undefined;
  try {
    connection = new Database(path, { readonly: true, fileMustExist: true });
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cell_size_check = ON');
    const torrents = readTorrust(connection) ?? readNyaa(connection);
    if (torrents === undefined) throw unknown(path);
    const opened = connection;
    return {
      program: torrents.program,
      count: torrents.count,
      list: (afterId, limit) => torrents.list(afterId, limit),
      close: () => void opened.close(),
    };
  } catch (cause) {
    connection?.close();
    if (cause instanceof AppError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('malformed', `Cannot import ${path}: it cannot be read as a database (${why})`, {
      hint: 'Copy it with `.backup` of sqlite3, or stop the program that uses it, and try again.',
      cause,
    });
  }
}

function unknown(path: string): AppError {
  return new AppError(
    'malformed',
    `Cannot import ${path}: it is a database of neither Torrust Index nor nyaa`,
    {
      hint: 'Give a folder of .torrent files. A backup of Torrentry is restored with: torrentry restore-backup',
    },
  );
}
