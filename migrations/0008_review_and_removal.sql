-- What its publisher wants a torrent to be that no moderator has let in yet: it becomes that then.
ALTER TABLE torrents ADD COLUMN wanted_state TEXT CHECK (wanted_state IN ('public', 'unlisted'));

-- Why a torrent was hidden before it was removed: a restoration gives that back.
ALTER TABLE torrents ADD COLUMN hidden_reason TEXT;

-- The bytes in owners are from now on also those of what was removed and not purged yet: they still lie on the disk, and
-- whoever uploads and deletes again and again would fill it past any quota. The count stays that of what is published.
INSERT INTO owners (owner_id, torrent_count, metainfo_bytes)
SELECT owner_id, 0, sum(metainfo_bytes) FROM torrents
WHERE owner_id IS NOT NULL AND state = 'removed' GROUP BY owner_id
ON CONFLICT (owner_id) DO UPDATE SET metainfo_bytes = metainfo_bytes + excluded.metainfo_bytes;
