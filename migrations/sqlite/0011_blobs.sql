-- The bytes of .torrent files by their SHA-256, apart from the torrents that they belong to: another store of bytes can
-- take this one's place. A row goes in the transaction in which nothing needs it any more.
CREATE TABLE blobs (
  id     INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  bytes  BLOB NOT NULL
) STRICT;

INSERT INTO blobs (id, sha256, bytes) SELECT torrent_id, sha256, bytes FROM metainfo ORDER BY torrent_id;

DROP TABLE metainfo;
