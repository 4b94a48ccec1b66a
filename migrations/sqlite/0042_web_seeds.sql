-- The web seeds of torrents that are tested, and what the last test of each found. NULL: nothing yet.
CREATE TABLE web_seeds (
  torrent_id INTEGER NOT NULL REFERENCES torrents (id) ON DELETE CASCADE,
  url        TEXT    NOT NULL,
  next_at    INTEGER NOT NULL DEFAULT 0,
  failures   INTEGER NOT NULL DEFAULT 0,
  outcome    TEXT,
  at         INTEGER,
  PRIMARY KEY (torrent_id, url)
) STRICT, WITHOUT ROWID;

CREATE INDEX web_seeds_due ON web_seeds (next_at);

-- For which hosts they are known, and up to which event.
CREATE TABLE web_seed_progress (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  hosts    TEXT NOT NULL,
  position TEXT NOT NULL
) STRICT;
