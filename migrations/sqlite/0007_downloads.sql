-- How many whole .torrent files were handed out on each day (days since 1970, UTC).
CREATE TABLE download_days (
  day            INTEGER PRIMARY KEY,
  download_count INTEGER NOT NULL
) STRICT;
