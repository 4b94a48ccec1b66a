-- What users have transferred of each torrent by the count of the tracker. seeded_to: until when that is known (seconds
-- since 1970), so that several clients at the same time count once. No torrent is named by its id: figures stay when a
-- torrent is purged.
CREATE TABLE figures (
  user_id        INTEGER NOT NULL,
  infohash       BLOB    NOT NULL CHECK (length(infohash) IN (20, 32)),
  uploaded       INTEGER NOT NULL CHECK (uploaded >= 0),
  downloaded     INTEGER NOT NULL CHECK (downloaded >= 0),
  uploaded_alone INTEGER NOT NULL CHECK (uploaded_alone >= 0),
  seed_seconds   INTEGER NOT NULL CHECK (seed_seconds >= 0),
  seeded_to      INTEGER NOT NULL,
  changed_at     INTEGER NOT NULL,
  PRIMARY KEY (user_id, infohash)
) STRICT, WITHOUT ROWID;

CREATE INDEX figures_changed ON figures (user_id, changed_at);

-- What each client of a user said last: written together with what it was credited, so that nothing is credited twice.
CREATE TABLE figure_baselines (
  user_id      INTEGER NOT NULL,
  infohash     BLOB    NOT NULL,
  peer         BLOB    NOT NULL CHECK (length(peer) = 8),
  uploaded     INTEGER NOT NULL,
  downloaded   INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  is_seeder    INTEGER NOT NULL CHECK (is_seeder IN (0, 1)),
  had_leechers INTEGER NOT NULL CHECK (had_leechers IN (0, 1)),
  PRIMARY KEY (user_id, infohash, peer)
) STRICT, WITHOUT ROWID;

CREATE INDEX figure_baselines_at ON figure_baselines (at);
