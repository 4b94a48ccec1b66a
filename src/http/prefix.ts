/**
 * Whether a path can stand before all others: `''`, or segments such as `/sub`, each written in the one way that a
 * browser and a proxy compare alike. No slash at the end.
 */
export function isPrefix(path: string): boolean {
  return /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~!$&'()*+;=:@-]+)*$/.test(path);
}
