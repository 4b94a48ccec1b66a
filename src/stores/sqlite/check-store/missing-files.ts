import { formatPath } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import type { BrokenFile } from './file-repair.ts';

const ROWS = 500;

interface MissingTorrent {
  readonly id: number;
  readonly sha256: string;
  readonly collection: string;
  readonly fileName: string;
}

/** Torrents and pictures whose file is not stored, some at a time. */
export function* findMissing(connection: Connection): Iterable<readonly BrokenFile[]> {
  const torrents = connection.prepare<[number], MissingTorrent>(`
    SELECT t.id, lower(hex(t.sha256)) AS sha256, t.collection, t.file_name AS fileName FROM torrents AS t
    WHERE t.id > ?
      AND NOT EXISTS (SELECT 1 FROM torrent_bytes AS b WHERE b.torrent_id = t.id AND b.sha256 = t.sha256)
      AND NOT EXISTS (SELECT 1 FROM blobs AS b WHERE b.sha256 = t.sha256)
    ORDER BY t.id LIMIT ${ROWS}`);
  for (let after = 0, isDone = false; !isDone;) {
    const rows = torrents.all(after);
    yield rows.map(({ id, sha256, ...path }) => ({
      file: { part: 'torrents', id, sha256 },
      place: `torrent ${id} (${formatPath(path)})`,
      kind: 'file-missing',
    }));
    after = rows.at(-1)?.id ?? after;
    isDone = rows.length < ROWS;
  }
  const pictures = connection
    .prepare<[string], string>(`
      SELECT DISTINCT lower(hex(u.sha256)) FROM picture_uses AS u
      WHERE u.sha256 > unhex(?) AND NOT EXISTS (SELECT 1 FROM blobs AS b WHERE b.sha256 = u.sha256)
      ORDER BY u.sha256 LIMIT ${ROWS}`)
    .pluck();
  for (let after = '', isDone = false; !isDone;) {
    const rows = pictures.all(after);
    // Its row would get an id of its own.
    yield rows.map((sha256) => ({
      file: { part: 'others', id: 0, sha256 },
      place: `picture ${sha256}`,
      kind: 'file-missing',
    }));
    after = rows.at(-1) ?? after;
    isDone = rows.length < ROWS;
  }
}
