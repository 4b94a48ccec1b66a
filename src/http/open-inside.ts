import { constants } from 'node:fs';
import { lstat, open, readlink, realpath, type FileHandle } from 'node:fs/promises';
import { platform } from 'node:os';
import { join, relative, sep } from 'node:path';
import { AppError } from '../errors.ts';

/** An open file or folder that is inside the served folder. The caller must close it. */
export interface Opened {
  readonly kind: 'file' | 'folder';
  readonly file: FileHandle;
  /**
   * A path to the open file, valid while `file` is open. On Linux it leads to that file even when its name now belongs
   * to another.
   */
  readonly path: string;
  readonly lengthBytes: number;
  readonly lastModified: Date;
  /** Differs between any two states of a file, as far as the file system can distinguish them. */
  readonly version: string;
}

/**
 * Opens the file or folder at the path `names` below `root`. Undefined when it does not exist, cannot be read, is
 * hidden (a name that begins with a dot), is neither a file nor a folder, or is outside `root`. Symlinks are followed.
 * The open file is checked, not its name, because a name can be changed between the check and the opening.
 */
export async function openInside(root: string, names: readonly string[]): Promise<Opened | undefined> {
  if (!names.every(isVisible)) return undefined;
  // Resolved once: if the root is replaced meanwhile, its own files must not count as outside.
  const folder = await realpath(root).catch(absent);
  if (folder === undefined) return undefined;
  const named = join(folder, ...names);
  // Without O_NONBLOCK, opening a pipe waits until a program writes to it.
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

/** Whether a name may be listed and requested. */
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
 * Whether the open file is below the root. Linux knows the path of an open file. On other systems its real path must
 * still lead to the same file; swapping the name between these two checks can deceive it.
 */
async function liesInside(
  root: string,
  path: string,
  opened: { readonly dev: bigint; readonly ino: bigint },
): Promise<boolean> {
  if (platform() === 'linux') {
    // Compared as bytes, because two names that are not UTF-8 could become the same text.
    return isInside(Buffer.from(root).toString('latin1'), await readlink(path, 'latin1'));
  }
  const there = await lstat(path, { bigint: true });
  return there.dev === opened.dev && there.ino === opened.ino && isInside(root, path);
}

function isInside(root: string, path: string): boolean {
  const below = relative(root, path);
  return below === '' || below.split(sep).every(isVisible);
}

// Errors for files that do not exist or may not be read. Any other error is a problem of the server.
const ABSENT = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'ELOOP',
  'ENAMETOOLONG',
  'ENXIO',
  'EINVAL',
  // On a network file system: the open file was removed by another machine.
  'ESTALE',
]);

/**
 * Returns undefined for an error that means that the file does not exist. Throws unavailable when too many files are
 * open, and the error itself otherwise.
 */
export function absent(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (ABSENT.has(code)) return undefined;
  if (code === 'EMFILE' || code === 'ENFILE') {
    throw new AppError('unavailable', 'Cannot open the file: too many files are open', { cause: error });
  }
  throw error;
}
