-- What its publisher wants a torrent to be that no moderator has let in yet: it becomes that then.
ALTER TABLE torrents ADD COLUMN wanted_state TEXT CHECK (wanted_state IN ('public', 'unlisted'));

-- Why a torrent was hidden before it was removed: a restoration gives that back.
ALTER TABLE torrents ADD COLUMN hidden_reason TEXT;

-- A quota counts as torrents what stands or waits at a path, and no longer what was replaced: a job that publishes at the
-- same path every night would come to its end. As bytes it counts all that lies on the disk, so what was replaced, or
-- removed and not purged yet, as well: whoever uploads and deletes in turns would fill it.
DELETE FROM owners;

INSERT INTO owners (owner_id, torrent_count, metainfo_bytes)
SELECT owner_id, sum(state IN ('public', 'unlisted', 'pending', 'hidden')), sum(metainfo_bytes) FROM torrents
WHERE owner_id IS NOT NULL GROUP BY owner_id;
