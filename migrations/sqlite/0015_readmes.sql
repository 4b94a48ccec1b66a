-- What people wrote about collections. Apart from the table of collections, whose rows go with the last torrent.
CREATE TABLE readmes (
  id         INTEGER PRIMARY KEY,
  collection TEXT    NOT NULL UNIQUE,
  text       TEXT    NOT NULL,
  sha256     BLOB    NOT NULL CHECK (length(sha256) = 32),
  updated_at INTEGER NOT NULL
) STRICT;
