import type { Connection } from '../database/connection.ts';
import { columnsOf, tableOr, textOr } from './columns.ts';
import type { ForeignTorrent, ForeignTorrents } from './foreign-torrent.ts';

interface Row {
  readonly id: number;
  readonly infohash: Buffer;
  readonly title: string;
  readonly name: string;
  readonly nth: number;
  readonly description: string | null;
  readonly flags: number;
  readonly publishedAt: string;
  readonly main: string | null;
  readonly sub: string | null;
  readonly info: Buffer | null;
}

const HIDDEN = 2;
const DELETED = 32;

/**
 * The torrents of a nyaa that are not deleted; undefined for another database. Its tables begin with the name of the site, as in
 * `nyaa_torrents` and `sukebei_torrents`.
 */
export function readNyaa(connection: Connection): ForeignTorrents | undefined {
  const table = connection
    .prepare<[], string>(
      `SELECT m.name FROM sqlite_master AS m
      WHERE m.type = 'table' AND m.name LIKE '%\\_torrents' ESCAPE '\\' AND EXISTS (
        SELECT 1 FROM pragma_table_info(m.name) AS c WHERE c.name = 'torrent_name')
      ORDER BY m.name LIMIT 1`,
    )
    .pluck()
    .get();
  if (table === undefined || !/^\w+$/.test(table)) return undefined;
  const prefix = table.slice(0, -'torrents'.length);
  if (!columnsOf(connection, table).has('info_hash')) return undefined;
  const infos = tableOr(connection, `${prefix}torrents_info`, ['torrent_id', 'info_dict']);
  const named = tableOr(connection, `${prefix}torrent_trackers`, ['torrent_id', 'tracker_id', '"order"']);
  const trackers = tableOr(connection, 'trackers', ['id', 'uri']);
  connection.exec(`
    CREATE TEMP TABLE foreign_names AS
      SELECT id, row_number() OVER (PARTITION BY main_category_id, sub_category_id, torrent_name ORDER BY id) AS nth
      FROM ${table} WHERE flags & ${DELETED} = 0;
    CREATE UNIQUE INDEX temp.foreign_names_id ON foreign_names (id);`);
  const rows = connection.prepare<[number, number], Row>(`
    SELECT t.id, t.info_hash AS infohash, t.display_name AS title, t.torrent_name AS name, n.nth,
      t.description, t.flags, t.created_time AS publishedAt, m.name AS main, s.name AS sub, i.info_dict AS info
    FROM temp.foreign_names AS n
    JOIN ${table} AS t ON t.id = n.id
    LEFT JOIN ${prefix}main_categories AS m ON m.id = t.main_category_id
    LEFT JOIN ${prefix}sub_categories AS s
      ON s.id = t.sub_category_id AND s.main_category_id = t.main_category_id
    LEFT JOIN ${infos} AS i ON i.torrent_id = t.id
    WHERE n.id > ? ORDER BY n.id LIMIT ?`);
  const trackersOf = connection
    .prepare<[number], string>(
      `SELECT k.uri FROM ${named} AS l JOIN ${trackers} AS k ON k.id = l.tracker_id
      WHERE l.torrent_id = ? ORDER BY l."order"`,
    )
    .pluck();
  const toTorrent = (row: Row): ForeignTorrent => ({
    id: row.id,
    infohash: Buffer.from(row.infohash).toString('hex'),
    name: row.name,
    nth: row.nth,
    categories: [row.main, row.sub].filter((name) => name !== null),
    title: textOr(row.title),
    description: textOr(row.description),
    tags: [],
    publishedAt: row.publishedAt,
    isHidden: (row.flags & HIDDEN) !== 0,
    info: row.info === null ? { kind: 'elsewhere' } : { kind: 'bytes', bytes: row.info },
    trackers: trackersOf.all(row.id),
    webSeeds: [],
    comment: undefined,
    createdBy: undefined,
    createdSeconds: undefined,
  });
  return {
    program: 'nyaa',
    count: connection.prepare<[], number>('SELECT count(*) FROM temp.foreign_names').pluck().get() ?? 0,
    list: (afterId, limit) => rows.all(afterId, limit).map(toTorrent),
  };
}
