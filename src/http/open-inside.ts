import { constants } from 'node:fs';
import { lstat, open, readlink, realpath, type FileHandle } from 'node:fs/promises';
import { platform } from 'node:os';
import { join, relative, sep } from 'node:path';
import { AppError } from '../errors.ts';

/** A file or folder that was opened and found to lie where it may be served from. Who gets it closes it. */
export interface Opened {
  readonly kind: 'file' | 'folder';
  readonly file: FileHandle;
  /** A path to what was opened, while `file` is open: on Linux whatever has its name by then. */
  readonly path: string;
  readonly lengthBytes: number;
  readonly lastModified: Date;
  /** Differs between any two states of a file, as far as the file system tells them apart. */
  readonly version: string;
}

/**
 * Opens what the names lead to below `root`. Undefined for what is not there, may not be read, is hidden (a name that
 * begins with a dot), is neither file nor folder, or lies outside: symlinks are followed, and what was opened is then
 * checked, not what was named, since names can be changed between two looks.
 */
export async function openInside(root: string, names: readonly string[]): Promise<Opened | undefined> {
  if (!names.every(isVisible)) return undefined;
  // Resolved once, so that a root that is replaced meanwhile does not make its own files lie outside.
  const folder = await realpath(root).catch(absent);
  if (folder === undefined) return undefined;
  const named = join(folder, ...names);
  // Without O_NONBLOCK opening a pipe waits until somebody writes to it.
  const file = await open(named, constants.O_RDONLY | constants.O_NONBLOCK).catch(absent);
  if (file === undefined) return undefined;
  try {
    const opened = await examine(folder, named, file);
    if (opened === undefined) await file.close();
    return opened;
  } catch (error) {
    await file.close();
    return absent(error);
  }
}

/** Whether a name may be shown and asked for. */
export function isVisible(name: string): boolean {
  return name !== '' && !name.startsWith('.') && !/[/\\\0]/.test(name);
}

async function examine(root: string, named: string, file: FileHandle): Promise<Opened | undefined> {
  const stats = await file.stat({ bigint: true });
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : undefined;
  if (kind === undefined) return undefined;
  const path = platform() === 'linux' ? `/proc/self/fd/${file.fd}` : await realpath(named);
  if (!(await liesInside(root, path, stats))) return undefined;
  return {
    kind,
    file,
    path,
    lengthBytes: Number(stats.size),
    lastModified: new Date(Number(stats.mtimeMs)),
    version: [stats.ino, stats.size, stats.mtimeNs].map((number) => number.toString(36)).join('-'),
  };
}

/**
 * Whether what was opened lies below the root. Linux knows where an open file is. Elsewhere its real path must still
 * lead to the same file: a name that is swapped between these two looks as well can deceive it.
 */
async function liesInside(
  root: string,
  path: string,
  opened: { readonly dev: bigint; readonly ino: bigint },
): Promise<boolean> {
  if (platform() === 'linux') {
    // By bytes: two names that are not UTF-8 could be the same text.
    return isInside(Buffer.from(root).toString('latin1'), await readlink(path, 'latin1'));
  }
  const there = await lstat(path, { bigint: true });
  return there.dev === opened.dev && there.ino === opened.ino && isInside(root, path);
}

function isInside(root: string, path: string): boolean {
  const below = relative(root, path);
  return below === '' || below.split(sep).every(isVisible);
}

// What a client can name that is not there, or not for this server to read; anything else is the server's trouble.
const ABSENT = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'ELOOP',
  'ENAMETOOLONG',
  'ENXIO',
  'EINVAL',
  // On a network file system: what was opened has been removed elsewhere.
  'ESTALE',
]);

/** Undefined for an error that says that nothing is there. Throws unavailable when files can't be opened at present. */
export function absent(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (ABSENT.has(code)) return undefined;
  if (code === 'EMFILE' || code === 'ENFILE') {
    throw new AppError('unavailable', 'Cannot open the file: too many are open', { cause: error });
  }
  throw error;
}
