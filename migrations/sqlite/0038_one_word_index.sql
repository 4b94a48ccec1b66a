-- One word index in place of two, in a third of the room. Words of descriptions and of names of files have a mark before them,
-- which the words of names have not, so that a search among names reads as little as before. Labels are single characters,
-- which have no entries among the beginnings of words, and stand between the texts instead of columns, which each entry
-- named. The program then fills it, a part of the torrents at once.

DROP TABLE torrent_words;
DROP TABLE torrent_all_words;
DROP TABLE private_torrent_words;
DROP TABLE private_torrent_all_words;

-- Each label once. Those that differ in case alone were several, because the words of torrents had them.
CREATE TABLE labels_anew (
  id  INTEGER PRIMARY KEY,
  key TEXT    NOT NULL UNIQUE
) STRICT;

INSERT INTO labels_anew (id, key) SELECT min(id), key FROM labels GROUP BY key;
DROP TABLE labels;
ALTER TABLE labels_anew RENAME TO labels;

CREATE TABLE private_labels_anew (
  id  INTEGER PRIMARY KEY,
  key TEXT    NOT NULL UNIQUE
) STRICT;

INSERT INTO private_labels_anew (id, key) SELECT min(id), key FROM private_labels GROUP BY key;
DROP TABLE private_labels;
ALTER TABLE private_labels_anew RENAME TO private_labels;

CREATE VIRTUAL TABLE torrent_words USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3 4 5 6 7 8'
);

CREATE VIRTUAL TABLE private_torrent_words USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3 4 5 6 7 8'
);

-- By default FTS5 merges four segments of the index into one: with eight, a torrent's words are written less often.
INSERT INTO torrent_words (torrent_words, rank) VALUES ('automerge', 8);
INSERT INTO private_torrent_words (private_torrent_words, rank) VALUES ('automerge', 8);
