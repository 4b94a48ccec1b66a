import type { Connection } from './connection.ts';

/**
 * Returns up to `pagesMax` free pages to the file system, and gives the number of those that are left. Only a few at
 * once, because each is filled with the last page of the file, and nothing else can be written during that.
 */
export function shrink(connection: Connection, pagesMax: number): number {
  connection.pragma(`incremental_vacuum(${pagesMax})`);
  return Number(connection.pragma('freelist_count', { simple: true }));
}
