import type { Connection } from '../database/connection.ts';
import { columnsOf, tableOr, textOr } from './columns.ts';
import type { ForeignFile, ForeignTorrent, ForeignTorrents } from './foreign-torrent.ts';

interface Row {
  readonly id: number;
  readonly infohash: string;
  readonly name: string;
  readonly nth: number;
  readonly pieces: string | null;
  readonly pieceLength: number;
  readonly isPrivate: number | null;
  readonly source: string | null;
  readonly comment: string | null;
  readonly createdBy: string | null;
  readonly createdSeconds: number | null;
  readonly publishedAt: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly category: string | null;
}

interface FileRow {
  readonly path: string | null;
  readonly length: number;
  readonly md5sum: string | null;
}

/** The torrents of a Torrust Index, which has them in parts; undefined for another database. */
export function readTorrust(connection: Connection): ForeignTorrents | undefined {
  const columns = columnsOf(connection, 'torrust_torrents');
  if (!columns.has('info_hash') || !columns.has('piece_length')) return undefined;
  const column = (name: string): string => (columns.has(name) ? `t.${name}` : 'NULL');
  const links = tableOr(connection, 'torrust_torrent_tag_links', ['torrent_id', 'tag_id']);
  const tags = tableOr(connection, 'torrust_torrent_tags', ['tag_id', 'name']);
  const seeds = tableOr(connection, 'torrust_torrent_http_seeds', ['http_seed_id', 'torrent_id', 'seed_url']);
  const named = columns.has('name') ? 't.name' : 'i.title';
  connection.exec(`
    CREATE TEMP TABLE foreign_names AS
      SELECT t.torrent_id AS id, row_number() OVER (PARTITION BY t.category_id, ${named} ORDER BY t.torrent_id) AS nth
      FROM torrust_torrents AS t LEFT JOIN torrust_torrent_info AS i USING (torrent_id);
    CREATE UNIQUE INDEX temp.foreign_names_id ON foreign_names (id);`);
  // The column is a flag in versions before the one that tells both apart.
  const isRoot = columns.has('is_bep_30') ? 't.is_bep_30' : column('root_hash');
  const rows = connection.prepare<[number, number], Row>(`
    SELECT t.torrent_id AS id, t.info_hash AS infohash, ${named} AS name, n.nth,
      CASE WHEN coalesce(${isRoot}, 0) = 0 THEN t.pieces END AS pieces,
      t.piece_length AS pieceLength, ${column('private')} AS isPrivate, ${column('source')} AS source,
      ${column('comment')} AS comment, ${column('created_by')} AS createdBy,
      ${column('creation_date')} AS createdSeconds, t.date_uploaded AS publishedAt,
      i.title, i.description, c.name AS category
    FROM torrust_torrents AS t
    JOIN temp.foreign_names AS n ON n.id = t.torrent_id
    LEFT JOIN torrust_torrent_info AS i ON i.torrent_id = t.torrent_id
    LEFT JOIN torrust_categories AS c ON c.category_id = t.category_id
    WHERE t.torrent_id > ? ORDER BY t.torrent_id LIMIT ?`);
  const files = connection.prepare<[number], FileRow>(
    'SELECT path, length, md5sum FROM torrust_torrent_files WHERE torrent_id = ? ORDER BY file_id',
  );
  const texts = (sql: string) => connection.prepare<[number], string>(sql).pluck();
  const trackersOf = texts(
    'SELECT tracker_url FROM torrust_torrent_announce_urls WHERE torrent_id = ? ORDER BY announce_url_id',
  );
  const seedsOf = texts(`SELECT seed_url FROM ${seeds} WHERE torrent_id = ? ORDER BY http_seed_id`);
  const tagsOf = texts(
    `SELECT g.name FROM ${links} AS l JOIN ${tags} AS g ON g.tag_id = l.tag_id WHERE l.torrent_id = ? ORDER BY g.name`,
  );
  const toTorrent = (row: Row): ForeignTorrent => ({
    id: row.id,
    infohash: row.infohash.toLowerCase(),
    name: row.name,
    nth: row.nth,
    categories: row.category === null ? [] : [row.category],
    title: textOr(row.title),
    description: textOr(row.description),
    tags: tagsOf.all(row.id),
    publishedAt: row.publishedAt,
    isHidden: false,
    info: {
      kind: 'parts',
      pieces: row.pieces ?? undefined,
      pieceLength: row.pieceLength,
      isPrivate: row.isPrivate ?? undefined,
      source: row.source ?? undefined,
      files: files.all(row.id).map(toFile),
    },
    trackers: trackersOf.all(row.id),
    webSeeds: seedsOf.all(row.id),
    comment: textOr(row.comment),
    createdBy: textOr(row.createdBy),
    createdSeconds: row.createdSeconds ?? undefined,
  });
  return {
    program: 'Torrust Index',
    count: connection.prepare<[], number>('SELECT count(*) FROM torrust_torrents').pluck().get() ?? 0,
    list: (afterId, limit) => rows.all(afterId, limit).map(toTorrent),
  };
}

function toFile({ path, length, md5sum }: FileRow): ForeignFile {
  return { path: path ?? undefined, length, md5sum: md5sum ?? undefined };
}
