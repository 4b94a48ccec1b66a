import { formatBytes } from '../lib/byte-text.ts';
import { isEmptyPath, isEmptyString, V1FileCursor } from './file-cursor.ts';
import { PAD, SYMLINK } from './file-fields.ts';
import { checkAttributes, checkLength } from './file-rules.ts';
import { checkSingleName, PathChecker, type PathKind } from './paths.ts';
import { describeKind, type Reading, reportKind } from './reading.ts';
import { hasLinkLetter, SymlinkChecker } from './symlinks.ts';
import { reportEmptyTwin } from './twins.ts';
import type { UnknownKeys } from './unknown-keys.ts';

/** The number and size of the files in one half of a torrent. */
export interface FilesSummary {
  /** The entry of the list or tree; -1 for a single v1 file. */
  readonly list: number;
  readonly singleFile: boolean;
  /** Sum of all files, pad files included. */
  readonly totalBytes: number;
  /** Sum of all files, pad files left out. */
  readonly contentBytes: number;
  /** Number of all files, pad files left out. */
  readonly fileCount: number;
  readonly pieceCount: number;
}

/** Reads and checks the v1 files: `length`, or the list `files` (BEP 3). Undefined when there is neither. */
export function readV1Files(
  reading: Reading,
  info: number,
  pieceLengthBytes: number,
  unknownKeys: UnknownKeys,
): FilesSummary | undefined {
  const list = findFiles(reading, info);
  if (list === undefined) return undefined;
  const { document, findings, limits } = reading;
  // The name of a single file is checked with info.
  const paths = list < 0 ? undefined : new PathChecker(reading, list);
  const symlinks = new SymlinkChecker(reading);
  const malformed = (entry: number) =>
    findings.add('files.malformed', () => ({
      path: `info.files[${cursor.index}]`,
      offset: document.startOf(entry),
      message: `info.files[${cursor.index}] is ${describeKind(document, entry)}, expected a dictionary`,
    }));
  const cursor = new V1FileCursor(document, info, list, (_, entry) => malformed(entry));
  const path = list < 0 ? () => 'info' : () => `info.files[${cursor.index}]`;
  const namePath = (level: number) => placeOf(cursor, path, cursor.names[level] as number);
  let totalBytes = 0;
  let padBytes = 0;
  let fileCount = 0;
  while (cursor.next()) {
    const attributes = cursor.attributes();
    const isPad = (attributes & PAD) !== 0;
    const length = checkLength(reading, cursor, path);
    if (length > 0) totalBytes += length;
    if (isPad) padBytes += length > 0 ? length : 0;
    else fileCount++;
    if (cursor.fields.attr >= 0 || cursor.fields.sha1 >= 0) checkAttributes(reading, cursor, path);
    let folder = -1;
    if (paths !== undefined) {
      if (checkPath(reading, cursor, isPad, path)) {
        folder = paths.add(cursor, kindOf(cursor, attributes), namePath);
        checkOtherPath(reading, cursor, path);
      }
      if (cursor.fields.unknown >= 0) unknownKeys.addFile(cursor.fields, 'info.files[]');
    }
    if (cursor.fields.attr >= 0 && hasLinkLetter(cursor)) symlinks.add(cursor, path, folder);
  }
  if (paths !== undefined) symlinks.lookUp(paths);
  if (totalBytes > limits.totalLengthBytesMax) {
    findings.add('files.too-long', () => ({
      path: 'info.files',
      offset: document.startOf(list < 0 ? info : list),
      message: `the lengths in info.files add up to ${formatBytes(totalBytes)}, expected at most ${formatBytes(limits.totalLengthBytesMax)}`,
    }));
  }
  const pieceCount = Math.ceil(totalBytes / pieceLengthBytes);
  return {
    list,
    singleFile: list < 0,
    totalBytes,
    contentBytes: totalBytes - padBytes,
    fileCount,
    pieceCount,
  };
}

/** The entry of `files`; -1 when info has a single file, undefined when it has neither. */
function findFiles(reading: Reading, info: number): number | undefined {
  const { document, findings } = reading;
  const files = document.find(info, 'files');
  const length = document.find(info, 'length');
  if (files < 0) return length < 0 ? undefined : -1;
  if (document.kindOf(files) !== 'list') {
    reportKind(reading, files, 'info.files', 'list', 'files.malformed');
    return undefined;
  }
  if (length >= 0) {
    findings.add('files.both', () => ({
      path: 'info.length',
      offset: document.startOf(length),
      message: 'info has both length and files, expected one of them',
    }));
  }
  if (files + 1 === document.closeOf(files)) {
    findings.add('files.missing', () => ({
      path: 'info.files',
      offset: document.startOf(files),
      message: 'info.files is empty, expected at least one file',
    }));
    return undefined;
  }
  return files;
}

function kindOf(cursor: V1FileCursor, attributes: number): PathKind {
  if ((attributes & PAD) !== 0) return 'pad';
  if ((attributes & SYMLINK) !== 0) return 'symlink';
  return cursor.isFolder() ? 'folder' : 'file';
}

/** The key path of one name of the path that counts: `info.files[3].path[0]`. */
function placeOf(cursor: V1FileCursor, path: () => string, name: number): string {
  const { document, fields, pathList } = cursor;
  let index = 0;
  for (let entry = pathList + 1; entry < name; entry = document.nextOf(entry)) index++;
  return `${path()}.${pathList === fields.pathUtf8 ? 'path.utf-8' : 'path'}[${index}]`;
}

/** Checks that a file of the list has a path of strings. Pad files need no path (libtorrent). */
function checkPath(reading: Reading, cursor: V1FileCursor, isPad: boolean, path: () => string): boolean {
  const { document, findings } = reading;
  const { path: plain, pathUtf8, entry } = cursor.fields;
  if (plain >= 0 && !checkPathList(reading, plain, () => `${path()}.path`)) return false;
  if (pathUtf8 >= 0 && !checkPathList(reading, pathUtf8, () => `${path()}.path.utf-8`)) return false;
  if (cursor.depth === 0) {
    if (isPad) return false;
    if (cursor.hasEmptyName && cursor.lengthBytes() === 0) {
      reportEmptyNames(reading, cursor, path);
      return false;
    }
    findings.add('path.missing', () => ({
      path: path(),
      offset: document.startOf(entry),
      message: `${path()}.path is missing or empty, expected at least one name`,
    }));
    return false;
  }
  if (cursor.hasEmptyName) reportEmptyNames(reading, cursor, path);
  if (plain < 0 || (plain !== cursor.pathList && isEmptyPath(document, plain))) {
    findings.add('path.only-utf8', () => ({
      path: path(),
      offset: document.startOf(entry),
      message: `${path()} has path.utf-8, but no path`,
    }));
  }
  return true;
}

function reportEmptyNames(reading: Reading, cursor: V1FileCursor, path: () => string): void {
  const { document, findings } = reading;
  const close = document.closeOf(cursor.pathList);
  for (let entry = cursor.pathList + 1; entry < close; entry = document.nextOf(entry)) {
    if (!isEmptyString(document, entry)) continue;
    findings.add('path.empty', () => ({
      path: placeOf(cursor, path, entry),
      offset: document.startOf(entry),
      message: '"" is an empty name',
    }));
    return;
  }
}

/** Checks `path` next to `path.utf-8`. Some clients read one and some the other, so both must be safe. */
function checkOtherPath(reading: Reading, cursor: V1FileCursor, path: () => string): void {
  const { document } = reading;
  const { path: plain, pathUtf8 } = cursor.fields;
  if (plain < 0 || pathUtf8 < 0) return;
  if (cursor.pathList === plain) {
    if (isEmptyPath(document, pathUtf8)) reportEmptyTwin(reading, pathUtf8, `${path()}.path`);
    return;
  }
  const close = document.closeOf(plain);
  const twinsClose = document.closeOf(pathUtf8);
  // Names in two lists of different lengths cannot be paired.
  let twin = close - plain === twinsClose - pathUtf8 ? pathUtf8 + 1 : -1;
  let index = 0;
  for (let entry = plain + 1; entry < close; entry = document.nextOf(entry)) {
    checkSingleName(reading, entry, `${path()}.path[${index++}]`, twin);
    if (twin >= 0) twin = document.nextOf(twin);
  }
}

function checkPathList(reading: Reading, list: number, path: () => string): boolean {
  const { document } = reading;
  if (document.kindOf(list) !== 'list') {
    reportKind(reading, list, path(), 'list', 'path.malformed');
    return false;
  }
  const close = document.closeOf(list);
  let index = 0;
  for (let entry = list + 1; entry < close; entry = document.nextOf(entry)) {
    if (!document.isString(entry)) {
      reportKind(reading, entry, `${path()}[${index}]`, 'string', 'path.malformed');
      return false;
    }
    index++;
  }
  return true;
}
