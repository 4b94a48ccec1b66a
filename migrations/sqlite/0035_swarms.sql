-- How many share each torrent, as the tracker counts them, and lists in that order. swarm_at: when that changed; NULL for
-- torrents that were never counted.
ALTER TABLE torrents ADD COLUMN seeders INTEGER NOT NULL DEFAULT 0 CHECK (seeders >= 0);
ALTER TABLE torrents ADD COLUMN leechers INTEGER NOT NULL DEFAULT 0 CHECK (leechers >= 0);
ALTER TABLE torrents ADD COLUMN completed INTEGER NOT NULL DEFAULT 0 CHECK (completed >= 0);
ALTER TABLE torrents ADD COLUMN swarm_at INTEGER;

ALTER TABLE listed ADD COLUMN seeders INTEGER NOT NULL DEFAULT 0;
ALTER TABLE private_listed ADD COLUMN seeders INTEGER NOT NULL DEFAULT 0;

-- Those with peers, for a start that does not find all of them again.
CREATE INDEX torrents_swarm ON torrents (swarm_at) WHERE seeders > 0 OR leechers > 0;

CREATE INDEX listed_seeders ON listed (seeders);
CREATE INDEX private_listed_seeders ON private_listed (seeders);

-- The last counts of each day on which they changed, and what was completed on it. The rows of a while.
CREATE TABLE swarm_days (
  torrent_id INTEGER NOT NULL REFERENCES torrents (id) ON DELETE CASCADE,
  day        INTEGER NOT NULL,
  seeders    INTEGER NOT NULL,
  leechers   INTEGER NOT NULL,
  completed  INTEGER NOT NULL,
  PRIMARY KEY (torrent_id, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX swarm_days_day ON swarm_days (day);
