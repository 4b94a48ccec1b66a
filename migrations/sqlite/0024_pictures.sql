-- The pictures of a description, as JSON beside it: they change with it, and are read with it.
ALTER TABLE torrents ADD COLUMN pictures TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pictures));

-- Those of a README, which may be sent before it is written.
CREATE TABLE readme_pictures (
  collection TEXT PRIMARY KEY,
  pictures   TEXT NOT NULL CHECK (json_valid(pictures))
) STRICT, WITHOUT ROWID;

-- What shows the bytes of a picture: a torrent, or the README of a collection, for which the id is 0. Several may show the
-- same bytes, which go with the last of them.
CREATE TABLE picture_uses (
  sha256     BLOB    NOT NULL CHECK (length(sha256) = 32),
  torrent_id INTEGER NOT NULL,
  collection TEXT    NOT NULL,
  PRIMARY KEY (sha256, torrent_id, collection)
) STRICT, WITHOUT ROWID;

-- A collection is moved with the pictures of its README.
CREATE INDEX picture_uses_of_readmes ON picture_uses (collection) WHERE torrent_id = 0;
