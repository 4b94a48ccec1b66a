-- Finding: one narrow row a public torrent for every order that a list can be in, and an index of words and labels.
-- All of it is derived from torrents, and kept in the transaction that changes them. The functions sort_name and
-- word_text are the program's.

-- A list in one of these orders is a walk along an index from a key, at any depth. The rows are narrow because what no
-- index answers is scanned here: a million rows in 100 ms, where torrents with their descriptions take a second.
-- WITHOUT ROWID, because SQLite takes the pair of a key and an id for one bound only where the id is no rowid: else it
-- walks through all that tie with the key (12 ms in 600,000, against 0.02).
CREATE TABLE listed (
  id            INTEGER PRIMARY KEY,
  collection    TEXT    NOT NULL,
  sort_name     TEXT    NOT NULL,
  content_bytes INTEGER NOT NULL,
  file_count    INTEGER NOT NULL,
  published_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO listed (id, collection, sort_name, content_bytes, file_count, published_at)
SELECT id, collection, sort_name(coalesce(title, name)), content_bytes, file_count, published_at
FROM torrents WHERE state = 'public';

-- Each of these ends with the id.
CREATE INDEX listed_name ON listed (sort_name);
CREATE INDEX listed_size ON listed (content_bytes);
CREATE INDEX listed_files ON listed (file_count);
CREATE INDEX listed_in_published ON listed (collection);
CREATE INDEX listed_in_name ON listed (collection, sort_name);
CREATE INDEX listed_in_size ON listed (collection, content_bytes);
CREATE INDEX listed_in_files ON listed (collection, file_count);

DROP INDEX torrents_public;
DROP INDEX torrents_public_in;

-- The ids that were published on each day (days since 1970, UTC), never narrowed again: a list of some days starts
-- there. Times may go back when a clock is set; the ids tell in which order torrents came.
CREATE TABLE published_days (
  day      INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL,
  last_id  INTEGER NOT NULL
) STRICT;

INSERT INTO published_days (day, first_id, last_id)
SELECT published_at / 86400000, min(id), max(id) FROM listed GROUP BY published_at / 86400000;

-- What lists are narrowed to, besides words: each label has a number, whose word stands in the index. Numbers keep
-- these words short: as hashes they took 350 bytes a torrent, as numbers 95.
CREATE TABLE labels (
  id    INTEGER PRIMARY KEY,
  label TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TEMP TABLE labelled (id INTEGER NOT NULL, label TEXT NOT NULL);

WITH RECURSIVE below (id, path) AS (
  SELECT id, collection FROM listed
  UNION ALL
  SELECT below.id, collections.parent FROM below JOIN collections USING (path) WHERE collections.parent IS NOT NULL
)
INSERT INTO labelled (id, label)
SELECT id, 'below ' || path FROM below
UNION ALL SELECT id, 'in ' || collection FROM listed
UNION ALL SELECT id, 'category ' || category FROM torrents WHERE state = 'public' AND category IS NOT NULL
UNION ALL SELECT torrents.id, 'tag ' || value FROM torrents, json_each(tags) WHERE state = 'public'
UNION ALL SELECT id, 'version ' || iif(infohash_v2 IS NULL, 'v1', iif(infohash_v1 IS NULL, 'v2', 'hybrid'))
  FROM torrents WHERE state = 'public';

INSERT INTO labels (label) SELECT DISTINCT label FROM labelled;

-- The words of public torrents; rowid = torrents.id, so that the newest first is the order of the index itself.
-- Contentless, because the text stands in torrents already; with contentless_delete, because a row then goes by
-- its rowid alone: an external-content table is damaged for good by a delete that names other text than was
-- indexed. Descriptions are left out: they hold so many words that a search would find nearly everything.
-- The last word of a search is a prefix; without an index for its length FTS5 merges all its postings first
-- (measured at 200,000 torrents that all hold the word: 8 ms against 0.1). Lengths 2 to 8 cost 130 bytes a torrent.
-- FTS5 intersects words and labels inside the index, where a join would look at every torrent that holds a common word.
DROP TABLE torrent_words;

CREATE VIRTUAL TABLE torrent_words USING fts5 (
  name, title, file_name, collection, category, tags, labels,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3 4 5 6 7 8'
);

CREATE INDEX temp.labelled_id ON labelled (id);

INSERT INTO torrent_words (rowid, name, title, file_name, collection, category, tags, labels)
SELECT
  id, word_text(name), word_text(title), word_text(substr(file_name, 1, length(file_name) - length('.torrent'))),
  word_text(collection), word_text(category), (SELECT word_text(group_concat(value, ' ')) FROM json_each(t.tags)),
  (SELECT group_concat(char(57344) || printf('%x', labels.id), ' ')
    FROM labelled JOIN labels USING (label) WHERE labelled.id = t.id)
FROM torrents AS t WHERE state = 'public' ORDER BY id;

DROP TABLE labelled;
