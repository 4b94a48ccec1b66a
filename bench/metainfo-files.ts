import { randomBytes } from 'node:crypto';
import bencode from 'bencode';
import { build, type Plan } from '../test/support/metainfo/random-torrents.ts';

export interface MetainfoFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether its files, and not its piece hashes, make up most of it. */
  readonly hasManyFiles: boolean;
  /** How often it is read in one slice. */
  readonly runs: number;
}

const PIECE = 262_144;

/** Five torrents that differ in what there is much of. */
export function metainfoFiles(): MetainfoFile[] {
  return [
    { name: 'A 30 kB, one file', bytes: manyPieces(1500), hasManyFiles: false, runs: 3000 },
    { name: 'B 1.5 MB, 75,000 pieces', bytes: manyPieces(75_000), hasManyFiles: false, runs: 50 },
    { name: 'C 8 MB, 100,000 files', bytes: manyFiles(100_000), hasManyFiles: true, runs: 1 },
    { name: 'D hybrid, 16,000 tokens', bytes: trees('hybrid', 490), hasManyFiles: true, runs: 20 },
    { name: 'E v2, 16,000 tokens', bytes: trees('v2', 1220), hasManyFiles: true, runs: 20 },
  ];
}

function manyPieces(pieces: number): Uint8Array {
  const info = {
    length: pieces * PIECE,
    name: 'image.iso',
    'piece length': PIECE,
    pieces: randomBytes(20 * pieces),
  };
  return encode(info);
}

function manyFiles(count: number): Uint8Array {
  const files = Array.from({ length: count }, (_, index) => ({
    length: PIECE,
    path: [`folder ${index % 500}`, `part ${index % 7}`, `file number ${index} of many.bin`],
  }));
  files.sort(({ path: one }, { path: other }) => (one.join('/') < other.join('/') ? -1 : 1));
  const pieces = randomBytes(20 * Math.ceil((count * PIECE) / (4 * PIECE)));
  return encode({ files, name: 'archive', 'piece length': 4 * PIECE, pieces });
}

function encode(info: Record<string, unknown>): Uint8Array {
  const announce = 'udp://tracker.example:6969/announce';
  return new Uint8Array(bencode.encode({ announce, comment: 'a comment', 'creation date': 1, info }));
}

/** Files of a few pieces each, every one with a piece layer of its own. */
function trees(version: Plan['version'], count: number): Uint8Array {
  const files = Array.from({ length: count }, (_, index) => ({
    path: [`folder ${String(index % 20).padStart(2, '0')}`, `file ${String(index).padStart(5, '0')}`],
    length: 3 * 16_384 + 1 + index,
    attr: undefined,
  }));
  files.sort(({ path: one }, { path: other }) => (one.join('/') < other.join('/') ? -1 : 1));
  const bytes = build({ version, pieceLength: 16_384, files, single: false, tailPad: true });
  if (bytes === undefined) throw new Error('The torrent was not built');
  return bytes;
}
