import { hash, timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors.ts';

/**
 * What the forms of a signed-in browser send along, made from its cookie's secret, which other sites can neither read
 * nor derive it from: base64url of a SHA-256, 43 characters.
 */
export function formTokenOf(cookieSecret: string): string {
  return hash('sha256', `torrentry form token\n${cookieSecret}`, 'base64url');
}

/** Throws forbidden unless a form brought the form token that its session has. */
export function checkFormToken(expected: string | undefined, given: string): void {
  // Of hashes, whose length is the same: timingSafeEqual throws when two lengths differ.
  if (expected !== undefined && timingSafeEqual(digest(expected), digest(given))) return;
  throw new AppError('forbidden', 'Cannot take this form: it does not belong to your session', {
    hint: 'Load the page again and send it once more. A program sends its token in the Authorization header.',
  });
}

function digest(text: string): Uint8Array {
  return hash('sha256', text, 'buffer');
}
