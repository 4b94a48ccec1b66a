import { formatBytes } from '../lib/byte-text.ts';
import { V2FileCursor } from './file-cursor.ts';
import { PAD, SYMLINK } from './file-fields.ts';
import { checkAttributes, checkLength } from './file-rules.ts';
import { PathChecker, treePath } from './paths.ts';
import { describeKind, findKind, type Reading } from './reading.ts';
import type { RuleId } from './rules.ts';
import { hasLinkLetter, SymlinkChecker } from './symlinks.ts';
import type { UnknownKeys } from './unknown-keys.ts';
import type { FilesSummary } from './v1.ts';

const rootBytes = 32;

/** Reads and checks `file tree` (BEP 52, "Info dictionary"). Undefined when there is no valid one. */
export function readV2Files(
  reading: Reading,
  info: number,
  pieceLengthBytes: number,
  unknownKeys: UnknownKeys,
): FilesSummary | undefined {
  const { document, findings, limits } = reading;
  const tree = findTree(reading, info);
  if (tree < 0) return undefined;
  const paths = new PathChecker(reading, tree);
  const symlinks = new SymlinkChecker(reading);
  const cursor = new V2FileCursor(document, tree, (rule, entry) => reportEntry(reading, cursor, rule, entry));
  const path = () => treePath(cursor, cursor.depth);
  const namePath = (level: number) => treePath(cursor, level + 1);
  let totalBytes = 0;
  let pieceCount = 0;
  let fileCount = 0;
  let isTop = true;
  while (cursor.next()) {
    fileCount++;
    isTop = cursor.depth === 1;
    const length = checkLength(reading, cursor, path);
    if (length > 0) {
      totalBytes += length;
      pieceCount += Math.ceil(length / pieceLengthBytes);
    }
    if (cursor.fields.attr >= 0) checkLetters(reading, cursor, path);
    checkRoot(reading, cursor, length, path);
    const isSymlink = (cursor.attributes() & SYMLINK) !== 0;
    const folder = paths.add(cursor, isSymlink ? 'symlink' : 'file', namePath);
    if (cursor.fields.attr >= 0 && hasLinkLetter(cursor)) symlinks.add(cursor, path, folder);
    if (cursor.fields.unknown >= 0) unknownKeys.addFile(cursor.fields, 'info.file tree[]');
  }
  symlinks.lookUp(paths);
  if (fileCount === 0) {
    findings.add('files.missing', () => ({
      path: 'info.file tree',
      offset: document.startOf(tree),
      message: 'info.file tree has no files, expected at least one',
    }));
  }
  if (totalBytes > limits.totalLengthBytesMax) {
    findings.add('files.too-long', () => ({
      path: 'info.file tree',
      offset: document.startOf(tree),
      message: `the lengths in info.file tree add up to ${formatBytes(totalBytes)}, expected at most ${formatBytes(limits.totalLengthBytesMax)}`,
    }));
  }
  // With a list of v1 files, even a single file is in a folder.
  const singleFile = fileCount === 1 && isTop && document.find(info, 'files') < 0;
  return { list: tree, singleFile, totalBytes, contentBytes: totalBytes, fileCount, pieceCount };
}

function findTree(reading: Reading, info: number): number {
  const { document, findings } = reading;
  const tree = document.find(info, 'file tree');
  if (tree >= 0 && document.kindOf(tree) === 'dictionary') return tree;
  findings.add(tree < 0 ? 'v2.tree.missing' : 'v2.tree.malformed', () => ({
    path: 'info.file tree',
    offset: document.startOf(tree < 0 ? info : tree),
    message: `info.file tree is ${tree < 0 ? 'missing' : describeKind(document, tree)}, expected a dictionary`,
  }));
  return -1;
}

const entryClauses: Partial<Record<RuleId, string>> = {
  'v2.tree.malformed': 'is not a dictionary or has an empty name',
  'v2.tree.file-and-folder': 'has other keys next to the empty one, which makes it a file',
  'v2.tree.empty-folder': 'is an empty folder',
};

function reportEntry(
  { document, findings }: Reading,
  cursor: V2FileCursor,
  rule: RuleId,
  entry: number,
): void {
  findings.add(rule, () => {
    const path = treePath(cursor, cursor.depth);
    return { path, offset: document.startOf(entry), message: `${path} ${entryClauses[rule]}` };
  });
}

function checkLetters(reading: Reading, cursor: V2FileCursor, path: () => string): void {
  const { document, findings } = reading;
  checkAttributes(reading, cursor, path);
  if ((cursor.attributes() & PAD) === 0) return;
  findings.add('v2.tree.pad-file', () => ({
    path: `${path()}.attr`,
    offset: document.startOf(cursor.fields.attr),
    message: `${path()} has the attribute "p", which v2 does not have`,
  }));
}

/** Checks `pieces root`: files that are not empty must have one, of 32 bytes that are not all zero. */
function checkRoot(reading: Reading, cursor: V2FileCursor, length: number, path: () => string): void {
  const { document, findings } = reading;
  const root = cursor.fields.piecesRoot;
  const isGiven = root >= 0 && document.isString(root);
  const rootLength = isGiven ? document.contentEndOf(root) - document.contentStartOf(root) : 0;
  if (length > 0) {
    if (rootLength === rootBytes && document.contentOf(root).some((byte) => byte !== 0)) return;
    const state = root < 0 ? 'missing' : rootLength === rootBytes ? 'all zero' : `${rootLength} bytes long`;
    findings.add('v2.root.missing', () => ({
      path: `${path()}.pieces root`,
      offset: document.startOf(root < 0 ? cursor.fields.entry : root),
      message: `${path()}.pieces root is ${state}, expected a SHA-256 root of 32 bytes`,
    }));
  } else if (root >= 0 && length === 0) {
    findings.add('v2.root.needless', () => ({
      path: `${path()}.pieces root`,
      offset: document.startOf(root),
      message: `${path()} is empty, but has a pieces root`,
    }));
  }
}

/** Warns of v1 piece hashes, or of the length of a single v1 file, in a torrent that has only v2. */
export function checkNeedlessV1(reading: Reading, info: number): void {
  const { document, findings } = reading;
  const length = document.find(info, 'length');
  if (length >= 0) {
    findings.add('v2.length-without-pieces', () => ({
      path: 'info.length',
      offset: document.startOf(length),
      message: 'info.length is present, but info.pieces is not',
    }));
    return;
  }
  const pieces = findKind(reading, info, 'pieces', 'string', 'info');
  if (pieces < 0) return;
  findings.add('v2.pieces-without-files', () => ({
    path: 'info.pieces',
    offset: document.startOf(pieces),
    message: 'info.pieces is present, but neither info.length nor info.files',
  }));
}
