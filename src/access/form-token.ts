import { hash } from 'node:crypto';
import { AppError } from '../errors.ts';
import { isSameSecret } from './secrets.ts';

/**
 * The form token that the forms of a signed-in browser send. It is made from the secret of the cookie, which other
 * sites cannot read: base64url of a SHA-256, 43 characters.
 */
export function formTokenOf(cookieSecret: string): string {
  return hash('sha256', `torrentry form token\n${cookieSecret}`, 'base64url');
}

/** Throws forbidden unless a form sent the form token of its session. */
export function checkFormToken(expected: string | undefined, given: string): void {
  if (expected !== undefined && isSameSecret(expected, given)) return;
  throw new AppError('forbidden', 'Cannot accept this form: it does not belong to your session', {
    hint: 'Load the page again and send the form again. A program must send its token in the Authorization header.',
  });
}
