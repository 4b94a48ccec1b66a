-- Who may what. A secret is shown once and kept as its SHA-256 only.
CREATE TABLE tokens (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT    NOT NULL,
  role        TEXT    NOT NULL CHECK (role IN ('reader', 'uploader', 'moderator', 'admin')),
  secret_hash BLOB    NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
  operator    INTEGER NOT NULL DEFAULT 0 CHECK (operator IN (0, 1)),
  created_at  INTEGER NOT NULL,
  revoked_at  INTEGER
) STRICT;

-- At most one token comes from the operator's configuration.
CREATE UNIQUE INDEX tokens_operator ON tokens (operator) WHERE operator = 1;
