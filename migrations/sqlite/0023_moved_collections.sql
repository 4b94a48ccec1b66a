-- Collections that were moved as a whole: what is not found under the old path is looked for at the same place under the
-- new one. One row a collection: a row for each of its torrents would be a million for a large one. Each leads to where
-- the collection is now: when it is moved again, all of them are changed.
CREATE TABLE moved_collections (
  path    TEXT PRIMARY KEY CHECK (path <> ''),
  to_path TEXT NOT NULL CHECK (to_path <> '' AND to_path <> path)
) STRICT, WITHOUT ROWID;
