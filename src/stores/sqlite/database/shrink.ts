import type { Connection } from './connection.ts';

/**
 * Gives up to `pagesMax` free pages back to the file system; how many are left. A few at once, because each is filled
 * with the last page of the file, and nothing else is written meanwhile.
 */
export function shrink(connection: Connection, pagesMax: number): number {
  connection.pragma(`incremental_vacuum(${pagesMax})`);
  return Number(connection.pragma('freelist_count', { simple: true }));
}
