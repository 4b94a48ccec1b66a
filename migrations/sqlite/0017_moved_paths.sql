-- Paths whose torrent was moved: they lead to where it is now, until something else is published at them. Each leads there at
-- once: when the torrent is moved again, all of them are changed.
CREATE TABLE moved_paths (
  collection    TEXT NOT NULL,
  file_name     TEXT NOT NULL,
  to_collection TEXT NOT NULL,
  to_file_name  TEXT NOT NULL,
  PRIMARY KEY (collection, file_name)
) STRICT, WITHOUT ROWID;

CREATE INDEX moved_paths_to ON moved_paths (to_collection, to_file_name);
