import { isDotName } from '../lib/dot-name.ts';

/** A request may have 64 segments in all. */
const SEGMENTS_MAX = 16;

/**
 * Whether a path can be a prefix of all addresses: `''`, or segments such as `/sub` in the one spelling that browsers
 * and proxies compare as equal, and none that a program on the way may read as dots. No slash at the end.
 */
export function isPrefix(path: string): boolean {
  if (path === '') return true;
  const [empty, ...segments] = path.split('/');
  return (
    empty === '' &&
    segments.length <= SEGMENTS_MAX &&
    segments.every((segment) => /^[\w.~!$&'()*+;=:@-]+$/.test(segment) && !isDotName(segment))
  );
}
