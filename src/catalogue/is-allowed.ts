import { AppError } from '../errors.ts';

/** Returns false when a permission check throws forbidden or unauthorized, else true. Throws any other error of the check. */
export function isAllowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof AppError && ['forbidden', 'unauthorized'].includes(error.code)) return false;
    throw error;
  }
}
