-- What an event has to do with the border of what is private: 'closed' and 'opened' when its torrent crossed that with its
-- collection, 'inside' when it happened behind it in a collection that has become open since; NULL for nothing.
ALTER TABLE events ADD COLUMN border TEXT;
