import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../../errors.ts';
import type { StoreLog } from './thread.ts';
import { sqliteCode } from './translate-error.ts';

/*
 * DATA/
 *   torrentry.sqlite        everything that is to be kept
 *   torrentry.sqlite-wal    committed changes that are not in it yet: belongs to it, never to be deleted
 *   torrentry.sqlite-shm    shared memory of the processes that have it open
 *   server-*.lock, .json    one pair for each server that uses the folder: see running-servers.ts
 */
export const FILE_NAME = 'torrentry.sqlite';

/** The owner reads and writes, and nobody else does: what is private is in there, and hashes of secrets. */
const OWNER_ONLY = 0o600;

/**
 * Makes the data folder when it is missing (mode 0750) and gives the path of the database in it, which from then on its
 * owner alone can read. Throws unavailable, naming the path and the hint, when it cannot be made, is not a folder, or
 * cannot be written to.
 */
export function prepareFolder(folder: string, log?: StoreLog): string {
  const file = join(resolve(folder), FILE_NAME);
  try {
    makeFolder(dirname(file));
    accessSync(dirname(file), constants.R_OK | constants.W_OK | constants.X_OK);
    // Only when it is missing: to close a database that this process has open gives up the locks on it.
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

/** SQLite gives its helpers the mode of the database: this is for those that are older than the mode. */
function makePrivate(path: string, log: StoreLog | undefined): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & ~OWNER_ONLY & 0o777) === 0) return;
  try {
    chmodSync(path, OWNER_ONLY);
  } catch (error) {
    // On a file system without modes, or of another user who lets this one in.
    log?.warn({ err: error, path }, 'The database can be read by other users: its mode cannot be changed');
  }
}

/**
 * Makes a folder and those above it that are missing. Not by mkdirSync's own recursion, which never ends where a file
 * system says ENOENT to every mkdir, as /proc does (Node 26.10).
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw Object.assign(new Error(`${folder} is no folder`), { code: 'ENOTDIR', syscall: 'mkdir' });
  }
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o750 });
  // A new folder is durable only when the entry in its parent is.
  const descriptor = openSync(dirname(folder), 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** The folder itself, or the nearest above it that there is: where somebody has to let this process in. */
function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}

/** What hinders the opening of a store, as one line for its operator: what, where, and how to fix it. */
export function explainOpening(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  const folder = dirname(file);
  const because: Because = (what, hint) =>
    new AppError('unavailable', `Cannot open the store in "${folder}": ${what}`, { hint, cause: error });
  switch (systemCode(error) ?? sqliteCode(error)?.split('_', 2).join('_')) {
    case 'EEXIST':
    case 'ENOTDIR':
      return because(
        'there is a file of that name on the way',
        'Choose another data folder, or move that file away.',
      );
    case 'EACCES':
    case 'EPERM':
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return cannotWrite(file, because);
    case 'ENOENT':
      return because('no folder can be made there', 'Choose another data folder.');
    case 'EROFS':
      return because('its disk is mounted read-only', 'Mount it for writing, or choose another data folder.');
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return because('its disk is full', `Make room there: df -h ${quoted(folder)}`);
    case 'SQLITE_NOTADB':
      return because(`"${file}" is not a database`, 'Move that file away, or restore a backup.');
    case 'SQLITE_CORRUPT':
      return because(`"${file}" is damaged`, 'Restore a backup.');
    case 'SQLITE_BUSY':
      return because('another process holds it', 'Stop the other process, or wait until it has finished.');
    case 'SQLITE_IOERR':
      return because(
        'its disk reports an error',
        'Look at the log of the kernel (dmesg), and restore a backup.',
      );
    default:
      return error;
  }
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
}

type Because = (what: string, hint: string) => AppError;

/** Names what this user may not write to, the folder or files in it, and the command that changes that. */
function cannotWrite(file: string, because: Because): AppError {
  const folder = nearestFolder(dirname(file));
  const files = filesOf(file).filter((path) => existsSync(path) && !isWritable(path));
  const ofFiles = isWritable(folder) && files.length > 0;
  const paths = (ofFiles ? files : [folder]).map(quoted).join(' ');
  const what = ofFiles ? `this user may not write to ${paths}` : 'it cannot be written to';
  const owner = statSync(ofFiles ? (files[0] ?? folder) : folder).uid;
  const own = ownUser();
  const recursive = ofFiles ? '' : '-R ';
  if (own.startsWith(`${owner}:`))
    return because(what, `Choose another data folder, or run: chmod ${recursive}u+rwX ${paths}`);
  return because(
    what,
    `Run this as the user who owns it (uid ${owner}), or run: chown ${recursive}${own} ${paths}`,
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
