import type { Log } from './context.ts';

/** Writes a warning, unless one of the same key was written before. */
export type WarnOnce = (key: string, fields: object, message: string) => void;

// Strangers choose what is warned of: they may not fill the log with it.
const KEYS_MAX = 10;

/** Makes the function that warns of each key once, and of ten keys in all. */
export function createWarnOnce(log: Pick<Log, 'warn'>): WarnOnce {
  const keys = new Set<string>();
  return (key, fields, message) => {
    if (keys.size === KEYS_MAX || keys.has(key)) return;
    keys.add(key);
    log.warn(fields, message);
  };
}
