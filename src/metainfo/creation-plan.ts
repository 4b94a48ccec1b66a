import { compareBytes, encodeUtf8 } from '../bencode/bytes.ts';
import { AppError } from '../errors.ts';
import { BLOCK_BYTES } from './merkle.ts';
import { defaultMetainfoLimits } from './limits.ts';
import type { MetainfoVersion } from './metainfo.ts';
import { checkPieceLength, choosePieceLength } from './piece-length.ts';

/** A file of a torrent that is to be created. */
export interface NewFile {
  /** The names of its folders below the torrent's folder and its own; empty where the torrent is this one file. */
  readonly path: readonly string[];
  readonly lengthBytes: number;
  readonly isExecutable?: boolean | undefined;
  readonly isHidden?: boolean | undefined;
  /** What it links to, as names from the torrent's folder; undefined for a file that is no symbolic link (BEP 47). */
  readonly symlink?: readonly string[] | undefined;
  /** When it was changed, in whole seconds since 1970; undefined to leave it out. */
  readonly modifiedSeconds?: number | undefined;
}

/** The part of a torrent that its infohash depends on, apart from the hashes. */
export interface CreationInput {
  readonly version: MetainfoVersion;
  /** The name of the file, or of the folder that the files are in. */
  readonly name: string;
  /** In any order. */
  readonly files: readonly NewFile[];
  /** A power of two from 16 KiB on; undefined to choose it from the length of the content. */
  readonly pieceLengthBytes?: number | undefined;
  readonly isPrivate?: boolean | undefined;
  /** Makes the infohash another one, for trackers that want their own torrent. */
  readonly source?: string | undefined;
  /** Infohashes of torrents that may have the same files, 20 bytes each (BEP 38). */
  readonly similar?: readonly Uint8Array[] | undefined;
  /** Names of collections whose torrents may have the same files (BEP 38). */
  readonly collections?: readonly string[] | undefined;
}

/** A file with its place among the pieces. */
export interface PlannedFile extends NewFile {
  /** Its first piece. In v1 that piece may begin before the file. */
  readonly firstPiece: number;
  /** Where it begins, in bytes from the start of all files with their padding. */
  readonly startByte: number;
  /** The length of the pad file after it; 0 for none. */
  readonly padBytes: number;
}

/** What has to be hashed, and everything but the hashes that makes the torrent. */
export interface CreationPlan extends CreationInput {
  /** Sorted as v2 demands: so the same files give the same infohash on any machine. */
  readonly files: readonly PlannedFile[];
  /** Whether the torrent is one file without a folder. */
  readonly isSingleFile: boolean;
  readonly pieceLengthBytes: number;
  readonly pieceCount: number;
  /** The length of all files, without padding. */
  readonly contentBytes: number;
}

/** Where the bytes of a piece are. */
export interface PieceSource {
  /** Ranges of files of the plan, by their index, that make the piece one after the other. */
  readonly ranges: readonly PieceRange[];
  /** How many zero bytes follow them, for the SHA-1 alone. */
  readonly padBytes: number;
  /**
   * How many leaves the Merkle tree of the piece has: with blocks of 16 KiB fewer, the others are zero. A file of one piece
   * has no more leaves than it needs (BEP 52).
   */
  readonly leafCount: number;
}

export interface PieceRange {
  readonly file: number;
  readonly offset: number;
  readonly lengthBytes: number;
}

/** The folder in which pad files are: clients know them by their attribute, and others by this name (BEP 47). */
export const PAD_FOLDER = '.pad';

/**
 * Plans a torrent: the order of its files, where padding goes, and what its pieces are. Throws malformed for what no torrent
 * can have: no content, a name that is empty, `.`, `..` or no text, two files of one path, too many pieces.
 */
export function planCreation(input: CreationInput): CreationPlan {
  const { version, name } = input;
  checkName(name, 'the torrent');
  const isSingleFile = input.files[0]?.path.length === 0;
  const sorted = sortByPath(input.files);
  checkFiles(sorted, version);
  const contentBytes = sorted.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
  if (contentBytes === 0) {
    throw new AppError('malformed', `Cannot create a torrent of "${name}": it has no content`, {
      hint: 'Add a file that is not empty.',
    });
  }
  const pieceLengthBytes = input.pieceLengthBytes ?? choosePieceLength(contentBytes);
  checkPieceLength(pieceLengthBytes);
  const isAligned = version !== 'v1';
  const isPadded = version === 'hybrid' && sorted.length > 1;
  let startByte = 0;
  const files = sorted.map((file): PlannedFile => {
    const missing = (pieceLengthBytes - (file.lengthBytes % pieceLengthBytes)) % pieceLengthBytes;
    const planned = {
      ...file,
      startByte,
      firstPiece: Math.floor(startByte / pieceLengthBytes),
      padBytes: isPadded && file.lengthBytes > 0 ? missing : 0,
    };
    startByte += file.lengthBytes + (isAligned && file.lengthBytes > 0 ? missing : 0);
    return planned;
  });
  const pieceCount = Math.ceil(startByte / pieceLengthBytes);
  checkPieceCount(pieceCount, name);
  return { ...input, files, isSingleFile, pieceLengthBytes, pieceCount, contentBytes };
}

/** Where the bytes of a piece are, by its index from 0 on. */
export function pieceAt(
  plan: Pick<CreationPlan, 'files' | 'pieceLengthBytes' | 'version'>,
  piece: number,
): PieceSource {
  const { files, pieceLengthBytes, version } = plan;
  const start = piece * pieceLengthBytes;
  let index = findFile(files, start);
  if (version !== 'v1') {
    const { startByte, lengthBytes, padBytes } = files[index] as PlannedFile;
    const offset = start - startByte;
    const length = Math.min(pieceLengthBytes, lengthBytes - offset);
    const blocks = Math.ceil(length / BLOCK_BYTES);
    return {
      ranges: [{ file: index, offset, lengthBytes: length }],
      padBytes: length < pieceLengthBytes ? padBytes : 0,
      leafCount: lengthBytes > pieceLengthBytes ? pieceLengthBytes / BLOCK_BYTES : powerOfTwoFrom(blocks),
    };
  }
  const ranges: PieceRange[] = [];
  const end = start + pieceLengthBytes;
  for (let at = start; at < end && index < files.length; index++) {
    const { startByte, lengthBytes } = files[index] as PlannedFile;
    const offset = at - startByte;
    const length = Math.min(lengthBytes - offset, end - at);
    if (length > 0) ranges.push({ file: index, offset, lengthBytes: length });
    at += Math.max(length, 0);
  }
  return { ranges, padBytes: 0, leafCount: 0 };
}

/** The last file that begins at that byte or before it and is not empty. */
function findFile(files: readonly PlannedFile[], byte: number): number {
  let low = 0;
  let high = files.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((files[middle] as PlannedFile).startByte <= byte) low = middle;
    else high = middle - 1;
  }
  // Empty files begin where the one after them does.
  while (low > 0 && (files[low] as PlannedFile).lengthBytes === 0) low--;
  return low;
}

function powerOfTwoFrom(count: number): number {
  let power = 1;
  while (power < count) power *= 2;
  return power;
}

/** By the bytes of each name, folder by folder: the order in which the keys of the file tree are. */
function sortByPath(files: readonly NewFile[]): NewFile[] {
  const keyed = files.map((file) => ({ file, names: file.path.map(encodeUtf8) }));
  keyed.sort((one, other) => compareNames(one.names, other.names));
  return keyed.map(({ file }) => file);
}

function compareNames(one: readonly Uint8Array[], other: readonly Uint8Array[]): number {
  for (let level = 0; level < one.length && level < other.length; level++) {
    const difference = compareBytes(one[level] as Uint8Array, other[level] as Uint8Array);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function checkFiles(files: readonly NewFile[], version: MetainfoVersion): void {
  const { pathDepthMax, fileLengthBytesMax } = defaultMetainfoLimits;
  let last: readonly string[] | undefined;
  for (const { path, lengthBytes, symlink } of files) {
    const shown = path.join('/');
    for (const name of path) checkName(name, `"${shown}"`);
    for (const name of symlink ?? []) checkName(name, `the target of the symbolic link "${shown}"`);
    if (path.length > pathDepthMax)
      throw unfit(`"${shown}" is in more than ${pathDepthMax - 1} folders`, 'Move it to a higher folder.');
    if (lengthBytes > fileLengthBytesMax)
      throw unfit(`"${shown}" has more than ${fileLengthBytesMax} bytes`, 'Split the file.');
    // Sorted, so what is the same or inside another file comes after it.
    if (last !== undefined && last.every((name, level) => name === path[level]))
      throw unfit(`"${shown}" is there twice, or is in a file of the same name`, 'Give each file once.');
    if (version === 'hybrid' && path[0] === PAD_FOLDER)
      throw unfit(
        `"${shown}" is in a folder ${PAD_FOLDER}, which is for padding`,
        'Rename the folder, or choose v2.',
      );
    last = path;
  }
}

function checkName(name: string, what: string): void {
  const isUsable = name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name) && name.isWellFormed();
  if (isUsable) return;
  throw unfit(`${what} has a name that no torrent can have: ${JSON.stringify(name)}`, 'Rename it.');
}

function checkPieceCount(pieceCount: number, name: string): void {
  const { piecesMax } = defaultMetainfoLimits;
  if (pieceCount <= piecesMax) return;
  throw new AppError(
    'malformed',
    `Cannot create a torrent of "${name}": it would have ${pieceCount} pieces, and at most ${piecesMax} are possible`,
    { hint: 'Choose a longer piece length, or leave it out.' },
  );
}

function unfit(clause: string, hint: string): AppError {
  return new AppError('malformed', `Cannot create a torrent: ${clause}`, { hint });
}
