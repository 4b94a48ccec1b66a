-- The audit log with checks that every version of SQLite reads alike. json_valid(NULL) is NULL in newer versions,
-- which a CHECK accepts, and 0 in older ones: the sqlite3 3.40 of Debian 12 called each database damaged, and a dump that
-- it read back lost the audit log. Dropping a table fires none of its triggers.

CREATE TABLE audit_checked (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  token_id INTEGER,
  name     TEXT    NOT NULL,
  via      TEXT    NOT NULL,
  ip       TEXT,
  action   TEXT    NOT NULL,
  object   TEXT    NOT NULL,
  before   TEXT CHECK (before IS NULL OR json_valid(before)),
  after    TEXT CHECK (after IS NULL OR json_valid(after))
) STRICT;

INSERT INTO audit_checked (id, at, token_id, name, via, ip, action, object, before, after)
SELECT id, at, token_id, name, via, ip, action, object, before, after FROM audit;

-- An id that was given is not given again.
DELETE FROM sqlite_sequence WHERE name = 'audit_checked';
INSERT INTO sqlite_sequence (name, seq) SELECT 'audit_checked', seq FROM sqlite_sequence WHERE name = 'audit';

DROP TABLE audit;
ALTER TABLE audit_checked RENAME TO audit;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit is only added to'); END;
