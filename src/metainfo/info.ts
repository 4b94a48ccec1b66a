import { findName, isEmptyString } from './file-cursor.ts';
import type { MetainfoVersion } from './metainfo.ts';
import { describeKind, type Reading, reportKind } from './reading.ts';
import { checkTorrentName } from './torrent-name.ts';
import { reportEmptyTwin } from './twins.ts';

const pieceLengthMinV2 = 0x4000;

/**
 * Finds the version by `meta version`, which BEP 52 wants checked first, and by the halves that are present. Undefined
 * when the version is not known.
 */
export function readVersion(reading: Reading, info: number): MetainfoVersion | undefined {
  const { document, findings } = reading;
  const entry = document.find(info, 'meta version');
  if (entry < 0) {
    const tree = document.find(info, 'file tree');
    if (tree < 0) return 'v1';
    findings.add('info.version.missing', () => ({
      path: 'info.meta version',
      offset: document.startOf(tree),
      message: 'info.file tree is present, but info.meta version is missing, expected 2',
    }));
    return undefined;
  }
  const isInteger = document.kindOf(entry) === 'integer';
  if (isInteger && document.bigintOf(entry) === 2n) {
    if (document.find(info, 'files') >= 0) return 'hybrid';
    // Without piece hashes, v1 clients cannot use a length next to the tree.
    return document.find(info, 'length') >= 0 && document.find(info, 'pieces') >= 0 ? 'hybrid' : 'v2';
  }
  findings.add('info.version.unknown', () => ({
    path: 'info.meta version',
    offset: document.startOf(entry),
    message: `info.meta version is ${isInteger ? document.bigintOf(entry) : describeKind(document, entry)}, expected 2`,
  }));
  return undefined;
}

/** The piece length in bytes; NaN when it was reported. In v2 it is a power of two of at least 16 KiB (BEP 52). */
export function readPieceLength(
  { document, findings, limits }: Reading,
  info: number,
  hasV2: boolean,
): number {
  const entry = document.find(info, 'piece length');
  const isInteger = entry >= 0 && document.kindOf(entry) === 'integer';
  const length = isInteger ? document.integerOf(entry) : Number.NaN;
  const max = limits.pieceLengthBytesMax;
  if (!(length > 0 && length <= max)) {
    const state =
      entry < 0 ? 'missing' : isInteger ? document.bigintOf(entry) : describeKind(document, entry);
    findings.add('pieces.length-invalid', () => ({
      path: 'info.piece length',
      offset: document.startOf(entry < 0 ? info : entry),
      message: `info.piece length is ${state}, expected 1 to ${max}`,
    }));
    return Number.NaN;
  }
  // Lengths go up to 2^30 - 1, so that bit operations are exact.
  if (hasV2 && (length < pieceLengthMinV2 || (length & (length - 1)) !== 0)) {
    findings.add('pieces.length-not-power-of-two', () => ({
      path: 'info.piece length',
      offset: document.startOf(entry),
      message: `info.piece length is ${length}, expected a power of two, ${pieceLengthMinV2} or more`,
    }));
  }
  return length;
}

/** Checks the name of the file or folder, as `name` and `name.utf-8`. Returns its entry, or -1 when it was reported. */
export function checkName(reading: Reading, info: number): number {
  const { document, findings } = reading;
  const name = findName(document, info);
  const plain = document.find(info, 'name');
  const utf8 = document.find(info, 'name.utf-8');
  if (utf8 >= 0 && !document.isString(utf8)) reportKind(reading, utf8, 'info.name.utf-8', 'string');
  if (name < 0) {
    findings.add('name.missing', () => ({
      path: 'info.name',
      offset: document.startOf(plain < 0 ? info : plain),
      message: `info.name is ${plain < 0 ? 'missing' : describeKind(document, plain)}, expected a string`,
    }));
    return -1;
  }
  if (plain !== name) {
    if (plain < 0 || (document.isString(plain) && isEmptyString(document, plain))) {
      findings.add('name.only-utf8', () => ({
        path: 'info.name',
        offset: document.startOf(plain < 0 ? name : plain),
        message: `info.name.utf-8 is present, but info.name is ${plain < 0 ? 'missing' : 'empty'}`,
      }));
    } else if (document.isString(plain)) checkTorrentName(reading, plain, 'info.name', name);
    else reportKind(reading, plain, 'info.name', 'string', 'name.missing');
  } else if (utf8 >= 0 && document.isString(utf8) && !isEmptyString(document, plain)) {
    reportEmptyTwin(reading, utf8, 'info.name');
  }
  checkTorrentName(reading, name, plain === name ? 'info.name' : 'info.name.utf-8');
  return name;
}

/** Checks that there is one SHA-1 hash for each piece (BEP 3). `pieceCount` is NaN when it is not known. */
export function checkPieces({ document, findings }: Reading, info: number, pieceCount: number): void {
  const entry = document.find(info, 'pieces');
  const merkle = document.find(info, 'root hash');
  if (entry < 0 || !document.isString(entry)) {
    const offset = document.startOf(entry >= 0 ? entry : merkle >= 0 ? merkle : info);
    if (entry < 0 && merkle >= 0) {
      const message = 'info.root hash replaces info.pieces, but clients no longer support it';
      findings.add('info.merkle', () => ({ path: 'info.root hash', offset, message }));
      return;
    }
    const state = entry < 0 ? 'missing' : describeKind(document, entry);
    const message = `info.pieces is ${state}, expected a string of SHA-1 hashes`;
    findings.add('pieces.missing', () => ({ path: 'info.pieces', offset, message }));
    return;
  }
  const length = document.contentEndOf(entry) - document.contentStartOf(entry);
  const place = (message: string) => () => ({
    path: 'info.pieces',
    offset: document.startOf(entry),
    message,
  });
  if (merkle >= 0)
    findings.add('info.merkle.beside-pieces', place('info.root hash is present as well as info.pieces'));
  if (length % 20 !== 0) {
    findings.add('pieces.not-multiple', place(`info.pieces has length ${length}, expected a multiple of 20`));
  } else if (!Number.isNaN(pieceCount) && length !== pieceCount * 20) {
    findings.add('pieces.count', place(`info.pieces has ${length / 20} hashes, expected ${pieceCount}`));
  }
}
