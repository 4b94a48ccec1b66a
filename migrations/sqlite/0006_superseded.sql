-- What somebody had at a path before, the newest first.
CREATE INDEX torrents_superseded ON torrents (collection, file_name, owner_id, id) WHERE state = 'superseded';
