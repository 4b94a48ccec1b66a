import { AppError } from '../errors.ts';
import type { Base } from './context.ts';

/**
 * Refuses a change that another site made the browser send (OWASP ASVS 5.0, 3.5.1): browsers add what they know of
 * a visitor to such requests, Basic credentials too. Programs send neither header. Throws forbidden.
 */
export function checkSameSite(request: Request, base: Base): void {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) {
    if (site === 'same-origin' || site === 'none') return;
  } else {
    const origin = request.headers.get('origin');
    if (origin === null || origin === base.origin) return;
  }
  throw new AppError('forbidden', 'Cannot change anything for a page of another site', {
    hint: 'Send it from a page of this site, or by a program with a token.',
  });
}
