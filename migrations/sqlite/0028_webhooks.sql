-- Targets to which events are sent. A secret is kept as it is, because it signs.
CREATE TABLE webhooks (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  created_at      INTEGER NOT NULL,
  url             TEXT NOT NULL,
  secret          TEXT NOT NULL,
  collection      TEXT,
  types           TEXT,
  audience        TEXT NOT NULL CHECK (audience IN ('public', 'all')),
  origin          TEXT NOT NULL,
  prefix          TEXT NOT NULL,
  position        TEXT NOT NULL,
  failing_since   INTEGER,
  attempts        INTEGER,
  next_at         INTEGER,
  disabled_at     INTEGER,
  disabled_reason TEXT
) STRICT;

-- The newest messages of each target, and what became of them.
CREATE TABLE webhook_deliveries (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  webhook_id   INTEGER NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  message_id   TEXT NOT NULL,
  type         TEXT NOT NULL,
  body         TEXT NOT NULL,
  at           INTEGER NOT NULL,
  attempts     INTEGER NOT NULL,
  is_delivered INTEGER NOT NULL CHECK (is_delivered IN (0, 1)),
  status       INTEGER,
  problem      TEXT,
  duration_ms  INTEGER NOT NULL,
  UNIQUE (webhook_id, message_id)
) STRICT;

-- How far programs of the server itself have read the events, by their names.
CREATE TABLE event_readers (
  name     TEXT PRIMARY KEY,
  position TEXT NOT NULL
) STRICT, WITHOUT ROWID;
