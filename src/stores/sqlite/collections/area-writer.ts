import type { Connection } from '../database/connection.ts';
import { createListMover, type ListMoverParts } from '../lists/move-lists.ts';
import { SPACES, spaceOf } from '../lists/spaces.ts';
import { IDS_BELOW, isBelow } from './below.ts';

/**
 * Prepares the change of the area of a collection and all below it, with all that is derived from its torrents. Call it inside
 * a transaction. It is made of statements over all of them: 10,000 torrents take some seconds, nearly all for their words.
 */
export function createAreaWriter(
  connection: Connection,
  parts: ListMoverParts,
): (collection: string, area: string, now: Date) => void {
  const forget = connection.prepare<[object]>(`DELETE FROM areas WHERE ${isBelow('path', ':path')}`);
  const add = connection.prepare<[string]>('INSERT INTO areas (path) VALUES (?)');
  const assign = connection.prepare<[object]>(
    `UPDATE torrents SET area = :area WHERE id IN (SELECT id FROM (${IDS_BELOW}))`,
  );
  const move = createListMover(connection, parts);
  return (path, area, now) => {
    forget.run({ path });
    if (area === path) add.run(area);
    assign.run({ from: path, area });
    const to = spaceOf(area);
    for (const from of SPACES) if (from !== to) move(path, from, to, now);
  };
}
