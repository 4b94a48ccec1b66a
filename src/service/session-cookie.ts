import type { Base } from '../http/context.ts';
import { cookieName, formatCookie, readCookie } from '../http/cookies.ts';

/** The name of the cookie that a signed-in browser is known by. */
function sessionCookieName(base: Base): string {
  return cookieName('torrentry', base);
}

/** The secret of the session that a request shows; undefined when it shows none. */
export function sessionSecretIn(request: Request, base: Base): string | undefined {
  // Programs send no cookies, and the name is not made for them.
  return request.headers.has('cookie') ? readCookie(request, sessionCookieName(base)) : undefined;
}

/** The Set-Cookie line that signs a browser in, until then. */
export function sessionCookie(secret: string, expiresAt: Date, now: Date, base: Base): string {
  const maxAgeSeconds = Math.floor((expiresAt.getTime() - now.getTime()) / 1000);
  // Lax: who follows a link from a mail to a page of ours is still signed in; no change is made by a link.
  return formatCookie(sessionCookieName(base), secret, { maxAgeSeconds, sameSite: 'Lax' }, base);
}

/** The Set-Cookie line that takes the cookie away again. */
export function noSessionCookie(base: Base): string {
  return formatCookie(sessionCookieName(base), '', { maxAgeSeconds: 0, sameSite: 'Lax' }, base);
}
