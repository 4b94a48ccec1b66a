-- Which state the list of a collection is in, with all below it: a feed that did not change is answered by one look-up.
-- The numbers are counted for all collections together, so none is repeated by a collection that was empty in between.
CREATE TABLE listing_revision (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  revision   INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

INSERT INTO listing_revision (id, revision, changed_at)
SELECT 1, 1, coalesce(max(updated_at), 0) FROM torrents WHERE state = 'public';

ALTER TABLE collections ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE collections ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;

UPDATE collections SET changed_at = (SELECT changed_at FROM listing_revision);
