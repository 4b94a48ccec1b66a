-- Statistics: how much there is of each kind, and how many torrents came on each day, so that no page counts a million
-- rows. Kept by triggers: whatever changes a torrent cannot leave them behind.

ALTER TABLE torrents ADD COLUMN version TEXT
  GENERATED ALWAYS AS (iif(infohash_v2 IS NULL, 'v1', iif(infohash_v1 IS NULL, 'v2', 'hybrid'))) VIRTUAL;

-- 0 below 1 MiB, and one more for each 16 times that; the last begins at 1 TiB.
ALTER TABLE torrents ADD COLUMN size_class INTEGER
  GENERATED ALWAYS AS (
    (content_bytes >= 1 << 20) + (content_bytes >= 1 << 24) + (content_bytes >= 1 << 28)
    + (content_bytes >= 1 << 32) + (content_bytes >= 1 << 36) + (content_bytes >= 1 << 40)) VIRTUAL;

-- content_bytes as a floating number: some thousand torrents that claim 2^53 bytes would overflow an integer, and then
-- nothing could be published any more.
CREATE TABLE totals (
  state          TEXT    NOT NULL,
  version        TEXT    NOT NULL,
  size_class     INTEGER NOT NULL,
  torrent_count  INTEGER NOT NULL CHECK (torrent_count >= 0),
  content_bytes  REAL    NOT NULL,
  metainfo_bytes INTEGER NOT NULL CHECK (metainfo_bytes >= 0),
  PRIMARY KEY (state, version, size_class)
) STRICT, WITHOUT ROWID;

INSERT INTO totals (state, version, size_class, torrent_count, content_bytes, metainfo_bytes)
SELECT state, version, size_class, count(*), total(content_bytes), sum(metainfo_bytes)
FROM torrents GROUP BY state, version, size_class;

-- How many were published on each day (days since 1970, UTC), whatever became of them.
CREATE TABLE upload_days (
  day           INTEGER PRIMARY KEY,
  torrent_count INTEGER NOT NULL
) STRICT;

INSERT INTO upload_days (day, torrent_count)
SELECT published_at / 86400000, count(*) FROM torrents GROUP BY published_at / 86400000;

CREATE TRIGGER torrents_counted AFTER INSERT ON torrents BEGIN
  INSERT INTO totals (state, version, size_class, torrent_count, content_bytes, metainfo_bytes)
  VALUES (new.state, new.version, new.size_class, 1, new.content_bytes, new.metainfo_bytes)
  ON CONFLICT (state, version, size_class) DO UPDATE SET
    torrent_count = torrent_count + 1,
    content_bytes = content_bytes + excluded.content_bytes,
    metainfo_bytes = metainfo_bytes + excluded.metainfo_bytes;
  INSERT INTO upload_days (day, torrent_count) VALUES (new.published_at / 86400000, 1)
  ON CONFLICT (day) DO UPDATE SET torrent_count = torrent_count + 1;
END;

CREATE TRIGGER torrents_uncounted AFTER DELETE ON torrents BEGIN
  UPDATE totals SET
    torrent_count = torrent_count - 1,
    content_bytes = content_bytes - old.content_bytes,
    metainfo_bytes = metainfo_bytes - old.metainfo_bytes
  WHERE state = old.state AND version = old.version AND size_class = old.size_class;
END;

CREATE TRIGGER torrents_recounted AFTER UPDATE ON torrents
WHEN (old.state, old.version, old.size_class, old.content_bytes, old.metainfo_bytes)
  IS NOT (new.state, new.version, new.size_class, new.content_bytes, new.metainfo_bytes)
BEGIN
  UPDATE totals SET
    torrent_count = torrent_count - 1,
    content_bytes = content_bytes - old.content_bytes,
    metainfo_bytes = metainfo_bytes - old.metainfo_bytes
  WHERE state = old.state AND version = old.version AND size_class = old.size_class;
  INSERT INTO totals (state, version, size_class, torrent_count, content_bytes, metainfo_bytes)
  VALUES (new.state, new.version, new.size_class, 1, new.content_bytes, new.metainfo_bytes)
  ON CONFLICT (state, version, size_class) DO UPDATE SET
    torrent_count = torrent_count + 1,
    content_bytes = content_bytes + excluded.content_bytes,
    metainfo_bytes = metainfo_bytes + excluded.metainfo_bytes;
END;
