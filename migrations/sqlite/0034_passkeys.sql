-- One more kind of token. passkey: lets torrent clients into the swarms of what the token parent_id may read.
CREATE TABLE tokens_anew (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  name               TEXT    NOT NULL,
  role               TEXT    NOT NULL CHECK (role IN ('reader', 'uploader', 'moderator', 'admin')),
  secret_hash        BLOB    NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
  operator           INTEGER NOT NULL DEFAULT 0 CHECK (operator IN (0, 1)),
  created_at         INTEGER NOT NULL,
  revoked_at         INTEGER,
  kind               TEXT    NOT NULL DEFAULT 'token' CHECK (kind IN ('token', 'feed_key', 'passkey', 'person')),
  parent_id          INTEGER,
  subject            TEXT,
  collection         TEXT,
  expires_at         INTEGER,
  last_used_at       INTEGER,
  torrents_max       INTEGER,
  metainfo_bytes_max INTEGER
) STRICT;

INSERT INTO tokens_anew (
  id, name, role, secret_hash, operator, created_at, revoked_at, kind, parent_id, subject, collection, expires_at,
  last_used_at, torrents_max, metainfo_bytes_max)
SELECT
  id, name, role, secret_hash, operator, created_at, revoked_at, kind, parent_id, subject, collection, expires_at,
  last_used_at, torrents_max, metainfo_bytes_max
FROM tokens;

-- Ids that were given are not given a second time.
DELETE FROM sqlite_sequence WHERE name = 'tokens_anew';
INSERT INTO sqlite_sequence (name, seq) SELECT 'tokens_anew', seq FROM sqlite_sequence WHERE name = 'tokens';

DROP TABLE tokens;
ALTER TABLE tokens_anew RENAME TO tokens;

CREATE UNIQUE INDEX tokens_operator ON tokens (operator) WHERE operator = 1;
CREATE UNIQUE INDEX tokens_subject ON tokens (subject) WHERE subject IS NOT NULL;
CREATE INDEX tokens_parent ON tokens (parent_id) WHERE parent_id IS NOT NULL;
