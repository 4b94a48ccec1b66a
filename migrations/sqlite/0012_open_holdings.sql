-- What is published without a token has a quota of its own: its sums are those of owner 0, whose id no token has.
INSERT INTO owners (owner_id, torrent_count, metainfo_bytes)
SELECT 0, sum(state IN ('public', 'unlisted', 'pending', 'hidden')), sum(metainfo_bytes) FROM torrents
WHERE owner_id IS NULL HAVING count(*) > 0;
