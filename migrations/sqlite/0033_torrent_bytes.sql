-- The bytes of torrents by the id of their torrent, so that a publication writes them at the end, and not their SHA-256 at a
-- random place of an index. Those that were published before stay in blobs, as do pictures.
CREATE TABLE torrent_bytes (
  torrent_id INTEGER PRIMARY KEY,
  sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
  bytes      BLOB NOT NULL
) STRICT;
