import type { BencodeDocument } from '../bencode/document.ts';
import { BencodeError } from '../bencode/errors.ts';
import { readBencode } from '../bencode/read.ts';
import { checkCanonical, describeLongTail } from './canonical.ts';
import type { Digests } from './digests.ts';
import { type Finding, Findings } from './findings.ts';
import { filesOf } from './files.ts';
import { checkHybrid } from './hybrid.ts';
import { checkName, checkPieces, readPieceLength, readVersion } from './info.ts';
import { toInfohashV1, toInfohashV2 } from './infohash.ts';
import { formatKeyPath } from './key-path.ts';
import { defaultMetainfoLimits, type MetainfoLimits } from './limits.ts';
import { reportMissingInfo } from './missing-info.ts';
import type { Metainfo, MetainfoVersion } from './metainfo.ts';
import { readNotes } from './notes.ts';
import { recogniseOther } from './other-files.ts';
import { checkPieceLayers } from './piece-layers.ts';
import { decodeText, describeKind, type Reading } from './reading.ts';
import { checkSeedSlashes, readNodes, readSeeds } from './seeds.ts';
import { checkPrivate, readPrivate, readTrackers } from './trackers.ts';
import { UnknownKeys } from './unknown-keys.ts';
import { type FilesSummary, readV1Files } from './v1.ts';
import { checkNeedlessV1, readV2Files } from './v2.ts';

export interface MetainfoReport {
  /** What the torrent says; undefined when a finding is an error. */
  readonly metainfo: Metainfo | undefined;
  /** All findings, errors first. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a .torrent file and checks it strictly (BEP 3, 47, 52 and related ones). Never throws: for any `bytes`, the
 * report says what is wrong with them. Infohashes are taken over the bytes of `info` as they are in the file, with
 * `digests`. No list of files is built; `Metainfo.files()` reads them when it is called. The report reads from `bytes`,
 * so don't change them afterwards.
 */
export function readMetainfo(
  bytes: Uint8Array,
  digests: Digests,
  limits: MetainfoLimits = defaultMetainfoLimits,
): MetainfoReport {
  const findings = new Findings(limits.findingsMax);
  const document = readDocument(bytes, limits, findings);
  if (document === undefined) return { metainfo: undefined, findings: findings.list() };
  const metainfo = readRoot({ document, digests, limits, findings });
  return { metainfo: findings.hasErrors ? undefined : metainfo, findings: findings.list() };
}

/**
 * Reads a torrent that was accepted before. It stays readable even when newer rules would refuse it. Undefined for
 * bytes that are not a torrent.
 */
export function readAcceptedMetainfo(
  bytes: Uint8Array,
  digests: Digests,
  limits: MetainfoLimits = defaultMetainfoLimits,
): Metainfo | undefined {
  const findings = new Findings(0);
  const document = readDocument(bytes, limits, findings);
  return document && readRoot({ document, digests, limits, findings });
}

const DICTIONARY = 0x64;

const limitCodes = new Set([
  'too-deep',
  'too-many-tokens',
  'too-many-unsorted-keys',
  'too-many-irregularities',
]);

function readDocument(
  bytes: Uint8Array,
  limits: MetainfoLimits,
  findings: Findings,
): BencodeDocument | undefined {
  try {
    return readBencode(bytes, limits.bencode);
  } catch (error) {
    if (!(error instanceof BencodeError)) throw error;
    reportUnreadable(bytes, error, limits, findings);
    return undefined;
  }
}

function reportUnreadable(
  bytes: Uint8Array,
  error: BencodeError,
  limits: MetainfoLimits,
  findings: Findings,
): void {
  const other = recogniseOther(bytes);
  if (other !== undefined) {
    findings.add(other.rule, () => ({ path: '', offset: 0, message: other.message }));
    return;
  }
  if (error.code === 'trailing-bytes' && bytes[0] === DICTIONARY) {
    const place = describeLongTail(error.offset, bytes.length - error.offset, limits);
    findings.add('bencode.too-many-trailing-bytes', () => place);
    return;
  }
  const isLimit = limitCodes.has(error.code);
  findings.add(isLimit ? 'bencode.limit' : 'bencode.syntax', () => ({
    path: formatKeyPath(error.path),
    offset: error.offset,
    message: isLimit ? error.message : `the file is not valid bencode: ${error.message}`,
  }));
}

const root = 0;

function readRoot(reading: Reading): Metainfo | undefined {
  const { document, findings } = reading;
  if (document.kindOf(root) !== 'dictionary') {
    findings.add('root.not-dictionary', () => ({
      path: '',
      offset: 0,
      message: `the file is ${describeKind(document, root)}, expected a dictionary`,
    }));
    return undefined;
  }
  const info = document.find(root, 'info');
  if (info < 0) {
    reportMissingInfo(reading, root);
    checkCanonical(reading, root, -1, false);
    return undefined;
  }
  if (document.kindOf(info) !== 'dictionary') {
    findings.add('info.not-dictionary', () => ({
      path: 'info',
      offset: document.startOf(info),
      message: `info is ${describeKind(document, info)}, expected a dictionary`,
    }));
    checkCanonical(reading, root, -1, false);
    return undefined;
  }
  return readInfo(reading, info);
}

function readInfo(reading: Reading, info: number): Metainfo | undefined {
  const { document } = reading;
  const version = readVersion(reading, info);
  checkCanonical(reading, root, info, version === 'v2' || version === 'hybrid');
  // Keys of another version may mean something else.
  if (version === undefined) return undefined;
  const unknownKeys = new UnknownKeys(reading);
  unknownKeys.addRoot(root);
  unknownKeys.addInfo(info);
  const name = checkName(reading, info);
  const pieceLengthBytes = readPieceLength(reading, info, version !== 'v1');
  const files = readFiles(reading, info, version, pieceLengthBytes, unknownKeys);
  const isPrivate = readPrivate(reading, info);
  const trackers = readTrackers(reading, root);
  const nodes = readNodes(reading, root);
  if (isPrivate) checkPrivate(reading, info, trackers, nodes.length);
  const webSeeds = readSeeds(reading, root, 'url-list');
  const httpSeeds = readSeeds(reading, root, 'httpseeds');
  const notes = readNotes(reading, root, info);
  if (files !== undefined && files.fileCount > 1) checkSeedSlashes(reading, root, webSeeds);
  if (files === undefined || name < 0) return undefined;
  const span = document.valueAt(info).span;
  return {
    version,
    infohashV1: version === 'v2' ? undefined : toInfohashV1(reading.digests.sha1(span)),
    infohashV2: version === 'v1' ? undefined : toInfohashV2(reading.digests.sha256(span)),
    name: decodeText(document, name),
    singleFile: files.singleFile,
    pieceLengthBytes,
    pieceCount: files.pieceCount,
    infoBytes: span.length,
    contentBytes: files.contentBytes,
    fileCount: files.fileCount,
    private: isPrivate,
    trackers,
    webSeeds,
    httpSeeds,
    nodes,
    ...notes,
    unknownKeys: unknownKeys.paths,
    files: filesOf({ document, info, list: files.list, version }),
  };
}

/** Checks the files of each half, then that both halves match. Returns the half that describes the content. */
function readFiles(
  reading: Reading,
  info: number,
  version: MetainfoVersion,
  pieceLengthBytes: number,
  unknownKeys: UnknownKeys,
): FilesSummary | undefined {
  const { findings } = reading;
  const errorsBefore = findings.errorCount;
  const hasV1 = version !== 'v2' || reading.document.find(info, 'length') >= 0;
  const v1 = hasV1 ? readV1Files(reading, info, pieceLengthBytes, unknownKeys) : undefined;
  const v2 = version === 'v1' ? undefined : readV2Files(reading, info, pieceLengthBytes, unknownKeys);
  const files = version === 'v1' ? v1 : v2;
  if (version === 'v1' && v1 === undefined) reportNoFiles(reading, info);
  if (files !== undefined) checkContent(reading, info, files, errorsBefore);
  if (v2 !== undefined && !Number.isNaN(pieceLengthBytes))
    checkPieceLayers(reading, root, v2.list, pieceLengthBytes);
  const isKnown = v1 !== undefined && findings.errorCount === errorsBefore;
  if (isKnown && v2 !== undefined && !Number.isNaN(pieceLengthBytes)) {
    checkHybrid(reading, info, v1.list, v2.list, pieceLengthBytes);
  }
  if (version === 'v2') checkNeedlessV1(reading, info);
  else checkPieces(reading, info, isKnown ? v1.pieceCount : Number.NaN);
  return files;
}

function reportNoFiles({ document, findings }: Reading, info: number): void {
  if (document.find(info, 'files') >= 0) return;
  findings.add('files.missing', () => ({
    path: 'info',
    offset: document.startOf(info),
    message: 'info has neither length nor files',
  }));
}

function checkContent(
  { document, findings, limits }: Reading,
  info: number,
  files: FilesSummary,
  errorsBefore: number,
): void {
  const place = (message: string) => () => ({ path: 'info', offset: document.startOf(info), message });
  if (files.totalBytes === 0 && findings.errorCount === errorsBefore) {
    findings.add('files.no-content', place('all files are empty'));
  }
  if (files.pieceCount > limits.piecesMax) {
    const message = `the files make ${files.pieceCount} pieces, expected at most ${limits.piecesMax}`;
    findings.add('pieces.too-many', place(message));
  }
}
