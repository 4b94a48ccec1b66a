import { compareBytes } from '../bencode/bytes.ts';
import { V1FileCursor } from './file-cursor.ts';
import { pieceAt, type PieceRange, type PieceSource, type PlannedFile } from './creation-plan.ts';
import { sourceOf } from './files.ts';
import { encodeHex } from './hex.ts';
import { HASH_BYTES } from './merkle.ts';
import type { Metainfo, TorrentFile } from './metainfo.ts';
import type { PieceHash } from './piece-hashes.ts';

/** The pieces of a torrent: what they are made of, and which hashes they have. */
export interface ContentPieces {
  /** The files that ranges name by their index, pad files included. */
  readonly files: readonly TorrentFile[];
  readonly pieceCount: number;
  /** Whether pieces have a SHA-1 (v1 and hybrid), and a root of a Merkle tree (v2 and hybrid). */
  readonly hasSha1: boolean;
  readonly hasRoots: boolean;
  pieceAt(piece: number): PieceSource;
  /** Whether the hashes are those that the torrent has for the piece. */
  matches(piece: number, hash: PieceHash): boolean;
}

const SHA1_BYTES = 20;
/** The entry of the whole file. */
const ROOT = 0;

/**
 * The pieces of a torrent that has no errors (BEP 3, BEP 52). In v2 and hybrid torrents each piece belongs to one file; the
 * root of a longer one is in `piece layers`, that of a file of one piece is its `pieces root`.
 */
export function contentPiecesOf(metainfo: Metainfo): ContentPieces {
  const { version, pieceLengthBytes } = metainfo;
  const { document, info } = sourceOf(metainfo);
  const isAligned = version !== 'v1';
  const files = [...metainfo.files()];
  let startByte = 0;
  const planned = files.map((file): PlannedFile => {
    const { path, lengthBytes } = file;
    const padBytes = isAligned ? (pieceLengthBytes - (lengthBytes % pieceLengthBytes)) % pieceLengthBytes : 0;
    const firstPiece = Math.floor(startByte / pieceLengthBytes);
    const one = { path, lengthBytes, startByte, firstPiece, padBytes };
    startByte += lengthBytes + (lengthBytes > 0 ? padBytes : 0);
    return one;
  });
  const pieceCount = Math.ceil(startByte / pieceLengthBytes);
  const sha1s = version === 'v2' ? undefined : document.contentOf(document.find(info, 'pieces'));
  const layers = layersOf(metainfo);
  // The last file may have a pad file or none.
  const v1Bytes = version === 'hybrid' ? v1BytesOf(metainfo) : startByte;
  return {
    files,
    pieceCount,
    hasSha1: sha1s !== undefined,
    hasRoots: isAligned,
    pieceAt(piece) {
      const source = pieceAt({ files: planned, pieceLengthBytes, version }, piece);
      const lengthBytes = source.ranges.reduce((sum, range) => sum + range.lengthBytes, 0);
      const padMax = v1Bytes - piece * pieceLengthBytes - lengthBytes;
      return { ...source, padBytes: Math.max(0, Math.min(source.padBytes, padMax)) };
    },
    matches(piece, { sha1, root }) {
      const at = piece * SHA1_BYTES;
      if (sha1 !== undefined && !isSame(sha1, sha1s?.subarray(at, at + SHA1_BYTES))) return false;
      if (root === undefined) return true;
      const { file } = pieceAt({ files: planned, pieceLengthBytes, version }, piece).ranges[0] as PieceRange;
      const expected = files[file]?.piecesRoot ?? '';
      const layer = layers.get(expected);
      if (layer === undefined) return encodeHex(root) === expected;
      const start = (piece - (planned[file] as PlannedFile).firstPiece) * HASH_BYTES;
      return isSame(root, layer.subarray(start, start + HASH_BYTES));
    },
  };
}

function isSame(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && compareBytes(one, other) === 0;
}

/** The hashes of the pieces of files that are longer than one, by the root of the file in hex. */
function layersOf(metainfo: Metainfo): ReadonlyMap<string, Uint8Array> {
  const { document } = sourceOf(metainfo);
  const layers = document.find(ROOT, 'piece layers');
  const byRoot = new Map<string, Uint8Array>();
  if (layers < 0 || document.kindOf(layers) !== 'dictionary') return byRoot;
  const close = document.closeOf(layers);
  for (let key = layers + 1; key < close; key = document.nextOf(key + 1))
    byRoot.set(encodeHex(document.contentOf(key)), document.contentOf(key + 1));
  return byRoot;
}

/** The length of all files of the v1 part, with its pad files. */
function v1BytesOf(metainfo: Metainfo): number {
  const { document, info } = sourceOf(metainfo);
  const cursor = new V1FileCursor(document, info, document.find(info, 'files'));
  let sum = 0;
  while (cursor.next()) sum += cursor.lengthBytes();
  return sum;
}
