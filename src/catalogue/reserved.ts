import { AppError } from '../errors.ts';
import { isReservedSegment } from '../lib/scope.ts';

/** Names with which a collection's own addresses end. No collection within another has one of them. */
const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'feed.atom',
  'feed.json',
  'feed.rss',
  'latest',
  'readme.md',
  'sha256sums',
]);
/** Names of files that lead to others. No torrent has one of them. */
const RESERVED_FILES: ReadonlySet<string> = new Set(['latest.torrent']);

/**
 * Throws conflict for a collection at an address that the service has for itself, or that begins like one of the served
 * folders; `folders` are their paths, such as `/files`.
 */
export function checkNotReserved(collection: string, folders: readonly string[] = []): void {
  const own = ownNameIn(collection);
  if (own !== undefined) {
    throw new AppError(
      'conflict',
      `Cannot use "${own}" as a collection: every collection has that address itself`,
      {
        hint: 'Choose another name for it.',
      },
    );
  }
  if (!isReserved(collection) && !isReservedSegment(firstOf(collection), firstSegments(folders))) return;
  throw new AppError(
    'conflict',
    `Cannot use "/${firstOf(collection)}/" as a collection: that address belongs to the service`,
    { hint: 'Choose another name for the first folder.' },
  );
}

/** Throws conflict for the file name of a torrent that every collection has itself. */
export function checkFileNotReserved(fileName: string): void {
  if (!isReservedFile(fileName)) return;
  throw new AppError('conflict', `Cannot use the file name "${fileName}": it leads to the latest torrent`, {
    hint: 'Choose another name for it.',
  });
}

/** Whether the address of a file with that name leads to another torrent. */
export function isReservedFile(fileName: string): boolean {
  return isReservedSegment(fileName, RESERVED_FILES);
}

/** Whether the service itself has its addresses there, or the name looks as if it had. */
export function isReserved(collection: string): boolean {
  return isReservedSegment(firstOf(collection)) || ownNameIn(collection) !== undefined;
}

function ownNameIn(collection: string): string | undefined {
  return collection.split('/').find((name) => isReservedSegment(name, RESERVED_NAMES));
}

/** Whether a path of the catalogue is the path of a served folder, or below one. */
export function isTaken(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => `/${path}/`.startsWith(`${folder}/`));
}

function firstOf(collection: string): string {
  return collection.split('/', 1)[0] ?? '';
}

function firstSegments(folders: readonly string[]): ReadonlySet<string> {
  return new Set(folders.map((folder) => firstOf(folder.slice(1)).toLowerCase()));
}
