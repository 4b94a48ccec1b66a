-- Other trackers that are asked how many share torrents. after_id: the torrent after which the next request goes on.
CREATE TABLE scraped_trackers (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  url         TEXT    NOT NULL UNIQUE,
  after_id    INTEGER NOT NULL DEFAULT 0,
  next_at     INTEGER NOT NULL DEFAULT 0,
  failures    INTEGER NOT NULL DEFAULT 0,
  answered_at INTEGER
) STRICT;

-- What each of them said of each torrent that names it. NULL: nothing yet.
CREATE TABLE scrapes (
  tracker_id INTEGER NOT NULL REFERENCES scraped_trackers (id) ON DELETE CASCADE,
  torrent_id INTEGER NOT NULL REFERENCES torrents (id) ON DELETE CASCADE,
  seeders    INTEGER,
  leechers   INTEGER,
  completed  INTEGER,
  at         INTEGER,
  PRIMARY KEY (tracker_id, torrent_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX scrapes_torrent ON scrapes (torrent_id);

-- For which hosts the torrents of these trackers are known, and up to which event.
CREATE TABLE scrape_progress (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  hosts    TEXT NOT NULL,
  position TEXT NOT NULL
) STRICT;

-- What the tracker with the most seeders said.
ALTER TABLE torrents ADD COLUMN elsewhere_seeders INTEGER;
ALTER TABLE torrents ADD COLUMN elsewhere_leechers INTEGER;
ALTER TABLE torrents ADD COLUMN elsewhere_completed INTEGER;
ALTER TABLE torrents ADD COLUMN elsewhere_source TEXT;
ALTER TABLE torrents ADD COLUMN elsewhere_at INTEGER;

-- New torrents are asked about first.
CREATE INDEX scrapes_unasked ON scrapes (tracker_id, torrent_id) WHERE at IS NULL;
