import type { Base } from './context.ts';

/** What a cookie is to be; times in seconds. */
export interface CookieOptions {
  /** How long the browser keeps it; 0 takes it away. */
  readonly maxAgeSeconds: number;
  /** `Strict` is not sent when somebody follows a link from another site; `Lax` is. */
  readonly sameSite: 'Lax' | 'Strict';
}

/**
 * The name under which a cookie is kept for a service at `base`. With HTTPS it begins with `__Host-`: browsers then take
 * it from that very host only, and only over HTTPS (RFC 6265bis section 4.1.3.2). Services that stand under different
 * paths of one host have different names, since such a cookie has no path.
 */
export function cookieName(name: string, { origin, prefix }: Base): string {
  const own = name + prefix.replaceAll(/[^a-z0-9]+/gi, '-');
  return origin.startsWith('https:') ? `__Host-${own}` : own;
}

/** The value of a request's cookie; of several with that name the first, which browsers send for the longest path. */
export function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key = '', ...value] = pair.split('=');
    if (key.trim() === name) return value.join('=').trim();
  }
  return undefined;
}

/** A Set-Cookie line. `value` must need no quoting. No script ever reads it. */
export function formatCookie(
  name: string,
  value: string,
  { maxAgeSeconds, sameSite }: CookieOptions,
  { origin }: Base,
): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=${sameSite}${secure}`;
}
