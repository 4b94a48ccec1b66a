-- What lists are narrowed by: facets, which count the values of a few thousand torrents of a list. The function label_key
-- is the program's.

-- Apart from listed, whose rows are scanned for orders and sizes, and from torrents, where the tags come after
-- descriptions of any length: their rows are narrow and in the order of publication.
CREATE TABLE listed_labels (
  id       INTEGER PRIMARY KEY,
  category TEXT,
  tags     TEXT NOT NULL CHECK (json_valid(tags)),
  version  TEXT NOT NULL
) STRICT;

INSERT INTO listed_labels (id, category, tags, version)
SELECT
  id, category,
  -- Each once, also when it is there in several spellings.
  (SELECT json_group_array(value) FROM (
    SELECT value, min(key) AS place FROM json_each(t.tags) GROUP BY label_key('tag ' || value) ORDER BY place)),
  version
FROM torrents AS t WHERE state = 'public' ORDER BY id;

-- Categories and tags are found without regard to case. Labels that differ in case alone keep the words that they have in
-- the index, and are searched for together; from now on they are one.
ALTER TABLE labels ADD COLUMN key TEXT NOT NULL DEFAULT '';

UPDATE labels SET key = label_key(label);

CREATE INDEX labels_key ON labels (key, id);

-- The latest torrent in each collection and below it.
ALTER TABLE collections ADD COLUMN newest_id INTEGER NOT NULL DEFAULT 0;

WITH RECURSIVE newest (path, id) AS (
  SELECT collection, max(id) FROM listed GROUP BY collection
  UNION
  SELECT collections.parent, newest.id FROM newest JOIN collections USING (path) WHERE collections.parent IS NOT NULL
)
UPDATE collections SET newest_id = found.id
FROM (SELECT path, max(id) AS id FROM newest GROUP BY path) AS found WHERE found.path = collections.path;

CREATE INDEX collections_newest ON collections (parent, newest_id);
