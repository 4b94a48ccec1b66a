-- What everyone may know of the public torrents outside private collections: their sums, by the day of their publication (days
-- since 1970, UTC), so that no request counts a million rows. Kept by triggers: whatever changes a torrent cannot leave them
-- behind. content_bytes is a floating number: some thousand torrents that claim 2^53 bytes would overflow an integer.
CREATE TABLE open_days (
  day            INTEGER PRIMARY KEY,
  torrent_count  INTEGER NOT NULL,
  content_bytes  REAL    NOT NULL,
  file_count     INTEGER NOT NULL,
  download_count INTEGER NOT NULL,
  seeders        INTEGER NOT NULL,
  leechers       INTEGER NOT NULL,
  completed      INTEGER NOT NULL
) STRICT;

INSERT INTO open_days (day, torrent_count, content_bytes, file_count, download_count, seeders, leechers, completed)
SELECT published_at / 86400000, count(*), total(content_bytes), sum(file_count), sum(download_count), sum(seeders),
  sum(leechers), sum(completed)
FROM torrents WHERE state = 'public' AND area = '' GROUP BY published_at / 86400000;

CREATE TRIGGER open_days_added AFTER INSERT ON torrents
WHEN new.state = 'public' AND new.area = ''
BEGIN
  INSERT INTO open_days (day, torrent_count, content_bytes, file_count, download_count, seeders, leechers, completed)
  VALUES (new.published_at / 86400000, 1, new.content_bytes, new.file_count, new.download_count, new.seeders, new.leechers,
    new.completed)
  ON CONFLICT (day) DO UPDATE SET
    torrent_count = torrent_count + 1,
    content_bytes = content_bytes + excluded.content_bytes,
    file_count = file_count + excluded.file_count,
    download_count = download_count + excluded.download_count,
    seeders = seeders + excluded.seeders,
    leechers = leechers + excluded.leechers,
    completed = completed + excluded.completed;
END;

CREATE TRIGGER open_days_removed AFTER DELETE ON torrents
WHEN old.state = 'public' AND old.area = ''
BEGIN
  UPDATE open_days SET
    torrent_count = torrent_count - 1,
    content_bytes = content_bytes - old.content_bytes,
    file_count = file_count - old.file_count,
    download_count = download_count - old.download_count,
    seeders = seeders - old.seeders,
    leechers = leechers - old.leechers,
    completed = completed - old.completed
  WHERE day = old.published_at / 86400000;
END;

CREATE TRIGGER open_days_changed AFTER UPDATE ON torrents
WHEN (old.state = 'public' AND old.area = '' OR new.state = 'public' AND new.area = '')
  AND (old.state, old.area, old.published_at, old.content_bytes, old.file_count, old.download_count, old.seeders, old.leechers,
    old.completed)
  IS NOT (new.state, new.area, new.published_at, new.content_bytes, new.file_count, new.download_count, new.seeders, new.leechers,
    new.completed)
BEGIN
  UPDATE open_days SET
    torrent_count = torrent_count - 1,
    content_bytes = content_bytes - old.content_bytes,
    file_count = file_count - old.file_count,
    download_count = download_count - old.download_count,
    seeders = seeders - old.seeders,
    leechers = leechers - old.leechers,
    completed = completed - old.completed
  WHERE day = old.published_at / 86400000 AND old.state = 'public' AND old.area = '';
  INSERT INTO open_days (day, torrent_count, content_bytes, file_count, download_count, seeders, leechers, completed)
  SELECT new.published_at / 86400000, 1, new.content_bytes, new.file_count, new.download_count, new.seeders, new.leechers,
    new.completed
  WHERE new.state = 'public' AND new.area = ''
  ON CONFLICT (day) DO UPDATE SET
    torrent_count = torrent_count + 1,
    content_bytes = content_bytes + excluded.content_bytes,
    file_count = file_count + excluded.file_count,
    download_count = download_count + excluded.download_count,
    seeders = seeders + excluded.seeders,
    leechers = leechers + excluded.leechers,
    completed = completed + excluded.completed;
END;

-- How many open collections there are, the root not among them.
ALTER TABLE listing_revision ADD COLUMN collection_count INTEGER NOT NULL DEFAULT 0;

UPDATE listing_revision SET collection_count = (SELECT count(*) FROM collections WHERE path <> '');

CREATE TRIGGER collections_counted AFTER INSERT ON collections WHEN new.path <> '' BEGIN
  UPDATE listing_revision SET collection_count = collection_count + 1;
END;

CREATE TRIGGER collections_uncounted AFTER DELETE ON collections WHEN old.path <> '' BEGIN
  UPDATE listing_revision SET collection_count = collection_count - 1;
END;
