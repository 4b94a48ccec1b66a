-- The torrents that left the lists last, or came back under an id that is not the newest, as each does that is changed, or
-- were moved with their collection, which happens in the open area alone. What searches keep in memory about the lists
-- follows by these. A new torrent has a larger id than all before it, and no row.

CREATE TABLE list_changes (
  change INTEGER PRIMARY KEY,
  id     INTEGER NOT NULL
) STRICT;

CREATE TRIGGER listed_leaves AFTER DELETE ON listed BEGIN
  INSERT INTO list_changes (id) VALUES (OLD.id);
  DELETE FROM list_changes WHERE change <= (SELECT max(change) FROM list_changes) - 1000;
END;

CREATE TRIGGER listed_comes_back AFTER INSERT ON listed
WHEN NEW.id < (SELECT seq FROM sqlite_sequence WHERE name = 'torrents') BEGIN
  INSERT INTO list_changes (id) VALUES (NEW.id);
  DELETE FROM list_changes WHERE change <= (SELECT max(change) FROM list_changes) - 1000;
END;

CREATE TRIGGER listed_moves AFTER UPDATE OF collection ON listed BEGIN
  INSERT INTO list_changes (id) VALUES (NEW.id);
  DELETE FROM list_changes WHERE change <= (SELECT max(change) FROM list_changes) - 1000;
END;

CREATE TABLE private_list_changes (
  change INTEGER PRIMARY KEY,
  id     INTEGER NOT NULL
) STRICT;

CREATE TRIGGER private_listed_leaves AFTER DELETE ON private_listed BEGIN
  INSERT INTO private_list_changes (id) VALUES (OLD.id);
  DELETE FROM private_list_changes WHERE change <= (SELECT max(change) FROM private_list_changes) - 1000;
END;

CREATE TRIGGER private_listed_comes_back AFTER INSERT ON private_listed
WHEN NEW.id < (SELECT seq FROM sqlite_sequence WHERE name = 'torrents') BEGIN
  INSERT INTO private_list_changes (id) VALUES (NEW.id);
  DELETE FROM private_list_changes WHERE change <= (SELECT max(change) FROM private_list_changes) - 1000;
END;
