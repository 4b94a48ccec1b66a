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
/** The folder of all streams. It belongs to the service, so only what numbers torrents publishes there. */
export const STREAMS = 'streams';
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
  if (firstOf(collection) === STREAMS) throw onlyNumbered(collection);
  throw new AppError(
    'conflict',
    `Cannot use "/${firstOf(collection)}/" as a collection: that address belongs to the service`,
    { hint: 'Choose another name for the first folder.' },
  );
}

function onlyNumbered(collection: string): AppError {
  return new AppError(
    'conflict',
    `Cannot use "/${collection}/" as a collection: what is in a stream has a number as its name`,
    {
      hint: `Send a torrent to a stream by POST, as in curl --data-binary @name.torrent URL/${STREAMS}/NAME/`,
    },
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
