import { existsSync, readFileSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../../errors.ts';
import { formatBytes } from '../../../lib/byte-text.ts';
import { syncFile } from '../../../lib/sync-file.ts';
import { checkDatabase } from '../check/check.ts';
import { APPLICATION_ID, openReader, openWriter, type Connection } from '../database/connection.ts';
import { explainOpening, FILE_NAME } from '../database/folder.ts';
import { checkOwnership, readMigrations } from '../database/migrate.ts';
import { ownMigrations } from '../open.ts';

/** What a backup has. */
export interface BackupFacts {
  readonly torrentCount: number;
  readonly bytes: number;
}

/** Files of the data folder that belong to the database. What else is there is made again when it is missing. */
export const KEPT_FILES = ['tracker.key'] as const;

/** About 4 MiB in one step, between which the process can be stopped. */
const PAGES = 2_048;

export interface BackupOptions {
  /** Hears how many pages were copied, of how many. */
  readonly onProgress?: (pages: number, total: number) => void;
  /** Asked between two steps: a backup that is stopped leaves nothing behind. */
  readonly isStopped?: () => boolean;
}

/**
 * Copies the database of a data folder into one file while servers write to it, as it is at one moment, and checks the
 * copy: each table, and each .torrent file against its SHA-256. An earlier backup of that name is replaced when all of that has
 * been done. Rejects with not_found for a folder without a database, conflict for a name that another file has, and unavailable,
 * also when it is stopped.
 */
export async function backUp(
  folder: string,
  target: string,
  { onProgress = () => undefined, isStopped = () => false }: BackupOptions = {},
): Promise<BackupFacts> {
  const source = join(resolve(folder), FILE_NAME);
  const file = resolve(target);
  if (!existsSync(source)) {
    throw new AppError('not_found', `Cannot back up "${folder}": it has no database`, {
      hint: 'Name the data folder of the server with --data.',
    });
  }
  checkTarget(file);
  const partial = `${file}.partial`;
  createPrivate(partial, file);
  try {
    checkRoom(source, partial);
    const torrentCount = await copy(source, partial, (pages, total) => {
      refuseStopped(isStopped);
      onProgress(pages, total);
    });
    finish(partial, folder, torrentCount, isStopped);
    const { size: bytes } = statSync(partial);
    syncFile(partial);
    renameSync(partial, file);
    syncFile(dirname(file));
    return { torrentCount, bytes };
  } catch (error) {
    throw error instanceof AppError ? error : explainOpening(error, file);
  } finally {
    for (const ending of ['', '-journal']) rmSync(partial + ending, { force: true });
  }
}

/** Creates the file that becomes the backup. Only its owner can read it: it has private data and hashes of secrets. */
function createPrivate(partial: string, file: string): void {
  try {
    rmSync(partial, { force: true });
    writeFileSync(partial, '', { mode: 0o600 });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new AppError('unavailable', `Cannot write the backup to "${file}": ${code}`, {
      hint: `Check that the folder "${dirname(file)}" is there, and that this user may write to it.`,
      cause,
    });
  }
}

/** A disk that is full stops the server too, when it has its data there. */
function checkRoom(source: string, file: string): void {
  const { size } = statSync(source);
  const { bavail, bsize } = statfsSync(dirname(file));
  if (bavail * bsize >= size) return;
  const [needed, free] = [formatBytes(size), formatBytes(bavail * bsize)];
  throw new AppError(
    'unavailable',
    `Cannot back up to "${dirname(file)}": it needs ${needed}, and ${free} are free`,
    {
      hint: 'Free some space there, or choose a folder on another disk.',
    },
  );
}

function refuseStopped(isStopped: () => boolean): void {
  if (isStopped()) throw new AppError('unavailable', 'The backup was stopped before it was complete');
}

function checkTarget(file: string): void {
  if (!existsSync(file)) return;
  if (isBackup(file)) return;
  throw new AppError('conflict', `Cannot write the backup to "${file}": that is not an earlier backup`, {
    hint: 'Choose another name.',
  });
}

/** Whether a file is a backup: only one has that table, which is gone once it is restored. */
export function isBackup(file: string): boolean {
  try {
    const connection = openReader(file);
    try {
      const table = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'backup_files'`).get();
      return connection.pragma('application_id', { simple: true }) === APPLICATION_ID && table !== undefined;
    } finally {
      connection.close();
    }
  } catch {
    return false;
  }
}

/** Gives how many torrents there are at the moment of the copy. */
async function copy(
  source: string,
  file: string,
  onProgress: (pages: number, total: number) => void,
): Promise<number> {
  const connection = openSource(source);
  try {
    // The copy is of the moment at which this transaction begins. Without it each change would begin the copy again.
    connection.exec('BEGIN');
    const torrentCount = countTorrents(connection);
    await connection.backup(file, {
      progress({ totalPages, remainingPages }) {
        onProgress(totalPages - remainingPages, totalPages);
        return PAGES;
      },
    });
    return torrentCount;
  } finally {
    connection.close();
  }
}

/** What cannot be read is the database, not the backup. */
function openSource(source: string): Connection {
  let connection: Connection | undefined;
  try {
    connection = openReader(source);
    checkOwnership(connection, readMigrations(ownMigrations()), source);
    return connection;
  } catch (error) {
    connection?.close();
    throw explainOpening(error, source);
  }
}

/** Makes the copy one file with all that belongs to it, and checks it. */
function finish(file: string, folder: string, torrentCount: number, isStopped: () => boolean): void {
  const connection = openWriter(file);
  try {
    connection.pragma('journal_mode = DELETE');
    connection.exec('CREATE TABLE backup_files (name TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT');
    const keep = connection.prepare('INSERT INTO backup_files (name, content) VALUES (?, ?)');
    for (const name of KEPT_FILES) {
      const path = join(folder, name);
      if (existsSync(path)) keep.run(name, readFileSync(path));
    }
    const { flaws } = checkDatabase(connection, isStopped);
    refuseStopped(isStopped);
    const [flaw] = countTorrents(connection) === torrentCount ? flaws : ['it has another number of torrents'];
    if (flaw === undefined) return;
    throw new AppError('unavailable', `Cannot keep the backup: it is damaged (${flaw})`, {
      hint: 'Check the disk and the data folder: the health page of the server has a check.',
    });
  } finally {
    connection.close();
  }
}

function countTorrents(connection: Connection): number {
  return Number(connection.prepare('SELECT count(*) FROM torrents').pluck().get());
}
