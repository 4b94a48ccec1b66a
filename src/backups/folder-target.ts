import { constants, existsSync, readdirSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { syncFile } from '../lib/sync-file.ts';
import { removeLeftOvers } from './left-overs.ts';
import { isBackupName } from './names.ts';
import type { BackupTarget } from './target.ts';

export interface FolderTargetParts {
  readonly folder: string;
  /** Whether a file is a backup: only those are ever deleted. */
  readonly isBackup: (file: string) => boolean;
}

/** Keeps backups in a folder, which must exist. */
export function createFolderTarget({ folder, isBackup }: FolderTargetParts): BackupTarget {
  const fileOf = (name: string): string => join(folder, name);
  return {
    place: `"${folder}"`,
    fileOf,
    async list() {
      try {
        return readdirSync(folder).filter(isBackupName).toSorted();
      } catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
        throw new AppError('unavailable', `Cannot read the folder "${folder}": ${code}`, {
          hint: 'Check that it is there, that its disk is mounted, and that this user may read it.',
          cause,
        });
      }
    },
    // It was made in its place.
    keep: () => Promise.resolve(),
    async read(name, file) {
      if (!existsSync(fileOf(name))) throw new AppError('not_found', `Cannot find "${fileOf(name)}"`);
      await copyFile(fileOf(name), file, constants.COPYFILE_FICLONE);
    },
    async remove(name) {
      if (!isBackup(fileOf(name))) return false;
      rmSync(fileOf(name));
      syncFile(folder);
      return true;
    },
    async tidy(before) {
      removeLeftOvers(folder, before, () => false);
    },
  };
}
