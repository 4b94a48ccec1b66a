import { AppError } from '../errors.ts';

/** Whether a check of what somebody may do throws no forbidden; any other error is thrown on. */
export function isAllowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') return false;
    throw error;
  }
}
