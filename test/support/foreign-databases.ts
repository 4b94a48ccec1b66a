import { createHash } from 'node:crypto';
import bencode from 'bencode';
import Database from 'better-sqlite3';

/** The `info` of a v1 torrent of one file, or of several, with whatever else. */
export function infoOf(name: string, more: object = {}): Record<string, unknown> {
  const files = 'files' in more ? {} : { length: 100 };
  return {
    ...files,
    name,
    'piece length': 16_384,
    pieces: createHash('sha1').update(name).digest(),
    ...more,
  };
}

export function infohashOf(info: object): string {
  return createHash('sha1').update(bencode.encode(info)).digest('hex');
}

/** A torrent of a Torrust Index. */
export interface TorrustInput {
  readonly info: Record<string, unknown>;
  /** Another one than that of `info`, as in a damaged database. */
  readonly infohash?: string;
  readonly title: string;
  readonly description?: string;
  readonly category?: string;
  readonly tags?: readonly string[];
  readonly trackers?: readonly string[];
  readonly webSeeds?: readonly string[];
  readonly uploadedAt?: string;
}

interface TorrustFile {
  readonly length: number;
  readonly path: readonly string[];
}

/** Writes a database with the tables of Torrust Index 3, as far as an import reads them. */
export function writeTorrustDatabase(path: string, torrents: readonly TorrustInput[]): void {
  const database = new Database(path);
  database.exec(`
    CREATE TABLE torrust_categories (category_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE torrust_torrents (torrent_id INTEGER PRIMARY KEY, uploader_id INTEGER, category_id INTEGER,
      info_hash TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, name TEXT NOT NULL, pieces TEXT, root_hash TEXT,
      piece_length INTEGER NOT NULL, private BOOLEAN, is_bep_30 INT NOT NULL DEFAULT 0, date_uploaded TEXT NOT NULL,
      source TEXT, comment TEXT, creation_date BIGINT, created_by TEXT, encoding TEXT);
    CREATE TABLE torrust_torrent_info (torrent_id INTEGER PRIMARY KEY, title TEXT NOT NULL, description TEXT);
    CREATE TABLE torrust_torrent_files (file_id INTEGER PRIMARY KEY, torrent_id INTEGER, md5sum TEXT, length BIGINT,
      path TEXT);
    CREATE TABLE torrust_torrent_announce_urls (announce_url_id INTEGER PRIMARY KEY, torrent_id INTEGER,
      tracker_url TEXT);
    CREATE TABLE torrust_torrent_http_seeds (http_seed_id INTEGER PRIMARY KEY, torrent_id INTEGER, seed_url TEXT);
    CREATE TABLE torrust_torrent_tags (tag_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE torrust_torrent_tag_links (torrent_id INTEGER, tag_id INTEGER)`);
  const idOf = (table: string, column: string, name: string): unknown => {
    database.prepare(`INSERT OR IGNORE INTO ${table} (name) VALUES (?)`).run(name);
    return database.prepare(`SELECT ${column} FROM ${table} WHERE name = ?`).pluck().get(name);
  };
  for (const [index, torrent] of torrents.entries()) {
    const { info, title, description, category, tags = [], trackers = [], webSeeds = [] } = torrent;
    const id = index + 1;
    database
      .prepare(
        `INSERT INTO torrust_torrents (torrent_id, category_id, info_hash, size, name, pieces, piece_length, private, source,
          is_bep_30, date_uploaded, comment) VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, 'from there')`,
      )
      .run(
        id,
        category === undefined ? null : idOf('torrust_categories', 'category_id', category),
        torrent.infohash ?? infohashOf(info),
        info['name'],
        info['pieces'] === undefined ? null : (info['pieces'] as Buffer).toString('hex').toUpperCase(),
        info['piece length'],
        info['private'] ?? null,
        info['source'] ?? null,
        info['pieces'] === undefined ? 1 : 0,
        torrent.uploadedAt ?? '2023-04-05 06:07:08',
      );
    database.prepare('INSERT INTO torrust_torrent_info VALUES (?, ?, ?)').run(id, title, description ?? null);
    const files = (info['files'] ?? [{ length: info['length'] }]) as readonly TorrustFile[];
    for (const file of files)
      database
        .prepare('INSERT INTO torrust_torrent_files (torrent_id, length, path) VALUES (?, ?, ?)')
        .run(id, file.length, (file.path as TorrustFile['path'] | undefined)?.join('/') ?? null);
    for (const tracker of trackers)
      database
        .prepare('INSERT INTO torrust_torrent_announce_urls (torrent_id, tracker_url) VALUES (?, ?)')
        .run(id, tracker);
    for (const seed of webSeeds)
      database
        .prepare('INSERT INTO torrust_torrent_http_seeds (torrent_id, seed_url) VALUES (?, ?)')
        .run(id, seed);
    for (const tag of tags)
      database
        .prepare('INSERT INTO torrust_torrent_tag_links VALUES (?, ?)')
        .run(id, idOf('torrust_torrent_tags', 'tag_id', tag));
  }
  database.close();
}

/** A torrent of a nyaa. */
export interface NyaaInput {
  readonly info: Record<string, unknown>;
  readonly title: string;
  readonly description?: string;
  readonly flags?: number;
  /** Whether the database has no info, because a file has it. */
  readonly isElsewhere?: boolean;
  readonly trackers?: readonly string[];
}

/** Writes a database with the tables of nyaa, as far as an import reads them. */
export function writeNyaaDatabase(path: string, torrents: readonly NyaaInput[]): void {
  const database = new Database(path);
  database.exec(`
    CREATE TABLE nyaa_main_categories (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE nyaa_sub_categories (id INTEGER, main_category_id INTEGER, name TEXT NOT NULL);
    CREATE TABLE nyaa_torrents (id INTEGER PRIMARY KEY, info_hash BLOB NOT NULL, display_name TEXT NOT NULL,
      torrent_name TEXT NOT NULL, information TEXT, description TEXT NOT NULL, flags INTEGER NOT NULL,
      created_time DATETIME NOT NULL, main_category_id INTEGER, sub_category_id INTEGER);
    CREATE TABLE nyaa_torrents_info (torrent_id INTEGER PRIMARY KEY, info_dict BLOB);
    CREATE TABLE trackers (id INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE);
    CREATE TABLE nyaa_torrent_trackers (torrent_id INTEGER, tracker_id INTEGER, "order" INTEGER);
    INSERT INTO nyaa_main_categories VALUES (1, 'Anime');
    INSERT INTO nyaa_sub_categories VALUES (2, 1, 'English-translated')`);
  for (const [index, torrent] of torrents.entries()) {
    const { info, title, description = '', flags = 0, isElsewhere = false, trackers = [] } = torrent;
    const id = index + 1;
    database
      .prepare('INSERT INTO nyaa_torrents VALUES (?, ?, ?, ?, NULL, ?, ?, ?, 1, 2)')
      .run(
        id,
        Buffer.from(infohashOf(info), 'hex'),
        title,
        info['name'],
        description,
        flags,
        '2017-05-12 20:22:33.123456',
      );
    if (!isElsewhere)
      database.prepare('INSERT INTO nyaa_torrents_info VALUES (?, ?)').run(id, bencode.encode(info));
    for (const [order, uri] of trackers.entries()) {
      database.prepare('INSERT OR IGNORE INTO trackers (uri) VALUES (?)').run(uri);
      const tracker = database.prepare('SELECT id FROM trackers WHERE uri = ?').pluck().get(uri);
      database.prepare('INSERT INTO nyaa_torrent_trackers VALUES (?, ?, ?)').run(id, tracker, order);
    }
  }
  database.close();
}
