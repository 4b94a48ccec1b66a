import { createHash } from 'node:crypto';
import type { Digests } from '../../../src/metainfo/digests.ts';
import { type MetainfoReport, readMetainfo } from '../../../src/metainfo/read.ts';
import type { RuleId } from '../../../src/metainfo/rules.ts';

export const digests: Digests = {
  sha1: (bytes) => createHash('sha1').update(bytes).digest(),
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
};

/** Bencode to be written: keys of an object are sorted, those of a list of pairs stay as they are; a `Raw` is copied. */
export type Value =
  | string
  | Uint8Array
  | number
  | bigint
  | readonly Value[]
  | Pairs
  | Raw
  | { [key: string]: Value | undefined };

/** A dictionary whose keys are not to be sorted, or not to be text, or there twice. */
export class Pairs {
  readonly entries: readonly (readonly [string | Uint8Array, Value])[];
  constructor(...entries: (readonly [string | Uint8Array, Value])[]) {
    this.entries = entries;
  }
}

export class Raw {
  readonly text: string | Uint8Array;
  constructor(text: string | Uint8Array) {
    this.text = text;
  }
}

/** Writes bencode, wrong on purpose where it is asked for. */
export function write(value: Value): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(writeParts(value)));
}

function writeParts(value: Value): Uint8Array[] {
  if (typeof value === 'string') return writeParts(Buffer.from(value));
  if (value instanceof Uint8Array) return [Buffer.from(`${value.length}:`), value];
  if (typeof value === 'number' || typeof value === 'bigint') return [Buffer.from(`i${value}e`)];
  if (value instanceof Raw) {
    return [typeof value.text === 'string' ? Buffer.from(value.text, 'latin1') : value.text];
  }
  if (Array.isArray(value)) return [Buffer.from('l'), ...value.flatMap(writeParts), Buffer.from('e')];
  const entries =
    value instanceof Pairs ? value.entries : sortKeys(value as Record<string, Value | undefined>);
  return [
    Buffer.from('d'),
    ...entries.flatMap(([key, item]) => [...writeParts(key), ...writeParts(item)]),
    Buffer.from('e'),
  ];
}

function sortKeys(dictionary: Record<string, Value | undefined>): [string, Value][] {
  const entries = Object.entries(dictionary).filter(
    (entry): entry is [string, Value] => entry[1] !== undefined,
  );
  return entries.sort(([left], [right]) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
}

export type Dictionary = Record<string, Value | undefined>;

/** A valid v1 torrent of one file of 5 bytes, with `info` and `root` laid over it. */
export function v1(info: Dictionary = {}, root: Dictionary = {}): Uint8Array<ArrayBuffer> {
  return write({
    info: { length: 5, name: 'file', 'piece length': 16384, pieces: 'p'.repeat(20), ...info },
    ...root,
  });
}

/** A valid v1 torrent of these files; piece hashes as many as their lengths ask for. */
export function v1Files(files: readonly Value[], root: Dictionary = {}): Uint8Array<ArrayBuffer> {
  const total = files.reduce((sum: number, file) => sum + Number((file as Dictionary)['length'] ?? 0), 0);
  return v1(
    { length: undefined, files, name: 'folder', pieces: 'p'.repeat(20 * Math.ceil(total / 16384)) },
    root,
  );
}

export const PIECE = 16384;

/** A v2 file of zero bytes and its piece layer, by the recursion of BEP 52 over all leaves. */
export function v2File(
  length: number,
  pieceLength = PIECE,
): {
  readonly leaf: Dictionary;
  readonly root: Uint8Array;
  readonly layer: Uint8Array;
} {
  const blocks = Array.from({ length: Math.ceil(length / PIECE) }, (_, index) =>
    digests.sha256(new Uint8Array(Math.min(PIECE, length - index * PIECE))),
  );
  const root = length === 0 ? new Uint8Array(32) : merkle(blocks);
  return {
    leaf: { length, 'pieces root': length === 0 ? undefined : root },
    root,
    layer: Buffer.concat(joinBlocks(blocks, pieceLength / PIECE)),
  };
}

/** The root of each piece; what the last one lacks is filled with leaves of zeros. */
function joinBlocks(blocks: Uint8Array[], blocksPerPiece: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < blocks.length; at += blocksPerPiece) {
    const piece = blocks.slice(at, at + blocksPerPiece);
    while (piece.length < blocksPerPiece) piece.push(new Uint8Array(32));
    pieces.push(merkle(piece));
  }
  return pieces;
}

function merkle(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0] as Uint8Array;
  const half = 2 ** Math.ceil(Math.log2(hashes.length)) / 2;
  const right = hashes.slice(half);
  while (right.length < half) right.push(new Uint8Array(32));
  return digests.sha256(Buffer.concat([merkle(hashes.slice(0, half)), merkle(right)]));
}

/** A valid v2 torrent of one file of 5 bytes, with `info` and `root` laid over it. */
export function v2(info: Dictionary = {}, root: Dictionary = {}): Uint8Array<ArrayBuffer> {
  return write({
    info: {
      'file tree': { file: { '': v2File(5).leaf } },
      'meta version': 2,
      name: 'file',
      'piece length': PIECE,
      ...info,
    },
    'piece layers': {},
    ...root,
  });
}

/** A valid hybrid of two files with a pad file between them, with these v1 `files`. */
export function hybrid(files?: readonly Value[], tree?: Value): Uint8Array<ArrayBuffer> {
  return v2({
    'file tree': tree ?? { a: { '': v2File(5).leaf }, b: { '': v2File(6).leaf } },
    files: files ?? [
      { length: 5, path: ['a'] },
      { attr: 'p', length: PIECE - 5, path: ['.pad', String(PIECE - 5)] },
      { length: 6, path: ['b'] },
    ],
    name: 'folder',
    pieces: 'p'.repeat(40),
  });
}

export function check(bytes: Uint8Array): MetainfoReport {
  return readMetainfo(bytes, digests);
}

/** The rules that a torrent breaks, each once, in the order of the report. */
export function brokenRules(bytes: Uint8Array): RuleId[] {
  return [...new Set(check(bytes).findings.map(({ rule }) => rule))];
}
