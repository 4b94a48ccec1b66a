import { AppError } from '../errors.ts';

/** The error for a file that is changed while it is hashed. */
export function changedError(location: string): AppError {
  return new AppError('conflict', `Cannot hash ${location}: it was changed meanwhile`, {
    hint: 'Wait until no program writes to it, and start again.',
  });
}

/** The error for a file that cannot be read: not_found when it does not exist, else unavailable. */
export function readError(location: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  switch (code) {
    case 'ENOENT':
      return new AppError('not_found', `Cannot read ${location}: it does not exist`, {
        hint: 'Check the path, or put the file back and start again.',
        cause,
      });
    case 'EACCES':
    case 'EPERM':
      return new AppError('unavailable', `Cannot read ${location}: this user may not`, {
        hint: 'Let the user that runs this program read it.',
        cause,
      });
    default:
      return new AppError('unavailable', `Cannot read ${location} (${code})`, {
        hint: 'Check the disk that it is on, and how many files may be open (ulimit -n).',
        cause,
      });
  }
}
