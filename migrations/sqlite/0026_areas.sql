-- Private collections. Each torrent is in one area: '' is the open one, and the others have the path of the outermost private
-- collection. An infohash is in each area once, so that publishing one says nothing about the others.
CREATE TABLE areas (
  path TEXT PRIMARY KEY CHECK (path <> '')
) STRICT, WITHOUT ROWID;

ALTER TABLE torrents ADD COLUMN area TEXT NOT NULL DEFAULT '';

DROP INDEX torrents_infohash_v1;
DROP INDEX torrents_infohash_v2;
CREATE UNIQUE INDEX torrents_infohash_v1 ON torrents (infohash_v1, area) WHERE infohash_v1 IS NOT NULL;
CREATE UNIQUE INDEX torrents_infohash_v2 ON torrents (infohash_v2, area) WHERE infohash_v2 IS NOT NULL;

-- What lists are made of, for all areas but the open one: the same tables as those without the prefix. Apart, so that the lists
-- of what is open read nothing that is private, by whatever statement, and cost the same as without it.
CREATE TABLE private_listed (
  id             INTEGER PRIMARY KEY,
  collection     TEXT    NOT NULL,
  sort_name      TEXT    NOT NULL,
  content_bytes  INTEGER NOT NULL,
  file_count     INTEGER NOT NULL,
  published_at   INTEGER NOT NULL,
  download_count INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX private_listed_name ON private_listed (sort_name);
CREATE INDEX private_listed_size ON private_listed (content_bytes);
CREATE INDEX private_listed_files ON private_listed (file_count);
CREATE INDEX private_listed_downloads ON private_listed (download_count);
CREATE INDEX private_listed_in_published ON private_listed (collection);
CREATE INDEX private_listed_in_name ON private_listed (collection, sort_name);
CREATE INDEX private_listed_in_size ON private_listed (collection, content_bytes);
CREATE INDEX private_listed_in_files ON private_listed (collection, file_count);
CREATE INDEX private_listed_in_downloads ON private_listed (collection, download_count);

CREATE TABLE private_listed_labels (
  id       INTEGER PRIMARY KEY,
  category TEXT,
  tags     TEXT NOT NULL CHECK (json_valid(tags)),
  version  TEXT NOT NULL
) STRICT;

CREATE TABLE private_published_days (
  day      INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL,
  last_id  INTEGER NOT NULL
) STRICT;

-- The revisions in it are random: a count would tell readers of one private collection of changes in others.
CREATE TABLE private_collections (
  path          TEXT PRIMARY KEY,
  parent        TEXT CHECK ((parent IS NULL) = (path = '')),
  torrent_count INTEGER NOT NULL CHECK (torrent_count >= 0),
  revision      INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL,
  newest_id     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX private_collections_parent ON private_collections (parent, path);
CREATE INDEX private_collections_newest ON private_collections (parent, newest_id);

CREATE TABLE private_labels (
  id    INTEGER PRIMARY KEY,
  label TEXT    NOT NULL UNIQUE,
  key   TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX private_labels_key ON private_labels (key, id);

CREATE VIRTUAL TABLE private_torrent_words USING fts5 (
  name, title, file_name, collection, category, tags, labels,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3 4 5 6 7 8'
);

CREATE VIRTUAL TABLE private_torrent_all_words USING fts5 (
  name, title, file_name, collection, category, tags, labels, description, files,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3 4 5 6 7 8'
);
