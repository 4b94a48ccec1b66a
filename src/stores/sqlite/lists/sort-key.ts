import type { Cursor } from '../../../catalogue/torrent-list.ts';

/** The order of two rows by their key and id, as the indexes have it: SQLite compares texts by their bytes. */
export function compareCursors(a: Cursor, b: Cursor): number {
  if (a.value === b.value) return a.id - b.id;
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value;
  return Buffer.compare(Buffer.from(String(a.value)), Buffer.from(String(b.value)));
}
