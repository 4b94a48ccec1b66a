import type { Connection } from './connection.ts';

/**
 * Returns free pages of up to `bytesMax` together to the file system, and gives the number of those that are left. Only a few
 * at once, because each is filled with the last page of the file, and nothing else can be written during that.
 */
export function shrink(connection: Connection, bytesMax: number): number {
  const pageBytes = Number(connection.pragma('page_size', { simple: true }));
  connection.pragma(`incremental_vacuum(${Math.ceil(bytesMax / pageBytes)})`);
  return Number(connection.pragma('freelist_count', { simple: true }));
}
