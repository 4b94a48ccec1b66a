import { chmodSync, constants, copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../errors.ts';
import { syncFile } from '../../../lib/sync-file.ts';
import { checkDatabase } from '../check/check.ts';
import { openWriter, type Connection } from '../database/connection.ts';
import { explainOpening, FILE_NAME, makeFolder } from '../database/folder.ts';
import { checkOwnership, pendingMigrations, readMigrations } from '../database/migrate.ts';
import { ownMigrations } from '../open.ts';
import { KEPT_FILES } from './backup.ts';

const OWNER_ONLY = 0o600;

/**
 * Makes a data folder from a backup, and gives how many torrents it has. All of the backup is checked before, so a damaged one
 * leaves the folder as it was. Throws not_found for a missing file, conflict for a folder that has a database, and unavailable
 * for what is not a backup, is damaged, or was made by a newer Torrentry.
 */
export function restoreBackup(backup: string, folder: string): number {
  if (!existsSync(backup)) throw new AppError('not_found', `Cannot restore "${backup}": it does not exist`);
  const file = join(folder, FILE_NAME);
  // A write-ahead log that was left alone would be read into the restored database.
  const existing = ['', '-wal', '-journal'].map((ending) => file + ending).filter((path) => existsSync(path));
  if (existing.length > 0) {
    throw new AppError('conflict', `Cannot restore into "${folder}": it has a database`, {
      hint: `Name an empty folder with --data, or move all files of that database away: ${existing.join(', ')}`,
    });
  }
  const partial = `${file}.partial`;
  try {
    makeFolder(folder);
    rmSync(partial, { force: true });
    copyFileSync(backup, partial, constants.COPYFILE_FICLONE);
    chmodSync(partial, OWNER_ONLY);
    const { torrentCount, files } = examine(partial, backup);
    for (const { name, content } of files) {
      writeFileSync(join(folder, name), content, { mode: OWNER_ONLY, flush: true });
    }
    syncFile(partial);
    rmSync(`${file}-shm`, { force: true });
    renameSync(partial, file);
    syncFile(dirname(file));
    return torrentCount;
  } catch (error) {
    throw error instanceof AppError ? error : explainOpening(error, backup);
  } finally {
    for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(partial + ending, { force: true });
  }
}

interface KeptFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Checks the copy, and takes what belongs beside the database out of it. */
function examine(file: string, backup: string): { torrentCount: number; files: readonly KeptFile[] } {
  const connection = openWriter(file);
  try {
    const migrations = readMigrations(ownMigrations());
    checkOwnership(connection, migrations, backup);
    // Throws for a newer one. An older one is migrated at the next start.
    pendingMigrations(connection, migrations, backup);
    if (!hasTable(connection, 'torrents')) throw damaged(backup, 'it has no torrents table');
    const [flaw] = checkDatabase(connection, () => false).flaws;
    if (flaw !== undefined) throw damaged(backup, flaw);
    const files = hasTable(connection, 'backup_files') ? takeFiles(connection) : [];
    connection.pragma('journal_mode = WAL');
    return { torrentCount: Number(connection.prepare('SELECT count(*) FROM torrents').pluck().get()), files };
  } finally {
    connection.close();
  }
}

function takeFiles(connection: Connection): readonly KeptFile[] {
  const rows = connection.prepare<[], KeptFile>('SELECT name, content FROM backup_files').all();
  connection.exec('DROP TABLE backup_files');
  // A name leads nowhere else, whoever made the backup.
  return rows.filter(({ name }) => KEPT_FILES.some((kept) => kept === name));
}

function hasTable(connection: Connection, name: string): boolean {
  const found = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name);
  return found !== undefined;
}

function damaged(backup: string, flaw: string): AppError {
  return new AppError('unavailable', `Cannot restore "${backup}": it is damaged (${flaw})`, {
    hint: 'Use an earlier backup.',
  });
}
