import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../errors.ts';

/**
 * Reads a whole file into `bytes`, which have its length. The open file is examined, because what has its name may have
 * changed: a link is not followed, and a pipe is not waited for. Throws precondition_failed for a file that is not as it was
 * when its folder was read, and not_found for one that cannot be read.
 */
export function readWhole(path: string, bytes: Uint8Array): void {
  const file = openFile(path);
  try {
    const before = fstatSync(file);
    if (!before.isFile() || before.size !== bytes.byteLength) throw changed();
    let length = 0;
    while (length < bytes.byteLength) {
      const read = readSync(file, bytes, length, bytes.byteLength - length, null);
      if (read === 0) throw changed();
      length += read;
    }
    const { size, mtimeMs } = fstatSync(file);
    if (size !== before.size || mtimeMs !== before.mtimeMs) throw changed();
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(path, error);
  } finally {
    closeSync(file);
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOOP') throw changed();
    throw unreadable(path, error);
  }
}

function changed(): AppError {
  return new AppError('precondition_failed', 'Cannot read the file: it changed meanwhile', {
    hint: 'Run the command again.',
  });
}

/** The error for a file or folder that the system does not let us read. */
export function unreadable(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  // Node writes U+FFFD for bytes that are not UTF-8, and no file has the name with that.
  if (code === 'ENOENT' && path.includes('\ufffd')) {
    return new AppError('malformed', 'Cannot read it: its name is not valid UTF-8', {
      hint: 'Rename such files and folders, as in: convmv -r -f latin1 -t utf8 --notest FOLDER',
      cause,
    });
  }
  return new AppError('not_found', `Cannot read it: ${code}`, {
    hint: 'Check that it is there, and that this user may read it.',
    cause,
  });
}
