-- What happened to torrents, for programs that follow the catalogue. Kept for a while: the oldest are deleted, never the
-- newest, so that ids are never used again. Ids are in the order of commits, because there is one writer.
CREATE TABLE events (
  id              INTEGER PRIMARY KEY,
  at              INTEGER NOT NULL,
  type            TEXT NOT NULL,
  -- What it is to those who know only of public torrents; NULL for nothing.
  public_type     TEXT,
  infohash_v1     BLOB,
  infohash_v2     BLOB,
  collection      TEXT NOT NULL,
  file_name       TEXT NOT NULL,
  from_collection TEXT,
  from_file_name  TEXT,
  other           BLOB,
  owner_id        INTEGER
) STRICT;
