import { hash } from 'node:crypto';
import type { FilePart, StoredFile } from '../../../catalogue/verification.ts';
import { formatPath, type Torrent } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import { isDamage, sqliteCode } from '../database/translate-error.ts';
import { fromHex } from '../torrents/rows.ts';
import { createVerify, PART_TABLES } from '../verification/verify.ts';
import { messageOf, type Batch, type Examiner, type PartProgress } from './examiner.ts';
import type { BrokenFile, FileRepair } from './file-repair.ts';
import { AGAIN_HINT, RESTORE_HINT, type Flaw } from './flaws.ts';
import { findMissing } from './missing-files.ts';
import { createTorrentFacts } from './torrent-facts.ts';

const STEP_BYTES = 4 * 1024 * 1024;

/** How many files are read one by one where the pages of one cannot be read. */
const ONE_BY_ONE = 100;

/** What was read, for the sums of the report. */
export interface ReadFiles {
  files: number;
  bytes: number;
}

/**
 * All stored files: each against its SHA-256, and the row of its torrent against what it says. Files that nothing needs are found,
 * and then torrents and pictures without one.
 */
export async function checkStoredFiles(
  examiner: Examiner,
  repair: FileRepair,
  read: ReadFiles,
  progress: PartProgress,
): Promise<void> {
  const { connection } = examiner;
  const examine = createFileExamination(connection);
  let position: { readonly part: FilePart; readonly afterId: number } | undefined = {
    part: 'torrents',
    afterId: 0,
  };
  while (position !== undefined) {
    const { part, afterId }: { part: FilePart; afterId: number } = position;
    let step: FileStep | undefined;
    const batch: Batch = () => {
      step = examine(part, afterId);
      return { flaws: step.flaws, examined: step.files };
    };
    await examiner.run([batch], progress);
    read.files += step?.files ?? 0;
    read.bytes += step?.bytes ?? 0;
    for (const file of step?.damaged ?? []) await repair.add(file);
    position = step?.position;
  }
  for (const files of findMissing(connection)) for (const file of files) await repair.add(file);
  await repair.flush();
}

interface FileStep {
  readonly flaws: readonly Flaw[];
  readonly damaged: readonly BrokenFile[];
  readonly files: number;
  readonly bytes: number;
  readonly position: { readonly part: FilePart; readonly afterId: number } | undefined;
}

function createFileExamination(connection: Connection): (part: FilePart, afterId: number) => FileStep {
  const verify = createVerify(connection);
  const facts = createTorrentFacts(connection);
  const isShown = connection.prepare<[Buffer | null]>('SELECT 1 FROM picture_uses WHERE sha256 = ? LIMIT 1');

  const unused = ({ part, id, sha256 }: StoredFile, why: string): Flaw => {
    const { table, id: column } = PART_TABLES[part];
    return {
      kind: 'file-unused',
      place: `file ${sha256}`,
      message: why,
      fix: () => void connection.prepare<[number]>(`DELETE FROM ${table} WHERE ${column} = ?`).run(id),
      hint: AGAIN_HINT,
    };
  };

  const ofTorrent = (file: StoredFile, bytes: Uint8Array): readonly Flaw[] => {
    const torrent = facts.findById(file.id);
    if (torrent === undefined) return [unused(file, 'The file is stored, and its torrent does not exist.')];
    if (torrent.sha256 !== file.sha256 && !facts.isOf(torrent, bytes))
      return [unused(file, `The file is stored for torrent ${file.id}, which has another one.`)];
    return facts.compare(torrent, bytes);
  };

  const ofOthers = (file: StoredFile, bytes: Uint8Array): readonly Flaw[] => {
    if (isShown.get(fromHex(file.sha256)) !== undefined) return [];
    const owners = facts.findOwners(file.sha256, bytes);
    if (owners.length === 0) return [unused(file, 'The file is stored, and nothing needs it.')];
    return owners.flatMap((torrent) => facts.compare(torrent, bytes));
  };

  /** What a file with another SHA-256 is: bytes that rotted, a SHA-256 that rotted, or a file that nothing needs. */
  const examineDamaged = (file: StoredFile): Flaw | BrokenFile => {
    const { part, id, sha256 } = file;
    const torrent = part === 'torrents' ? facts.findById(id) : facts.findOwners(sha256, undefined)[0];
    const isNeeded =
      torrent !== undefined || (part === 'others' && isShown.get(fromHex(sha256)) !== undefined);
    if (!isNeeded) return unused(file, 'The file is damaged, and nothing needs it.');
    const place = torrent === undefined ? `picture ${sha256}` : placeOf(torrent);
    const { table, id: column } = PART_TABLES[part];
    const bytes = connection
      .prepare<[number], Uint8Array>(`SELECT bytes FROM ${table} WHERE ${column} = ?`)
      .pluck()
      .get(id);
    const actual = hash('sha256', bytes ?? new Uint8Array());
    if (torrent === undefined || torrent.sha256 !== actual) return { file, place, kind: 'file-damaged' };
    const fix = (): void =>
      void connection
        .prepare<[Buffer | null, number]>(`UPDATE ${table} SET sha256 = ? WHERE ${column} = ?`)
        .run(fromHex(actual), id);
    const message = 'Its file is sound, and stored with another SHA-256.';
    return { kind: 'torrent', place, message, fix, hint: AGAIN_HINT };
  };

  const look = { torrents: ofTorrent, others: ofOthers };

  /** Where a page is damaged, SQLite reads no row after it: so each file is read by its id, and the others are still checked. */
  const examineOneByOne = (part: FilePart, afterId: number): FileStep => {
    const { table, id: column } = PART_TABLES[part];
    const ids = connection
      .prepare<[number], number>(
        part === 'torrents'
          ? `SELECT id FROM torrents WHERE id > ? ORDER BY id LIMIT ${ONE_BY_ONE}`
          : `SELECT id FROM blobs WHERE id > ? ORDER BY id LIMIT ${ONE_BY_ONE}`,
      )
      .pluck()
      .all(afterId);
    const one = connection.prepare<[number], { sha256: string; bytes: Uint8Array }>(
      `SELECT lower(hex(sha256)) AS sha256, bytes FROM ${table} WHERE ${column} = ?`,
    );
    const flaws: Flaw[] = [];
    const damaged: BrokenFile[] = [];
    let bytes = 0;
    for (const id of ids) {
      try {
        const row = one.get(id);
        if (row === undefined) continue;
        bytes += row.bytes.byteLength;
        const file = { part, id, sha256: row.sha256 };
        if (hash('sha256', row.bytes) === row.sha256) {
          flaws.push(...look[part](file, row.bytes));
          continue;
        }
        const examined = examineDamaged(file);
        if ('file' in examined) damaged.push(examined);
        else flaws.push(examined);
      } catch (error) {
        if (!isDamage(sqliteCode(error))) throw error;
        const torrent = part === 'torrents' ? facts.findById(id) : undefined;
        const place = torrent === undefined ? `row ${id} of ${table}` : placeOf(torrent);
        const message = `Its stored file cannot be read: ${messageOf(error)}.`;
        flaws.push({ kind: 'page', place, message, hint: RESTORE_HINT });
      }
    }
    const last = ids.length < ONE_BY_ONE ? undefined : ids.at(-1);
    const end = part === 'torrents' ? ({ part: 'others', afterId: 0 } as const) : undefined;
    return {
      flaws,
      damaged,
      files: ids.length,
      bytes,
      position: last === undefined ? end : { part, afterId: last },
    };
  };

  return (part, afterId) => {
    const flaws: Flaw[] = [];
    try {
      const found = verify(
        part,
        afterId,
        STEP_BYTES,
        (file, bytes) => void flaws.push(...look[part](file, bytes)),
      );
      const examined = found.damaged.map(examineDamaged);
      flaws.push(...examined.filter((it) => 'message' in it));
      return { ...found, flaws, damaged: examined.filter((it) => 'file' in it) };
    } catch (error) {
      if (!isDamage(sqliteCode(error))) throw error;
      return examineOneByOne(part, afterId);
    }
  };
}

function placeOf(torrent: Torrent): string {
  return `torrent ${torrent.id} (${formatPath(torrent)})`;
}
