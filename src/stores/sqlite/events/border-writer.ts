import { isBelow } from '../collections/below.ts';
import type { Connection } from '../database/connection.ts';

/** Prepares the events of a collection that becomes private or open, by the change `crossBorder`. */
export function createBorderWriter(
  connection: Connection,
): (collection: string, border: 'closed' | 'opened', now: Date) => void {
  const hide = [
    `UPDATE events SET border = 'inside' WHERE border IS NULL AND ${isBelow('collection', ':path')}`,
    `UPDATE events SET public_type = iif(public_type = 'moved', 'published', public_type),
      from_collection = NULL, from_file_name = NULL
    WHERE ${isBelow('from_collection', ':path')} AND NOT (${isBelow('collection', ':path')})`,
  ].map((sql) => connection.prepare<[object]>(sql));
  const add = connection.prepare<[object]>(`
    INSERT INTO events (at, type, public_type, infohash_v1, infohash_v2, collection, file_name, border, owner_id)
    SELECT :now, 'edited', 'edited', t.infohash_v1, t.infohash_v2, t.collection, t.file_name, :border, t.owner_id
    FROM listed AS l CROSS JOIN torrents AS t ON t.id = l.id
    WHERE ${isBelow('l.collection', ':path')} ORDER BY l.id`);
  return (path, border, now) => {
    if (border === 'opened') for (const statement of hide) statement.run({ path });
    add.run({ path, border, now: now.getTime() });
  };
}
