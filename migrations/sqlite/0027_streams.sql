-- The last number that each stream gave to a torrent. Apart from the torrents, because a number is never given again, also
-- when its torrent is purged.
CREATE TABLE streams (
  collection  TEXT PRIMARY KEY,
  last_number INTEGER NOT NULL CHECK (last_number > 0)
) STRICT, WITHOUT ROWID;
