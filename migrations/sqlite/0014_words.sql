-- Search inside runs of scripts without spaces, whose letters are indexed as overlapping pairs, and search in
-- descriptions and in the names of files. The functions word_text and file_names are the program's.

-- The names of a torrent's files and folders as one text, to index them again when the torrent is edited. Torrents of
-- one file have no row: that file has the name of the torrent.
CREATE TABLE torrent_file_names (
  torrent_id INTEGER PRIMARY KEY REFERENCES torrents (id) ON DELETE CASCADE,
  names      TEXT NOT NULL CHECK (names <> '')
) STRICT;

INSERT INTO torrent_file_names (torrent_id, names)
SELECT id, names FROM (SELECT t.id, file_names(b.bytes) AS names FROM torrents AS t JOIN blobs AS b USING (sha256))
WHERE names <> '';

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

CREATE INDEX temp.labelled_id ON labelled (id);

-- torrent_words as it was, with pairs.
DELETE FROM torrent_words;

INSERT INTO torrent_words (rowid, name, title, file_name, collection, category, tags, labels)
SELECT
  id, word_text(name, 2000), word_text(title, 2000),
  word_text(substr(file_name, 1, length(file_name) - length('.torrent')), 2000), word_text(collection, 2000),
  word_text(category, 2000), (SELECT word_text(group_concat(value, ' '), 2000) FROM json_each(t.tags)),
  (SELECT group_concat(char(57344) || printf('%x', labels.id), ' ')
    FROM labelled JOIN labels USING (label) WHERE labelled.id = t.id)
FROM torrents AS t WHERE state = 'public' ORDER BY id;

-- The same words with those of descriptions and file names. Apart from torrent_words, so that most searches neither find
-- nearly everything nor read through it. With prefixes of two to four letters alone, a beginning of six took 130 ms at a
-- million torrents.
CREATE VIRTUAL TABLE torrent_all_words USING fts5 (
  name, title, file_name, collection, category, tags, labels, description, files,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3 4 5 6 7 8'
);

INSERT INTO torrent_all_words (
  rowid, name, title, file_name, collection, category, tags, labels, description, files
)
SELECT
  id, word_text(name, 2000), word_text(title, 2000),
  word_text(substr(file_name, 1, length(file_name) - length('.torrent')), 2000), word_text(collection, 2000),
  word_text(category, 2000), (SELECT word_text(group_concat(value, ' '), 2000) FROM json_each(t.tags)),
  (SELECT group_concat(char(57344) || printf('%x', labels.id), ' ')
    FROM labelled JOIN labels USING (label) WHERE labelled.id = t.id),
  word_text(description, 10000), word_text(f.names, 10000)
FROM torrents AS t LEFT JOIN torrent_file_names AS f ON f.torrent_id = t.id WHERE state = 'public' ORDER BY id;

DROP TABLE labelled;
