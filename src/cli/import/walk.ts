import { lstatSync, opendirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** Something in a folder that is imported. Paths are below the folder, with slashes. */
export type Found =
  /** A file whose name ends in `.torrent`. */
  | { readonly kind: 'torrent'; readonly path: string; readonly lengthBytes: number }
  /** A link, or what is neither a file nor a folder, with such a name. Links are not followed: they may lead anywhere. */
  | { readonly kind: 'special'; readonly path: string }
  /** Any other file, and what is hidden: files and folders whose names begin with a dot. */
  | { readonly kind: 'other' }
  /** A folder or file that cannot be read. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly error: unknown };

/** How many names of one folder are in memory at once. */
const NAMES_MAX = 50_000;

const TORRENT_NAME = /\.torrent$/i;

/**
 * All that is in a folder and below it, sorted by name in each folder. A folder of more names than are kept in memory is read
 * several times, each time for those that come next. What is added or removed meanwhile may or may not be in it.
 */
export function* walk(root: string, namesMax = NAMES_MAX): Generator<Found, void, void> {
  const open = [itemsOf(root, '', namesMax)];
  for (let items = open.at(-1); items !== undefined; items = open.at(-1)) {
    const { done, value } = items.next();
    if (done === true) open.pop();
    else if (typeof value === 'string') open.push(itemsOf(root, value, namesMax));
    else yield value;
  }
}

/** How many files in a folder and below it have such names, without examining them. */
export function countTorrents(folder: string, isStopped: () => boolean = () => false): number {
  let count = 0;
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined && !isStopped(); next = folders.pop()) {
    readFolder(next, (entry) => {
      const kind = kindOf(entry);
      if (kind === 'folder') folders.push(join(entry.parentPath, entry.name));
      if (kind === 'torrent') count += 1;
    });
  }
  return count;
}

/** What is directly in a folder; a text is a folder in it. */
function* itemsOf(root: string, folder: string, namesMax: number): Generator<Found | string, void, void> {
  let last = '';
  for (let isFirst = true; ; isFirst = false) {
    const { names, otherCount, isMore, error } = readNames(join(root, folder), last, namesMax);
    if (error !== undefined) yield { kind: 'unreadable', path: folder, error };
    if (isFirst) for (let other = 0; other < otherCount; other++) yield { kind: 'other' };
    for (const { name, kind } of names) {
      const path = folder === '' ? name : `${folder}/${name}`;
      yield kind === 'torrent' ? examine(root, path) : kind === 'folder' ? path : { kind, path };
    }
    if (!isMore) return;
    last = names.at(-1)?.name ?? last;
  }
}

interface Named {
  readonly name: string;
  readonly kind: 'torrent' | 'special' | 'folder';
}

interface Names {
  /** The first names after `last`, sorted. */
  readonly names: readonly Named[];
  /** How many files have other names. */
  readonly otherCount: number;
  readonly isMore: boolean;
  readonly error: unknown;
}

function readNames(folder: string, last: string, namesMax: number): Names {
  let names: Named[] = [];
  let otherCount = 0;
  let isMore = false;
  const keepFirst = (): void => {
    names.sort((one, other) => (one.name < other.name ? -1 : 1));
    if (names.length > namesMax) isMore = true;
    names = names.slice(0, namesMax);
  };
  const error = readFolder(folder, (entry) => {
    const kind = kindOf(entry);
    if (kind === undefined) otherCount += 1;
    else if (entry.name > last) names.push({ name: entry.name, kind });
    if (names.length >= 2 * namesMax) keepFirst();
  });
  if (error !== undefined) return { names: [], otherCount: 0, isMore: false, error };
  keepFirst();
  return { names, otherCount, isMore, error };
}

/** Calls `take` for each entry of a folder. Returns the error of one that cannot be read. */
function readFolder(folder: string, take: (entry: Dirent) => void): unknown {
  try {
    const directory = opendirSync(folder, { bufferSize: 1000 });
    try {
      for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) take(entry);
    } finally {
      directory.closeSync();
    }
    return undefined;
  } catch (error) {
    return error;
  }
}

function kindOf(entry: Dirent): Named['kind'] | undefined {
  if (entry.name.startsWith('.')) return undefined;
  if (entry.isDirectory()) return 'folder';
  if (!TORRENT_NAME.test(entry.name)) return undefined;
  return entry.isFile() ? 'torrent' : 'special';
}

function examine(root: string, path: string): Found {
  try {
    const stats = lstatSync(join(root, path));
    return stats.isFile() ? { kind: 'torrent', path, lengthBytes: stats.size } : { kind: 'special', path };
  } catch (error) {
    return { kind: 'unreadable', path, error };
  }
}
