import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isBackupName } from './names.ts';

const PARTIAL = /\.partial(?:-journal)?$/;

/**
 * Deletes what a backup that was killed left in that folder: the file with `.partial` at its end, and what else `isLeft` says
 * of a name. Newer files are of a backup that still runs.
 */
export function removeLeftOvers(folder: string, before: Date, isLeft: (name: string) => boolean): void {
  for (const name of readdirSync(folder)) {
    const isPartial = PARTIAL.test(name) && isBackupName(name.replace(PARTIAL, ''));
    if (!isPartial && !isLeft(name)) continue;
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile() === true && stat.mtimeMs < before.getTime()) rmSync(path, { force: true });
  }
}
