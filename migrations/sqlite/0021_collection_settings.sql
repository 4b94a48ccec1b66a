-- What moderators set for collections. Apart from the table of collections, whose rows go with the last torrent. As JSON:
-- only what differs from the defaults, so that a new setting needs no new column.
CREATE TABLE collection_settings (
  collection TEXT PRIMARY KEY CHECK (collection <> ''),
  settings   TEXT NOT NULL CHECK (json_valid(settings))
) STRICT, WITHOUT ROWID;
