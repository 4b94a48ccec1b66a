import type { FlawKind } from '../../../../../src/stores/sqlite/check-store/flaws.ts';

/** Something that a disk, a program or a person did to a database, and what of it a check must find. */
export interface Damage {
  readonly what: string;
  readonly sql: string;
  readonly kind: FlawKind;
  readonly place: string;
  readonly message: RegExp;
}

/** Those that a repair puts right without a backup. */
export const REPAIRABLE: readonly Damage[] = [
  {
    what: 'a torrent that lost its row in the lists',
    sql: 'DELETE FROM listed WHERE id = 1',
    kind: 'list',
    place: 'torrent 1 (open/one.torrent)',
    message: /missing in the lists/,
  },
  {
    what: 'another size and sort name in the lists',
    sql: `UPDATE listed SET content_bytes = 7, sort_name = 'zzz' WHERE id = 3`,
    kind: 'list',
    place: 'torrent 3 (open/deep/er/deep.torrent)',
    message: /another sort name, content bytes/,
  },
  {
    what: 'other labels in the lists',
    sql: `UPDATE listed_labels SET tags = '["blue"]', category = NULL WHERE id = 1`,
    kind: 'list',
    place: 'torrent 1 (open/one.torrent)',
    message: /another category, tags/,
  },
  {
    what: 'a private torrent in the lists that all can read',
    sql: `INSERT INTO listed SELECT * FROM private_listed;
      INSERT INTO listed_labels SELECT * FROM private_listed_labels`,
    kind: 'list',
    place: 'torrent 4 (private/below/secret.torrent)',
    message: /belongs to a private collection/,
  },
  {
    what: 'an unlisted torrent in the lists',
    sql: `INSERT INTO listed SELECT 5, collection, 'x', 1, 1, 1, 0, 0 FROM listed WHERE id = 1`,
    kind: 'list',
    place: 'torrent 5 (open/unlisted.torrent)',
    message: /unlisted, and yet in the lists/,
  },
  {
    what: 'rows in the lists of no torrent',
    sql: `INSERT INTO listed SELECT 99, collection, 'x', 1, 1, 1, 0, 0 FROM listed WHERE id = 1`,
    kind: 'list',
    place: 'torrent 99',
    message: /not a torrent of these lists/,
  },
  {
    what: 'a day that begins too late',
    sql: 'UPDATE published_days SET first_id = 3',
    kind: 'list',
    place: 'table published_days, day 20455',
    message: /leave out torrents/,
  },
  {
    what: 'a torrent without words',
    sql: 'DELETE FROM torrent_words WHERE rowid = 2',
    kind: 'words',
    place: 'torrent 2 (open/many.torrent)',
    message: /Searches do not find it/,
  },
  {
    what: 'words of another torrent',
    sql: `DELETE FROM torrent_words WHERE rowid = 2;
      INSERT INTO torrent_words (rowid, words) VALUES (2, 'quite other words')`,
    kind: 'words',
    place: 'torrent 2 (open/many.torrent)',
    message: /other words than it/,
  },
  {
    what: 'words of what is not listed',
    sql: `INSERT INTO torrent_words (rowid, words) VALUES (5, 'unlisted')`,
    kind: 'words',
    place: 'torrent 5',
    message: /not in the lists/,
  },
  {
    what: 'private words that are missing',
    sql: 'DELETE FROM private_torrent_words',
    kind: 'words',
    place: 'torrent 4 (private/below/secret.torrent)',
    message: /Searches do not find it/,
  },
  {
    what: 'an index of words that lost a part of itself',
    sql: 'DELETE FROM torrent_words_data WHERE id > 10',
    kind: 'words',
    place: 'torrent_words',
    message: /index of words is damaged/,
  },
  {
    what: 'a collection that counts too many',
    sql: `UPDATE collections SET torrent_count = 9 WHERE path = 'open'`,
    kind: 'collection',
    place: 'collection /open',
    message: /counts 9 torrents, and has 4/,
  },
  {
    what: 'a branch of collections that counts too many as a whole',
    sql: `UPDATE collections SET torrent_count = torrent_count + 5`,
    kind: 'collection',
    place: 'collection /open/deep/er',
    message: /counts 6 torrents, and has 1/,
  },
  {
    what: 'collections that are missing',
    sql: `DELETE FROM collections WHERE path LIKE 'open/deep%'`,
    kind: 'collection',
    place: 'collection /open/deep/er',
    message: /missing among the collections/,
  },
  {
    what: 'a collection of nothing',
    sql: `INSERT INTO collections (path, parent, torrent_count) VALUES ('nothing', '', 3)`,
    kind: 'collection',
    place: 'collection /nothing',
    message: /has no torrents/,
  },
  {
    what: 'another newest torrent',
    sql: `UPDATE collections SET newest_id = 1 WHERE path = ''`,
    kind: 'collection',
    place: 'collection /',
    message: /newest torrent is 7/,
  },
  {
    what: 'another number of collections',
    sql: 'UPDATE listing_revision SET collection_count = 50',
    kind: 'count',
    place: 'table listing_revision',
    message: /another number of collections/,
  },
  {
    what: 'totals that are too large',
    sql: 'UPDATE totals SET torrent_count = torrent_count + 1, metainfo_bytes = 3',
    kind: 'count',
    place: 'table totals, state public, version v1, size_class 0',
    message: /torrent_count is 6, and not 5, metainfo_bytes is 3, and not/,
  },
  {
    what: 'a day of open torrents that is missing',
    sql: 'DELETE FROM open_days',
    kind: 'count',
    place: 'table open_days, day 20455',
    message: /torrent_count is 0, and not 4/,
  },
  {
    what: 'a day with fewer uploads than torrents',
    sql: 'UPDATE upload_days SET torrent_count = 1',
    kind: 'count',
    place: 'table upload_days, day 20455',
    message: /torrent_count is 1, and not 8/,
  },
  {
    what: 'a quota that counts too little',
    sql: 'UPDATE owners SET torrent_count = 0, metainfo_bytes = 0 WHERE owner_id = 1',
    kind: 'count',
    place: 'table owners, owner_id 1',
    message: /torrent_count is 0, and not 5/,
  },
  {
    what: 'ids that would be used again',
    sql: `UPDATE sqlite_sequence SET seq = 2 WHERE name = 'torrents'`,
    kind: 'count',
    place: 'table torrents',
    message: /used before/,
  },
  {
    what: 'a row that says other things than its file',
    sql: `UPDATE torrents SET name = 'other', content_bytes = 5, infohash_v1 = zeroblob(20) WHERE id = 1`,
    kind: 'torrent',
    place: 'torrent 1 (open/one.torrent)',
    message: /infohashV1 is 0{40}, and not .*name is other, and not one, contentBytes is 5, and not 1000/,
  },
  {
    what: 'a row that has another SHA-256 than its file',
    sql: 'UPDATE torrents SET sha256 = zeroblob(32) WHERE id = 3',
    kind: 'torrent',
    place: 'torrent 3 (open/deep/er/deep.torrent)',
    message: /sha256 is 0{64}, and not/,
  },
  {
    what: 'a sound file with another SHA-256',
    sql: 'UPDATE torrent_bytes SET sha256 = zeroblob(32) WHERE torrent_id = 3',
    kind: 'torrent',
    place: 'torrent 3 (open/deep/er/deep.torrent)',
    message: /stored with another SHA-256/,
  },
  {
    what: 'names of files that are missing',
    sql: 'DELETE FROM torrent_file_names',
    kind: 'torrent',
    place: 'torrent 2 (open/many.torrent)',
    message: /names of its files/,
  },
  {
    what: 'a file of no torrent',
    sql: `INSERT INTO torrent_bytes SELECT 99, sha256, bytes FROM torrent_bytes WHERE torrent_id = 1`,
    kind: 'file-unused',
    place: 'file ',
    message: /its torrent does not exist/,
  },
  {
    what: 'a picture that nothing shows',
    sql: `INSERT INTO blobs (sha256, bytes) VALUES (unhex('${'ab'.repeat(32)}'), x'78')`,
    kind: 'file-unused',
    place: `file ${'ab'.repeat(32)}`,
    message: /nothing needs it/,
  },
  {
    what: 'a picture whose use is not noted',
    sql: 'DELETE FROM picture_uses',
    kind: 'picture',
    place: 'torrent 1, picture shot.png',
    message: /description shows this picture/,
  },
  {
    what: 'a use of a picture that no text has',
    sql: `INSERT INTO picture_uses SELECT sha256, 2, '' FROM picture_uses WHERE torrent_id = 1`,
    kind: 'picture',
    place: 'torrent 2, picture ',
    message: /no text has it/,
  },
  {
    what: 'a README with another SHA-256',
    sql: 'UPDATE readmes SET sha256 = zeroblob(32)',
    kind: 'readme',
    place: 'collection /open',
    message: /read it, and compare it/,
  },
  {
    what: 'a path with a torrent that tells of a removal',
    sql: `INSERT INTO removed_paths (collection, file_name, removed_at) VALUES ('open', 'one.torrent', 1)`,
    kind: 'mark',
    place: 'path /open/one.torrent',
    message: /tells of a removal/,
  },
  {
    what: 'a path with a torrent that leads to another',
    sql: `INSERT INTO moved_paths VALUES ('open', 'one.torrent', 'x', 'y.torrent')`,
    kind: 'mark',
    place: 'path /open/one.torrent',
    message: /leads to another/,
  },
  {
    what: 'an infohash that is there and noted as purged',
    sql: `INSERT INTO removed_infohashes (infohash, removed_at, status) SELECT infohash_v1, 1, 410 FROM torrents WHERE id = 1`,
    kind: 'mark',
    place: 'infohash ',
    message: /noted as purged/,
  },
  {
    what: 'a private collection without its area',
    sql: `DELETE FROM areas; UPDATE torrents SET area = ''`,
    kind: 'area',
    place: 'collection /private',
    message: /not kept apart/,
  },
  {
    what: 'an open collection as an area',
    sql: `INSERT INTO areas (path) VALUES ('open')`,
    kind: 'area',
    place: 'collection /open',
    message: /and it is not/,
  },
  {
    what: 'an open torrent in the area of a private collection',
    sql: `UPDATE torrents SET area = 'private' WHERE id = 1`,
    kind: 'area',
    place: 'torrent 1 (open/one.torrent)',
    message: /its collection is open/,
  },
  {
    what: 'the key of a publisher that is not that of its name',
    sql: `UPDATE publishers SET name_key = 'other'; DELETE FROM publisher_slugs`,
    kind: 'publisher',
    place: 'publisher alice',
    message: /key of its name differs/,
  },
  {
    what: 'a publisher that lost its address',
    sql: 'DELETE FROM publisher_slugs',
    kind: 'publisher',
    place: 'publisher alice',
    message: /not found at its address/,
  },
  {
    what: 'rows that belong to nothing',
    sql: `INSERT INTO swarm_days (torrent_id, day, seeders, leechers, completed) VALUES (99, 1, 1, 1, 1), (98, 1, 1, 1, 1)`,
    kind: 'reference',
    place: 'table swarm_days',
    message: /2 belong to rows of torrents that do not exist/,
  },
  {
    what: 'an index that is missing',
    sql: 'DROP INDEX torrents_path',
    kind: 'schema',
    place: 'index torrents_path',
    message: /missing/,
  },
  {
    what: 'a trigger that is missing',
    sql: 'DROP TRIGGER torrents_counted',
    kind: 'schema',
    place: 'trigger torrents_counted',
    message: /missing/,
  },
  {
    what: 'an index that has less than its table',
    // Made again as if it left one out.
    sql: `PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = sql || ' WHERE id <> 1' WHERE name = 'listed_size';
      PRAGMA writable_schema = RESET; REINDEX listed_size; PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, ' WHERE id <> 1', '') WHERE name = 'listed_size';
      PRAGMA writable_schema = RESET`,
    kind: 'index',
    place: 'index listed_size',
    message: /differs from the table listed/,
  },
];
