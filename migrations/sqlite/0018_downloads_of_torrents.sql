-- How often the whole .torrent file of each torrent was downloaded, and lists in that order.
ALTER TABLE torrents ADD COLUMN download_count INTEGER NOT NULL DEFAULT 0 CHECK (download_count >= 0);
ALTER TABLE listed ADD COLUMN download_count INTEGER NOT NULL DEFAULT 0;

CREATE INDEX listed_downloads ON listed (download_count);
CREATE INDEX listed_in_downloads ON listed (collection, download_count);
