import type { Log } from './context.ts';

/** Logs a warning, unless one with the same key was logged before. */
export type WarnOnce = (key: string, fields: object, message: string) => void;

// Strangers can cause the warnings, and must not be able to fill the log with them.
const KEYS_MAX = 10;

/** Makes a function that warns of each key once, and of at most ten keys. */
export function createWarnOnce(log: Pick<Log, 'warn'>): WarnOnce {
  const keys = new Set<string>();
  return (key, fields, message) => {
    if (keys.size === KEYS_MAX || keys.has(key)) return;
    keys.add(key);
    log.warn(fields, message);
  };
}
