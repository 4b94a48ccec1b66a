-- The catalogue: one dense row a torrent for finding and listing, its bytes apart from it.
-- Times are integer milliseconds since 1970, hashes are raw bytes.

-- AUTOINCREMENT never reuses an id, so the order of ids is the order of publication.
CREATE TABLE torrents (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  state              TEXT    NOT NULL CHECK (state IN ('listed', 'superseded', 'removed')),
  collection         TEXT    NOT NULL,
  file_name          TEXT    NOT NULL CHECK (file_name <> ''),
  infohash_v1        BLOB             CHECK (length(infohash_v1) = 20),
  infohash_v2        BLOB             CHECK (length(infohash_v2) = 32),
  sha256             BLOB    NOT NULL CHECK (length(sha256) = 32),
  name               TEXT    NOT NULL,
  content_bytes      INTEGER NOT NULL CHECK (content_bytes >= 0),
  file_count         INTEGER NOT NULL CHECK (file_count >= 0),
  piece_length_bytes INTEGER NOT NULL CHECK (piece_length_bytes > 0),
  private            INTEGER NOT NULL CHECK (private IN (0, 1)),
  metainfo_bytes     INTEGER NOT NULL CHECK (metainfo_bytes >= 0),
  warnings           TEXT    NOT NULL CHECK (json_valid(warnings)),
  title              TEXT,
  description        TEXT,
  category           TEXT,
  tags               TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
  licence            TEXT,
  -- A token's id; no foreign key, because tokens may be kept elsewhere than the catalogue.
  owner_id           INTEGER,
  published_at       INTEGER NOT NULL,
  updated_at         INTEGER NOT NULL,
  removed_at         INTEGER,
  CHECK (infohash_v1 IS NOT NULL OR infohash_v2 IS NOT NULL),
  CHECK ((state = 'removed') = (removed_at IS NOT NULL))
) STRICT;

-- An infohash is in the catalogue once, in whatever state.
CREATE UNIQUE INDEX torrents_infohash_v1 ON torrents (infohash_v1) WHERE infohash_v1 IS NOT NULL;
CREATE UNIQUE INDEX torrents_infohash_v2 ON torrents (infohash_v2) WHERE infohash_v2 IS NOT NULL;

-- What is listed at a path.
CREATE UNIQUE INDEX torrents_listed_path ON torrents (collection, file_name) WHERE state = 'listed';

-- The newest first, of the whole catalogue and of one collection: both are walks from a key.
CREATE INDEX torrents_listed ON torrents (id) WHERE state = 'listed';
CREATE INDEX torrents_listed_in ON torrents (collection, id) WHERE state = 'listed';

-- Paths that answer 410 until they are published at anew. Apart from the torrent, which may stand elsewhere by then.
CREATE TABLE removed_paths (
  collection TEXT    NOT NULL,
  file_name  TEXT    NOT NULL,
  removed_at INTEGER NOT NULL,
  PRIMARY KEY (collection, file_name)
) STRICT, WITHOUT ROWID;

-- The exact bytes with their SHA-256, so that this table can be checked by itself. The digest stands in torrents as
-- well, where every listing shows it without a look into here; before the bytes, since it is read without them.
CREATE TABLE metainfo (
  torrent_id INTEGER PRIMARY KEY REFERENCES torrents (id) ON DELETE CASCADE,
  sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
  bytes      BLOB NOT NULL
) STRICT;

-- How many listed torrents are in each collection and below it, the root ('') included; only those that hold
-- something have a row. Kept in the transaction that changes them, so that no listing ever counts.
CREATE TABLE collections (
  path          TEXT PRIMARY KEY,
  parent        TEXT CHECK ((parent IS NULL) = (path = '')),
  torrent_count INTEGER NOT NULL CHECK (torrent_count >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX collections_parent ON collections (parent, path);

-- The words of listed torrents; rowid = torrents.id, so that the newest first is the order of the index itself.
-- Contentless, because the text stands in torrents already; with contentless_delete, because a row then goes by
-- its rowid alone: an external-content table is damaged for good by a delete that names other text than was
-- indexed.
-- The last word of a search is a prefix; without an index for its length FTS5 merges all its postings first
-- (measured at 200,000 torrents that all hold the word: 8 ms against 0.1). Lengths 2 to 8 cost 130 bytes a torrent.
-- place is one made-up word for the collection: FTS5 then intersects two lists inside the index, where a join
-- would look at every torrent that holds a common word.
CREATE VIRTUAL TABLE torrent_words USING fts5 (
  name, title, file_name, place,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3 4 5 6 7 8'
);
