-- Publishers with pages of their own. The keys are the same for what looks alike: nobody passes for another.
CREATE TABLE publishers (
  owner_id   INTEGER PRIMARY KEY,
  slug       TEXT    NOT NULL UNIQUE,
  name       TEXT    NOT NULL,
  name_key   TEXT    NOT NULL UNIQUE,
  about      TEXT,
  verified   INTEGER NOT NULL CHECK (verified IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- Their addresses, and those that they had before, in their order.
CREATE TABLE publisher_slugs (
  slug     TEXT    PRIMARY KEY,
  slug_key TEXT    NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES publishers (owner_id) ON DELETE CASCADE,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX publisher_slugs_key ON publisher_slugs (slug_key);
CREATE INDEX publisher_slugs_owner ON publisher_slugs (owner_id, position);
