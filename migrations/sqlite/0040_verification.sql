-- Stored files whose bytes have another SHA-256 than when they were written: .torrent files by their torrent, and others, which
-- are pictures and .torrent files from before they were stored by their torrent.
CREATE TABLE damaged_files (
  part     TEXT    NOT NULL CHECK (part IN ('torrents', 'others')),
  id       INTEGER NOT NULL,
  sha256   BLOB    NOT NULL CHECK (length(sha256) = 32),
  found_at INTEGER NOT NULL,
  PRIMARY KEY (part, id)
) STRICT, WITHOUT ROWID;

-- How far all stored files are verified. part is NULL between two passes; completed_at: when the last one was complete.
CREATE TABLE verification (
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  part         TEXT CHECK (part IN ('torrents', 'others')),
  after_id     INTEGER NOT NULL,
  began_at     INTEGER NOT NULL,
  files        INTEGER NOT NULL,
  bytes        INTEGER NOT NULL,
  completed_at INTEGER
) STRICT;
