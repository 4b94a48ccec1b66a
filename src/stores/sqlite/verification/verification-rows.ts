import type { DamagedFile, FilePart, VerificationProgress } from '../../../catalogue/verification.ts';
import type { InfohashV1, InfohashV2 } from '../../../metainfo/infohash.ts';
import type { Connection } from '../database/connection.ts';

const LISTED_MAX = 100;

interface ProgressRow {
  readonly part: FilePart | null;
  readonly afterId: number;
  readonly beganAt: number;
  readonly files: number;
  readonly bytes: number;
  readonly completedAt: number | null;
}

interface DamagedRow {
  readonly part: FilePart;
  readonly id: number;
  readonly sha256: string;
  readonly foundAt: number;
  readonly collection: string | null;
  readonly fileName: string | null;
  readonly infohashV1: InfohashV1 | null;
  readonly infohashV2: InfohashV2 | null;
}

/** A file that was purged or replaced since is not damaged any more. */
export const STILL_STORED = `(
  damaged_files.part = 'torrents' AND EXISTS (SELECT 1 FROM torrent_bytes AS b WHERE b.torrent_id = damaged_files.id AND b.sha256 = damaged_files.sha256)
  OR damaged_files.part = 'others' AND EXISTS (SELECT 1 FROM blobs AS b WHERE b.id = damaged_files.id AND b.sha256 = damaged_files.sha256))`;

/** Prepares the reading of what a verification has found. */
export function createVerificationReader(connection: Connection) {
  const progress = connection.prepare<[], ProgressRow>(`
    SELECT part, after_id AS afterId, began_at AS beganAt, files, bytes, completed_at AS completedAt FROM verification`);
  const count = connection
    .prepare<[], number>(`SELECT count(*) FROM damaged_files WHERE ${STILL_STORED}`)
    .pluck();
  const damaged = connection.prepare<[number], DamagedRow>(`
    SELECT damaged_files.part, damaged_files.id, lower(hex(damaged_files.sha256)) AS sha256, damaged_files.found_at AS foundAt, t.collection, t.file_name AS fileName,
      lower(hex(t.infohash_v1)) AS infohashV1, lower(hex(t.infohash_v2)) AS infohashV2
    FROM damaged_files LEFT JOIN torrents AS t ON damaged_files.part = 'torrents' AND t.id = damaged_files.id
    WHERE ${STILL_STORED} ORDER BY damaged_files.found_at, damaged_files.part, damaged_files.id LIMIT ?`);
  return {
    findProgress: (): VerificationProgress | undefined => {
      const row = progress.get();
      return row && toProgress(row);
    },
    listDamaged: () => ({ files: damaged.all(LISTED_MAX).map(toDamaged), count: count.get() ?? 0 }),
  };
}

function toProgress({
  part,
  afterId,
  beganAt,
  files,
  bytes,
  completedAt,
}: ProgressRow): VerificationProgress {
  return {
    position: part === null ? undefined : { part, afterId },
    beganAt: new Date(beganAt),
    files,
    bytes,
    completedAt: completedAt === null ? undefined : new Date(completedAt),
  };
}

function toDamaged(row: DamagedRow): DamagedFile {
  const { part, id, sha256, foundAt, collection, fileName, infohashV1, infohashV2 } = row;
  const torrent =
    collection === null || fileName === null
      ? undefined
      : {
          collection,
          fileName,
          infohashV1: infohashV1 === null || infohashV1 === '' ? undefined : infohashV1,
          infohashV2: infohashV2 === null || infohashV2 === '' ? undefined : infohashV2,
        };
  return { part, id, sha256, foundAt: new Date(foundAt), torrent };
}
