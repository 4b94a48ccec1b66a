import type { Base } from '../http/context.ts';

// It travels in a cookie to a provider and back; browsers drop a cookie of more than 4096 bytes.
const NEXT_LENGTH_MAX = 2000;

/**
 * Where a form that names `next` leads: a path of this service, built from what was asked for, or the start page for
 * anything else. `//host`, `/\host` and `/%09/host` lead a browser to another site (CWE-601).
 */
export function nextAddress(next: string | null | undefined, { prefix }: Base): string {
  const start = `${prefix}/`;
  const asked = next ?? '';
  if (!/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(asked)) return start;
  const url = URL.parse(asked, 'http://here');
  if (url === null || url.host !== 'here' || !`${url.pathname}/`.startsWith(start)) return start;
  const address = url.pathname + url.search;
  return address.startsWith('//') || address.length > NEXT_LENGTH_MAX ? start : address;
}
