import { hash } from 'node:crypto';
import type { FilePart, StoredFile, VerifiedFiles } from '../../../catalogue/verification.ts';
import type { Connection } from '../database/connection.ts';

/** So that a step over many small files ends, too. */
const FILES_MAX = 20_000;

/** The tables of bytes, and how their rows are numbered. */
export const PART_TABLES = {
  torrents: { table: 'torrent_bytes', id: 'torrent_id' },
  others: { table: 'blobs', id: 'id' },
} as const satisfies Record<FilePart, { table: string; id: string }>;

interface FileRow {
  readonly id: number;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** `look` is called with each file that is sound. It may read from the connection, and must not write. */
export type Verify = (
  part: FilePart,
  afterId: number,
  bytesMax: number,
  look?: (file: StoredFile, bytes: Uint8Array) => void,
) => VerifiedFiles;

/** Prepares the verification of stored files against their SHA-256. */
export function createVerify(connection: Connection): Verify {
  const rowsOf = (part: FilePart) => {
    const { table, id } = PART_TABLES[part];
    return connection.prepare<[number], FileRow>(
      `SELECT ${id} AS id, lower(hex(sha256)) AS sha256, bytes FROM ${table} WHERE ${id} > ? ORDER BY ${id}`,
    );
  };
  const rows = { torrents: rowsOf('torrents'), others: rowsOf('others') };
  const noted = connection.prepare<[string], number>('SELECT id FROM damaged_files WHERE part = ?').pluck();

  return (part, afterId, bytesMax, look) => {
    const known = new Set(noted.all(part));
    const damaged: StoredFile[] = [];
    const sound: StoredFile[] = [];
    let [files, bytes] = [0, 0];
    for (const row of rows[part].iterate(afterId)) {
      files++;
      bytes += row.bytes.byteLength;
      const file = { part, id: row.id, sha256: row.sha256 };
      if (hash('sha256', row.bytes) !== row.sha256) {
        damaged.push(file);
      } else {
        if (known.has(row.id)) sound.push(file);
        look?.(file, row.bytes);
      }
      if (bytes >= bytesMax || files >= FILES_MAX)
        return { files, bytes, position: { part, afterId: row.id }, damaged, sound };
    }
    const position = part === 'torrents' ? ({ part: 'others', afterId: 0 } as const) : undefined;
    return { files, bytes, position, damaged, sound };
  };
}
