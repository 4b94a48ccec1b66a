-- Addresses and ranges from which nothing may be published. address_range is in its one canonical form: 192.0.2.0/24.
CREATE TABLE bans (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  address_range TEXT    NOT NULL UNIQUE,
  reason        TEXT    NOT NULL,
  banned_at     INTEGER NOT NULL,
  expires_at    INTEGER,
  by_id         INTEGER,
  by_name       TEXT    NOT NULL
) STRICT;

CREATE INDEX bans_expiry ON bans (expires_at) WHERE expires_at IS NOT NULL;
