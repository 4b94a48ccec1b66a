/**
 * What was stored with each schema beside the torrents, by the number of its migration: rows that no other row is derived
 * from, written as that schema has them. `@N` is the infohash of the N-th torrent.
 */
export const ROWS: ReadonlyMap<number, string> = new Map([
  [1, `INSERT INTO removed_paths VALUES ('old/releases', 'gone.torrent', 1500000000000)`],
  [
    2,
    `INSERT INTO tokens (name, role, secret_hash, created_at) VALUES
      ('admin', 'admin', unhex('${'0a'.repeat(32)}'), 1500000000000),
      ('Émile', 'uploader', unhex('${'0b'.repeat(32)}'), 1500000000001),
      ('former', 'moderator', unhex('${'0c'.repeat(32)}'), 1500000000002)`,
  ],
  [
    3,
    `INSERT INTO reports (torrent_id, kind, text, reporter_id, created_at) VALUES (2, 'other', 'a “report”', 2, 1500000001000);
    INSERT INTO blocked_infohashes VALUES (zeroblob(20), 'by a court', 1, 1500000001000);
    INSERT INTO audit (at, token_id, name, via, ip, action, object, before, after) VALUES
      (1500000001000, 1, 'admin', 'API', '192.0.2.1', 'torrent.edit', '@1', '{"title":null}', '{"title":"A title"}');
    INSERT INTO sessions (token_id, secret_hash, user_agent, ip, created_at, last_seen_at, expires_at) VALUES
      (1, unhex('${'0d'.repeat(32)}'), 'a browser', '192.0.2.1', 1500000001000, 1500000001000, 4000000000000)`,
  ],
  [7, `INSERT INTO download_days VALUES (17361, 12)`],
  [
    15,
    `INSERT INTO readmes (collection, text, sha256, updated_at) VALUES ('old/releases', '# Old', zeroblob(32), 1500000002000)`,
  ],
  [17, `INSERT INTO moved_paths VALUES ('before', 'a.torrent', 'after', 'a.torrent')`],
  [
    20,
    `INSERT INTO events (id, at, type, public_type, infohash_v1, collection, file_name, owner_id) VALUES
      (1, 1500000003000, 'published', 'published', unhex('@1'), 'old/releases', 'a.torrent', 2)`,
  ],
  [21, `INSERT INTO collection_settings VALUES ('old/releases', '{"order":"version"}')`],
  [23, `INSERT INTO moved_collections VALUES ('old/name', 'old/releases')`],
  [27, `INSERT INTO streams VALUES ('nightly', 41)`],
  [
    28,
    `INSERT INTO webhooks (created_at, url, secret, audience, origin, prefix, position, disabled_at, disabled_reason) VALUES
      (1500000004000, 'https://hooks.example/', 'whsec_c2VjcmV0', 'public', 'https://torrents.example', '', '1', 1500000004500, 'its owner');
    INSERT INTO webhook_deliveries (webhook_id, message_id, type, body, at, attempts, is_delivered, status, duration_ms) VALUES
      (1, 'msg_1', 'published', '{}', 1500000004000, 1, 1, 200, 12)`,
  ],
  [
    29,
    `INSERT INTO publishers VALUES (2, 'emile', 'Émile', 'emile', 'About me', 1, 1500000005000, 1500000005000);
    INSERT INTO publisher_slugs VALUES ('emile', 'emile', 2, 1)`,
  ],
  [
    34,
    `INSERT INTO tokens (name, role, secret_hash, created_at, kind, parent_id) VALUES
      ('client', 'reader', unhex('${'0e'.repeat(32)}'), 1500000006000, 'passkey', 2)`,
  ],
  [35, `INSERT INTO swarm_days VALUES (1, 17361, 3, 2, 1)`],
  [36, `INSERT INTO figures VALUES (2, unhex('@1'), 1000, 10, 0, 3600, 1500000007, 1500000007000)`],
  [
    37,
    `INSERT INTO scraped_trackers (url) VALUES ('https://tracker.example/announce');
    INSERT INTO scrapes VALUES (1, 1, 5, 1, 9, 1500000008000)`,
  ],
  [
    43,
    `INSERT INTO bans (address_range, reason, banned_at, expires_at, by_id, by_name) VALUES
      ('192.0.2.0/24', 'spam', 1500000009000, 4000000000000, 1, 'admin')`,
  ],
]);
