import type { Base } from './context.ts';

/** The attributes of a cookie; times in seconds. */
export interface CookieOptions {
  /** How long the browser keeps it; 0 removes it. */
  readonly maxAgeSeconds: number;
  /** `Strict` is not sent when a visitor follows a link from another site; `Lax` is. */
  readonly sameSite: 'Lax' | 'Strict';
}

/**
 * The name of a cookie for a service at `base`. With HTTPS it begins with `__Host-`: browsers then accept it only from
 * that host and only over HTTPS (RFC 6265bis section 4.1.3.2). Such a cookie has no path, so services under different
 * paths of one host get different names.
 */
export function cookieName(name: string, { origin, prefix }: Base): string {
  const own = name + prefix.replaceAll(/[^a-z0-9]+/gi, '-');
  return origin.startsWith('https:') ? `__Host-${own}` : own;
}

/**
 * The value of a request's cookie; of several with that name the first one, because browsers send the longest path
 * first.
 */
export function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key = '', ...value] = pair.split('=');
    if (key.trim() === name) return value.join('=').trim();
  }
  return undefined;
}

/** Formats a Set-Cookie header. `value` must not need quoting. The cookie is HttpOnly: no script can read it. */
export function formatCookie(
  name: string,
  value: string,
  { maxAgeSeconds, sameSite }: CookieOptions,
  { origin }: Base,
): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=${sameSite}${secure}`;
}
