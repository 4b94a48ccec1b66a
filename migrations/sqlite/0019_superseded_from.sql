-- Whether a torrent was in the lists until another superseded it: if not, only those who may change it are led to it.
ALTER TABLE torrents ADD COLUMN superseded_from TEXT CHECK (superseded_from IN ('public', 'unlisted'));

-- The audit has that of those that were superseded before. Both max(id) and the state are of the same row.
UPDATE torrents SET superseded_from = former.state
FROM (
  SELECT object, json_extract(before, '$.state') AS state, max(id) FROM audit
  WHERE action = 'torrent.state' AND json_extract(after, '$.state') = 'superseded'
  GROUP BY object
) AS former
WHERE 'superseded' IN (torrents.state, torrents.removed_from) AND former.state IN ('public', 'unlisted')
  AND former.object = lower(hex(coalesce(torrents.infohash_v1, torrents.infohash_v2)));
