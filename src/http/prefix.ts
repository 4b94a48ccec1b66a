import { isDotName } from '../lib/dot-name.ts';

/** A request may have 64 segments in all. */
const SEGMENTS_MAX = 16;

/**
 * Whether a path can be before all others: `''`, or segments such as `/sub`, each written in the one way that a browser and
 * a proxy compare alike, and none that a program on the way may take for dots. No slash at the end.
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
