-- How long a torrent is kept: until a time that its publisher gave, and whatever that is as long as a moderator has pinned it.
ALTER TABLE torrents ADD COLUMN expires_at INTEGER;
ALTER TABLE torrents ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));

-- Why the server itself removed a torrent. Its publisher may publish it again, also after it was purged.
ALTER TABLE torrents ADD COLUMN removed_cause TEXT CHECK (removed_cause IN ('expiry', 'retention'));
ALTER TABLE removed_infohashes ADD COLUMN cause TEXT CHECK (cause IN ('expiry', 'retention'));

-- The torrents that are due, the first one first. It has only those that a job may remove.
CREATE INDEX torrents_expiring ON torrents (expires_at)
  WHERE expires_at IS NOT NULL AND pinned = 0 AND state <> 'removed';
