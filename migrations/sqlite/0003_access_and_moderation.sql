-- Who may what, in detail; what moderators do; and a record of every change.
-- Foreign keys are off while a migration runs, and checked before it is committed: a table can be made anew.

-- More states, and what is to be known of each. public: in every list. unlisted: at its addresses only. pending: waits
-- for a moderator, and does not hold its path yet. hidden: taken out of sight by a moderator, and holds its path.
CREATE TABLE torrents_anew (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  state              TEXT    NOT NULL
                     CHECK (state IN ('public', 'unlisted', 'pending', 'hidden', 'superseded', 'removed')),
  -- Why a moderator hid or removed it: for everybody to read.
  state_reason       TEXT,
  collection         TEXT    NOT NULL,
  file_name          TEXT    NOT NULL CHECK (file_name <> ''),
  infohash_v1        BLOB             CHECK (length(infohash_v1) = 20),
  infohash_v2        BLOB             CHECK (length(infohash_v2) = 32),
  sha256             BLOB    NOT NULL CHECK (length(sha256) = 32),
  name               TEXT    NOT NULL,
  content_bytes      INTEGER NOT NULL CHECK (content_bytes >= 0),
  file_count         INTEGER NOT NULL CHECK (file_count >= 0),
  piece_length_bytes INTEGER NOT NULL CHECK (piece_length_bytes > 0),
  private            INTEGER NOT NULL CHECK (private IN (0, 1)),
  metainfo_bytes     INTEGER NOT NULL CHECK (metainfo_bytes >= 0),
  warnings           TEXT    NOT NULL CHECK (json_valid(warnings)),
  title              TEXT,
  description        TEXT,
  category           TEXT,
  tags               TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
  licence            TEXT,
  -- A token's id; no foreign key, because tokens may be kept elsewhere than the catalogue.
  owner_id           INTEGER,
  -- What an anonymous publisher was given to delete it with, as its SHA-256.
  delete_key_hash    BLOB             CHECK (length(delete_key_hash) = 32),
  published_at       INTEGER NOT NULL,
  updated_at         INTEGER NOT NULL,
  removed_at         INTEGER,
  -- The state that a restoration gives back, who removed it, and the status at its addresses (410 or 451).
  removed_from       TEXT CHECK (removed_from IN ('public', 'unlisted', 'pending', 'hidden', 'superseded')),
  removed_by         INTEGER,
  removed_status     INTEGER CHECK (removed_status IN (410, 451)),
  CHECK (infohash_v1 IS NOT NULL OR infohash_v2 IS NOT NULL),
  CHECK ((state = 'removed') = (removed_at IS NOT NULL)),
  CHECK ((state = 'removed') = (removed_from IS NOT NULL)),
  CHECK ((state = 'removed') = (removed_status IS NOT NULL))
) STRICT;

INSERT INTO torrents_anew (
  id, state, collection, file_name, infohash_v1, infohash_v2, sha256, name, content_bytes, file_count,
  piece_length_bytes, private, metainfo_bytes, warnings, title, description, category, tags, licence, owner_id,
  published_at, updated_at, removed_at, removed_from, removed_by, removed_status)
SELECT
  id, iif(state = 'listed', 'public', state), collection, file_name, infohash_v1, infohash_v2, sha256, name,
  content_bytes, file_count, piece_length_bytes, private, metainfo_bytes, warnings, title, description, category,
  tags, licence, owner_id, published_at, updated_at, removed_at, iif(state = 'removed', 'public', NULL),
  iif(state = 'removed', owner_id, NULL), iif(state = 'removed', 410, NULL)
FROM torrents;

-- Ids that were given and deleted again are not given a second time.
DELETE FROM sqlite_sequence WHERE name = 'torrents_anew';
INSERT INTO sqlite_sequence (name, seq) SELECT 'torrents_anew', seq FROM sqlite_sequence WHERE name = 'torrents';

DROP TABLE torrents;
ALTER TABLE torrents_anew RENAME TO torrents;

-- An infohash is in the catalogue once, in whatever state.
CREATE UNIQUE INDEX torrents_infohash_v1 ON torrents (infohash_v1) WHERE infohash_v1 IS NOT NULL;
CREATE UNIQUE INDEX torrents_infohash_v2 ON torrents (infohash_v2) WHERE infohash_v2 IS NOT NULL;

-- What holds a path.
CREATE UNIQUE INDEX torrents_path ON torrents (collection, file_name)
  WHERE state IN ('public', 'unlisted', 'hidden');

-- The newest first, of the whole catalogue and of one collection: both are walks from a key.
CREATE INDEX torrents_public ON torrents (id) WHERE state = 'public';
CREATE INDEX torrents_public_in ON torrents (collection, id) WHERE state = 'public';

-- What a moderator goes through, what somebody published, and what is due to be purged.
CREATE INDEX torrents_set_apart ON torrents (state, id) WHERE state IN ('unlisted', 'pending', 'hidden', 'removed');
CREATE INDEX torrents_owner ON torrents (owner_id, id) WHERE owner_id IS NOT NULL;
CREATE INDEX torrents_removed ON torrents (removed_at) WHERE state = 'removed';

-- What each token has published and not removed, for its quota.
CREATE TABLE owners (
  owner_id       INTEGER PRIMARY KEY,
  torrent_count  INTEGER NOT NULL CHECK (torrent_count >= 0),
  metainfo_bytes INTEGER NOT NULL CHECK (metainfo_bytes >= 0)
) STRICT;

INSERT INTO owners (owner_id, torrent_count, metainfo_bytes)
SELECT owner_id, count(*), sum(metainfo_bytes) FROM torrents
WHERE owner_id IS NOT NULL AND state <> 'removed' GROUP BY owner_id;

ALTER TABLE removed_paths ADD COLUMN reason TEXT;
ALTER TABLE removed_paths ADD COLUMN status INTEGER NOT NULL DEFAULT 410 CHECK (status IN (410, 451));

-- What stays of a torrent that was purged: its permalink goes on to say that it was removed, and why.
CREATE TABLE removed_infohashes (
  infohash   BLOB    PRIMARY KEY CHECK (length(infohash) IN (20, 32)),
  removed_at INTEGER NOT NULL,
  reason     TEXT,
  status     INTEGER NOT NULL CHECK (status IN (410, 451))
) STRICT, WITHOUT ROWID;

-- What may not be published.
CREATE TABLE blocked_infohashes (
  infohash   BLOB    PRIMARY KEY CHECK (length(infohash) IN (20, 32)),
  reason     TEXT    NOT NULL,
  blocked_by INTEGER,
  blocked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX blocked_infohashes_time ON blocked_infohashes (blocked_at, infohash);

CREATE TABLE reports (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  torrent_id  INTEGER NOT NULL REFERENCES torrents (id) ON DELETE CASCADE,
  kind        TEXT    NOT NULL,
  text        TEXT    NOT NULL,
  reporter_id INTEGER,
  created_at  INTEGER NOT NULL,
  settled_at  INTEGER,
  settled_by  INTEGER,
  outcome     TEXT,
  CHECK ((settled_at IS NULL) = (outcome IS NULL))
) STRICT;

CREATE INDEX reports_open ON reports (id) WHERE settled_at IS NULL;
CREATE INDEX reports_torrent ON reports (torrent_id);

-- Every change: who, by what, from where, what, before and after. Rows are only ever added. No index: one over objects
-- alone would have each publication write a quarter more (measured), for what an admin asks now and then.
CREATE TABLE audit (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  token_id INTEGER,
  name     TEXT    NOT NULL,
  via      TEXT    NOT NULL,
  ip       TEXT,
  action   TEXT    NOT NULL,
  object   TEXT    NOT NULL,
  before   TEXT CHECK (json_valid(before)),
  after    TEXT CHECK (json_valid(after))
) STRICT;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit is only added to'); END;

-- token: a secret that somebody was given. feed_key: reads feeds for the token parent_id. person: somebody who signs in
-- elsewhere and is known by subject; nobody has its secret.
ALTER TABLE tokens ADD COLUMN kind TEXT NOT NULL DEFAULT 'token' CHECK (kind IN ('token', 'feed_key', 'person'));
ALTER TABLE tokens ADD COLUMN parent_id INTEGER;
ALTER TABLE tokens ADD COLUMN subject TEXT;
ALTER TABLE tokens ADD COLUMN collection TEXT;
ALTER TABLE tokens ADD COLUMN expires_at INTEGER;
ALTER TABLE tokens ADD COLUMN last_used_at INTEGER;
ALTER TABLE tokens ADD COLUMN torrents_max INTEGER;
ALTER TABLE tokens ADD COLUMN metainfo_bytes_max INTEGER;

CREATE UNIQUE INDEX tokens_subject ON tokens (subject) WHERE subject IS NOT NULL;
CREATE INDEX tokens_parent ON tokens (parent_id) WHERE parent_id IS NOT NULL;

-- Browsers that are signed in. The cookie's secret is kept as its SHA-256 only.
CREATE TABLE sessions (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  token_id     INTEGER NOT NULL REFERENCES tokens (id) ON DELETE CASCADE,
  secret_hash  BLOB    NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
  user_agent   TEXT    NOT NULL,
  ip           TEXT,
  created_at   INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX sessions_token ON sessions (token_id);

-- Links that sign a browser in, once.
CREATE TABLE login_links (
  secret_hash BLOB    PRIMARY KEY CHECK (length(secret_hash) = 32),
  token_id    INTEGER NOT NULL REFERENCES tokens (id) ON DELETE CASCADE,
  expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
