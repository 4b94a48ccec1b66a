import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../../errors.ts';
import { syncFile } from '../../../lib/sync-file.ts';
import type { StoreLog } from './thread.ts';
import { sqliteCode } from './translate-error.ts';

/*
 * DATA/
 *   torrentry.sqlite        everything that is to be kept
 *   torrentry.sqlite-wal    committed changes that are not in it yet: belongs to it, never to be deleted
 *   torrentry.sqlite-shm    shared memory of the processes that have it open
 *   torrentry-before-schema-*.sqlite    copies from before migrations, unless they are elsewhere
 *   server-*.lock, .json    one pair for each server that uses the folder: see running-servers.ts
 */
export const FILE_NAME = 'torrentry.sqlite';

/** The path of the copy from before the migration to this schema. */
export function copyPath(folder: string, schema: number): string {
  return join(resolve(folder), `torrentry-before-schema-${schema}.sqlite`);
}

/** Only the owner may read and write: the database has private data and hashes of secrets. */
const OWNER_ONLY = 0o600;

/**
 * Creates the data folder when it is missing (mode 0750), makes its database readable only for the owner, and returns
 * the path of the database. Throws unavailable, with the path and a hint, when the folder cannot be created, is not a
 * folder, or cannot be written to.
 */
export function prepareFolder(folder: string, log?: StoreLog): string {
  const file = join(resolve(folder), FILE_NAME);
  try {
    makeFolder(dirname(file));
    accessSync(dirname(file), constants.R_OK | constants.W_OK | constants.X_OK);
    // Only when it is missing: closing a file releases this process's locks on a database that it has open.
    if (!existsSync(file)) closeSync(openSync(file, 'a', OWNER_ONLY));
    for (const path of filesOf(file)) {
      if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
    }
  } catch (error) {
    throw explainOpening(error, file);
  }
  for (const path of filesOf(file)) makePrivate(path, log);
  return file;
}

function filesOf(file: string): readonly string[] {
  return ['', '-wal', '-shm'].map((ending) => file + ending);
}

/** SQLite gives the -wal and -shm files the mode of the database; this is for files from before the mode was set. */
function makePrivate(path: string, log: StoreLog | undefined): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & ~OWNER_ONLY & 0o777) === 0) return;
  try {
    chmodSync(path, OWNER_ONLY);
  } catch (error) {
    // The file system has no modes, or the file belongs to another user who gave this user access.
    log?.warn({ err: error, path }, 'The database can be read by other users: its mode cannot be changed');
  }
}

/**
 * Creates a folder and missing folders above it. Not by mkdirSync's `recursive`, which never returns on a file system
 * that answers ENOENT to every mkdir, such as /proc (Node 26.10).
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw Object.assign(new Error(`${folder} is not a folder`), { code: 'ENOTDIR', syscall: 'mkdir' });
  }
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o750 });
  // A new folder is durable only when the entry in its parent is.
  syncFile(dirname(folder));
}

/** The folder itself, or the nearest existing one above it, whose permissions must be changed. */
function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}

/** Turns an error at the opening of a store into one for its operator: what, where, and how to fix it. */
export function explainOpening(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  const folder = dirname(file);
  const explain: Explain = (what, hint) =>
    new AppError('unavailable', `Cannot open the store in "${folder}": ${what}`, { hint, cause: error });
  switch (systemCode(error) ?? sqliteCode(error)?.split('_', 2).join('_')) {
    case 'EEXIST':
    case 'ENOTDIR':
      return explain('a part of the path is a file', 'Choose another data folder, or move that file away.');
    case 'EACCES':
    case 'EPERM':
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return cannotWrite(file, explain);
    case 'ENOENT':
      return explain('the folder cannot be created', 'Choose another data folder.');
    case 'EROFS':
      return explain('its disk is mounted read-only', 'Mount it for writing, or choose another data folder.');
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return explain('its disk is full', `Free some space on it: df -h ${quoted(folder)}`);
    case 'SQLITE_NOTADB':
      return explain(`"${file}" is not a database`, 'Move that file away, or restore a backup.');
    case 'SQLITE_CORRUPT':
      return explain(`"${file}" is damaged`, 'Restore a backup.');
    case 'SQLITE_BUSY':
      return explain(
        'another process has locked it',
        'Stop the other process, or wait until it has finished.',
      );
    case 'SQLITE_IOERR':
      return explain('its disk reports an error', 'Check the kernel log (dmesg), and restore a backup.');
    default:
      return error;
  }
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
}

type Explain = (what: string, hint: string) => AppError;

/** The error for a folder, or files in it, that this user may not write to, with the command that fixes it. */
function cannotWrite(file: string, explain: Explain): AppError {
  const folder = nearestFolder(dirname(file));
  const files = filesOf(file).filter((path) => existsSync(path) && !isWritable(path));
  const ofFiles = isWritable(folder) && files.length > 0;
  const paths = (ofFiles ? files : [folder]).map(quoted).join(' ');
  const what = ofFiles ? `this user may not write to ${paths}` : 'it cannot be written to';
  const owner = statSync(ofFiles ? (files[0] ?? folder) : folder).uid;
  const own = ownUser();
  const recursive = ofFiles ? '' : '-R ';
  if (own.startsWith(`${owner}:`))
    return explain(what, `Choose another data folder, or run: chmod ${recursive}u+rwX ${paths}`);
  return explain(
    what,
    `Run the command as the user who owns it (uid ${owner}), or run: chown ${recursive}${own} ${paths}`,
  );
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK | (statSync(path).isDirectory() ? constants.X_OK : 0));
    return true;
  } catch {
    return false;
  }
}

function ownUser(): string {
  try {
    const { uid, gid } = userInfo();
    return `${uid}:${gid}`;
  } catch {
    // A container may run under a uid that has no entry in its /etc/passwd, where userInfo throws.
    const { uid, gid } = statSync('/proc/self');
    return `${uid}:${gid}`;
  }
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll(`'`, `'\\''`)}'`;
}
