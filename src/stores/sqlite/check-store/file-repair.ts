import { hash } from 'node:crypto';
import type { StoredFile } from '../../../catalogue/verification.ts';
import { createAuditWriter } from '../audit/audit.ts';
import { createVerificationOperations } from '../verification/verification-writer.ts';
import type { Examiner } from './examiner.ts';

/** A file whose bytes are not those that were written. */
export interface BrokenFile {
  readonly file: StoredFile;
  readonly place: string;
  readonly kind: 'file-damaged' | 'file-missing';
}

/** Finds good copies of files, by their SHA-256, in backups. */
export type FindCopies = (files: readonly StoredFile[]) => Promise<ReadonlyMap<string, Uint8Array>>;

/** Restores files from backups. They are looked for together, because a backup may be a large download. */
export interface FileRepair {
  add(file: BrokenFile): Promise<void>;
  /** Looks for what was added last. */
  flush(): Promise<void>;
}

/** With their bytes, they take some 30 MB of memory. */
const TOGETHER = 1_000;

const MESSAGES = {
  'file-damaged': 'Its stored file is damaged: the bytes have another SHA-256 than when they were written.',
  'file-missing': 'Its file is not stored.',
} as const;

const NO_BACKUPS =
  'Name the backups by TORRENTRY_BACKUP and run the command with --repair, or remove the torrent and publish its file again.';
const LOOK =
  'Run the same command with --repair: it looks for the file in the backups that TORRENTRY_BACKUP names.';
const NOT_FOUND = 'No backup that was looked through has it. Remove the torrent and publish its file again.';

/** `findCopies` is undefined where no backups are configured. */
export function createFileRepair(
  examiner: Examiner,
  findCopies: FindCopies | undefined,
  now: () => Date,
): FileRepair {
  const { connection, isRepair } = examiner;
  const waiting: BrokenFile[] = [];
  const operations = isRepair
    ? createVerificationOperations(connection, createAuditWriter(connection))
    : undefined;
  const restore = connection.transaction((file: StoredFile, bytes: Uint8Array): boolean => {
    return operations?.repairFile(file, bytes, now()) ?? false;
  });
  const note = connection.transaction((file: StoredFile) => operations?.noteDamaged([file], now()));

  const flush = async (): Promise<void> => {
    const files = waiting.splice(0);
    if (files.length === 0) return;
    const copies = isRepair ? await findCopies?.(files.map(({ file }) => file)) : undefined;
    for (const { file, place, kind } of files) {
      const tell = (outcome: 'found' | 'repaired' | 'left', hint: string): void =>
        examiner.report({ kind, place, message: MESSAGES[kind], hint }, outcome);
      if (!isRepair) {
        tell('found', findCopies === undefined ? NO_BACKUPS : LOOK);
        continue;
      }
      const bytes = copies?.get(file.sha256);
      if (bytes === undefined || hash('sha256', bytes) !== file.sha256) {
        // So that a server knows it too, and tries again when there is a newer backup.
        if (kind === 'file-damaged') note.immediate(file);
        tell('left', findCopies === undefined ? NO_BACKUPS : NOT_FOUND);
      } else if (restore.immediate(file, bytes)) {
        tell('repaired', '');
      }
      // Otherwise it was replaced or purged meanwhile.
    }
  };

  return {
    flush,
    async add(file) {
      waiting.push(file);
      if (waiting.length >= TOGETHER) await flush();
    },
  };
}
