import type { StoredFile, VerificationProgress, VerifiedFiles } from '../../../catalogue/verification.ts';
import { SERVER } from '../../../events/audit.ts';
import type { WriteNote } from '../../../events/plan.ts';
import type { Connection } from '../database/connection.ts';
import { fromHex } from '../torrents/rows.ts';
import { STILL_STORED } from './verification-rows.ts';
import { PART_TABLES } from './verify.ts';

export interface VerificationOperations {
  saveVerification(
    progress: VerificationProgress,
    found: Pick<VerifiedFiles, 'damaged' | 'sound'>,
    now: Date,
  ): void;
  /** Notes damage that was not known, with a record in the audit log. */
  noteDamaged(damaged: readonly StoredFile[], now: Date): void;
  /** Writes the bytes of a file that is damaged or missing. Gives whether it is still needed. */
  repairFile(file: StoredFile, bytes: Uint8Array, now: Date): boolean;
}

/** Prepares the changes of a verification. */
export function createVerificationOperations(
  connection: Connection,
  writeNote: WriteNote,
): VerificationOperations {
  const save = connection.prepare<[object]>(`
    INSERT INTO verification (id, part, after_id, began_at, files, bytes, completed_at)
    VALUES (1, :part, :afterId, :beganAt, :files, :bytes, :completedAt)
    ON CONFLICT (id) DO UPDATE SET part = :part, after_id = :afterId, began_at = :beganAt, files = :files, bytes = :bytes,
      completed_at = :completedAt`);
  const note = connection.prepare<[object]>(`
    INSERT INTO damaged_files (part, id, sha256, found_at) VALUES (:part, :id, :sha256, :at)
    ON CONFLICT (part, id) DO UPDATE SET sha256 = :sha256, found_at = :at WHERE sha256 <> :sha256`);
  const forget = connection.prepare<[string, number]>('DELETE FROM damaged_files WHERE part = ? AND id = ?');
  const forgetGone = connection.prepare(`DELETE FROM damaged_files WHERE NOT ${STILL_STORED}`);
  const infohashOf = connection
    .prepare<[number], string>(
      'SELECT lower(hex(coalesce(infohash_v1, infohash_v2))) FROM torrents WHERE id = ?',
    )
    .pluck();
  const write = (part: keyof typeof PART_TABLES) => {
    const { table, id } = PART_TABLES[part];
    return connection.prepare<[object]>(
      `UPDATE ${table} SET bytes = :bytes WHERE ${id} = :id AND sha256 = :sha256`,
    );
  };
  const writes = { torrents: write('torrents'), others: write('others') };
  const adds = {
    torrents: connection.prepare<[object]>(`
      INSERT OR REPLACE INTO torrent_bytes (torrent_id, sha256, bytes)
      SELECT id, :sha256, :bytes FROM torrents WHERE id = :id AND sha256 = :sha256`),
    others: connection.prepare<[object]>(`
      INSERT INTO blobs (sha256, bytes)
      SELECT :sha256, :bytes WHERE :id >= 0 AND EXISTS (SELECT 1 FROM picture_uses WHERE sha256 = :sha256)`),
  };
  const audit = (action: 'torrent.damaged' | 'torrent.repaired', file: StoredFile, now: Date): void => {
    const infohash = file.part === 'torrents' ? infohashOf.get(file.id) : undefined;
    writeNote(
      { action, object: infohash ?? `file ${file.sha256}`, after: { sha256: file.sha256 } },
      SERVER,
      now,
    );
  };
  const noteDamaged = (damaged: readonly StoredFile[], now: Date): void => {
    for (const file of damaged) {
      const { part, id, sha256 } = file;
      const { changes } = note.run({ part, id, sha256: fromHex(sha256), at: now.getTime() });
      if (changes > 0) audit('torrent.damaged', file, now);
    }
  };
  return {
    noteDamaged,
    saveVerification({ position, beganAt, files, bytes, completedAt }, { damaged, sound }, now) {
      save.run({
        part: position?.part ?? null,
        afterId: position?.afterId ?? 0,
        beganAt: beganAt.getTime(),
        files,
        bytes,
        completedAt: completedAt?.getTime() ?? null,
      });
      noteDamaged(damaged, now);
      for (const { part, id } of sound) forget.run(part, id);
      if (position === undefined) forgetGone.run();
    },
    repairFile(file, bytes, now) {
      const { part, id, sha256 } = file;
      const row = { id, sha256: fromHex(sha256), bytes };
      const isWritten = writes[part].run(row).changes > 0 || adds[part].run(row).changes > 0;
      forget.run(part, id);
      if (isWritten) audit('torrent.repaired', file, now);
      return isWritten;
    },
  };
}
