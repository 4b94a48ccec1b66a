import { hash } from 'node:crypto';
import type { StoredFile } from '../../../catalogue/verification.ts';
import { openReader } from '../database/connection.ts';
import { fromHex } from '../torrents/rows.ts';

/** Reads files from a backup, and gives those whose bytes are good, by their SHA-256. Throws the driver's errors. */
export function readFromBackup(
  backup: string,
  files: readonly StoredFile[],
): ReadonlyMap<string, Uint8Array> {
  const connection = openReader(backup);
  try {
    // A backup from before torrents had a table of their own has their bytes in the other one.
    const hasTable = connection
      .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'torrent_bytes'`)
      .get();
    const ofTorrent =
      hasTable === undefined
        ? undefined
        : connection
            .prepare<[number, Buffer | null], Uint8Array>(
              'SELECT bytes FROM torrent_bytes WHERE torrent_id = ? AND sha256 = ?',
            )
            .pluck();
    const bySha256 = connection
      .prepare<[Buffer | null], Uint8Array>('SELECT bytes FROM blobs WHERE sha256 = ?')
      .pluck();
    const found = new Map<string, Uint8Array>();
    for (const { part, id, sha256 } of files) {
      const key = fromHex(sha256);
      const own = part === 'torrents' && ofTorrent !== undefined ? ofTorrent.get(id, key) : undefined;
      const bytes = own ?? bySha256.get(key);
      if (bytes !== undefined && hash('sha256', bytes) === sha256) found.set(sha256, bytes);
    }
    return found;
  } finally {
    connection.close();
  }
}
