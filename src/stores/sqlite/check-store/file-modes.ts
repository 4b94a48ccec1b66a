import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FILE_NAME } from '../database/folder.ts';
import type { Flaw } from './flaws.ts';

/** The database, its copies from before migrations, what belongs beside it, and the key of the tracker. */
const PRIVATE_NAME = /^(?:torrentry.*\.sqlite(?:-wal|-shm|-journal)?|tracker\.key)$/;

const OTHERS = 0o077;
const WRITABLE_BY_ALL = 0o002;
const STICKY = 0o1000;

/**
 * What other users of the machine may do with the files of a data folder, who may do nothing: the database has private data and
 * hashes of secrets. File systems without modes show none.
 */
export function findOpenModes(folder: string): readonly Flaw[] {
  const data = resolve(folder);
  const names = readdirSync(data).filter((name) => PRIVATE_NAME.test(name) || name === FILE_NAME);
  const files = names.toSorted().flatMap((name) => {
    const path = join(data, name);
    const mode = modeOf(path);
    if (mode === undefined || (mode & OTHERS) === 0) return [];
    return [openMode(path, mode, mode & ~OTHERS, 'Other users may read or write this file.')];
  });
  const mode = modeOf(data) ?? 0;
  const isOpen = (mode & WRITABLE_BY_ALL) !== 0 && (mode & STICKY) === 0;
  const own = isOpen
    ? [openMode(data, mode, mode & ~WRITABLE_BY_ALL, 'All users may replace the files of this folder.')]
    : [];
  return [...own, ...files];
}

function openMode(path: string, mode: number, wanted: number, message: string): Flaw {
  const text = (bits: number): string => (bits & 0o1777).toString(8).padStart(4, '0');
  return {
    kind: 'mode',
    place: path,
    message: `${message} Its mode is ${text(mode)}.`,
    fix() {
      try {
        chmodSync(path, wanted & 0o7777);
      } catch {
        return false;
      }
      // A file system without modes ignores it.
      return ((modeOf(path) ?? 0) & 0o777) === (wanted & 0o777);
    },
    hint: `Run as its owner: chmod ${text(wanted)} '${path.replaceAll("'", `'\\''`)}'`,
  };
}

function modeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mode;
}
