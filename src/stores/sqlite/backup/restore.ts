import { copyFile } from 'node:fs/promises';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../../errors.ts';
import { syncFile } from '../../../lib/sync-file.ts';
import { checkDatabase } from '../check/check.ts';
import { openWriter, type Connection } from '../database/connection.ts';
import { explainOpening, FILE_NAME, makeFolder } from '../database/folder.ts';
import { checkOwnership, pendingMigrations, readMigrations } from '../database/migrate.ts';
import { sqliteCode } from '../database/translate-error.ts';
import { ownMigrations } from '../open.ts';
import { KEPT_FILES } from './backup.ts';

const OWNER_ONLY = 0o600;

/** A backup, wherever it is. */
export interface BackupSource {
  /** For messages. */
  readonly name: string;
  /** Writes its content to a file. */
  write(file: string): Promise<void>;
}

/** A backup in a file. Throws not_found, conflict for a database that is in use, and unavailable. */
export function fileSource(backup: string): BackupSource {
  checkBackup(backup);
  return { name: backup, write: (file) => copyFile(backup, file, constants.COPYFILE_FICLONE) };
}

/**
 * Makes a data folder from a backup, and resolves to how many torrents it has. All of the backup is checked before, so a damaged
 * one leaves the folder as it was. Rejects with conflict for a folder that has a database, with unavailable for what is not a
 * backup, is damaged, or was made by a newer Torrentry, and as its source does.
 */
export async function restoreBackup({ name: backup, write }: BackupSource, folder: string): Promise<number> {
  const file = join(resolve(folder), FILE_NAME);
  // A write-ahead log that was left alone would be read into the restored database.
  const existing = ['', '-wal', '-journal'].map((ending) => file + ending).filter((path) => existsSync(path));
  if (existing.length > 0) {
    throw new AppError('conflict', `Cannot restore into "${folder}": it has a database`, {
      hint: `Name an empty folder with --data, or move all files of that database away: ${existing.join(', ')}`,
    });
  }
  const partial = `${file}.partial`;
  const isNew = !existsSync(folder);
  makeDataFolder(folder, file);
  try {
    rmSync(partial, { force: true });
    await write(partial);
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
    throw error instanceof AppError ? error : explainOpening(error, file);
  } finally {
    for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(partial + ending, { force: true });
    if (isNew && readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

function checkBackup(backup: string): void {
  if (!existsSync(backup)) throw new AppError('not_found', `Cannot restore "${backup}": it does not exist`);
  const cannot = (why: string, hint: string, cause?: unknown) =>
    new AppError('unavailable', `Cannot restore "${backup}": ${why}`, { hint, cause });
  if (!statSync(backup).isFile())
    throw cannot('it is not a file', 'Name the file that was made by: torrentry backup.');
  try {
    accessSync(backup, constants.R_OK);
  } catch (cause) {
    throw cannot('this user may not read it', 'Run the command as the user who owns it.', cause);
  }
  // The copy would lack these changes.
  if ((statSync(`${backup}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  throw new AppError(
    'conflict',
    `Cannot restore "${backup}": it is a database in use, with changes in "${backup}-wal"`,
    {
      hint: 'Make a backup of its folder: torrentry backup.',
    },
  );
}

function makeDataFolder(folder: string, file: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw explainOpening(error, file);
  }
}

interface KeptFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Checks the copy, and takes what belongs beside the database out of it. */
function examine(file: string, backup: string): { torrentCount: number; files: readonly KeptFile[] } {
  const connection = openCopy(file, backup);
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

function openCopy(file: string, backup: string): Connection {
  try {
    return openWriter(file);
  } catch (error) {
    if (sqliteCode(error)?.startsWith('SQLITE_NOTADB') !== true) throw error;
    throw new AppError('unavailable', `Cannot restore "${backup}": it is not a database`, {
      hint: 'Name the file that was made by: torrentry backup.',
      cause: error,
    });
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
