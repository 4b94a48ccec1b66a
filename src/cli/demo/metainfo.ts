import { BencodeWriter } from '../../bencode/write.ts';
import { compareBytes, encodeUtf8 } from '../../bencode/bytes.ts';
import { nodeDigests } from '../../catalogue/node-crypto.ts';
import { MerkleTree } from '../../metainfo/merkle.ts';
import type { Random } from './random.ts';
import type { DemoFile, Subject } from './subject.ts';

const PIECES_WANTED = 48;
const PIECE_LENGTH_MIN = 2 ** 14;
/** No warning is made for pieces up to this length. */
const PIECE_LENGTH_MAX = 2 ** 24;

/** The versions that a generated torrent can have. A hybrid has one file, which needs no pad files. */
export type DemoVersion = 'v1' | 'v2' | 'hybrid';

/**
 * Writes a valid .torrent file with random hashes: it has no content that can be downloaded. It has long pieces, so
 * that a million of them need few gigabytes.
 */
export function writeMetainfo(
  { name, files }: Pick<Subject, 'name' | 'files'>,
  version: DemoVersion,
  random: Random,
  createdAt: Date,
): Uint8Array<ArrayBuffer> {
  const total = files.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
  const pieceLength = pieceLengthFor(total);
  const layers =
    version === 'v1' ? [] : files.map(({ lengthBytes }) => layerOf(lengthBytes, pieceLength, random));
  const writer = new BencodeWriter();
  writer.openDictionary();
  writer.string('announce');
  writer.string('udp://tracker.example.org:6969/announce');
  writer.string('created by');
  writer.string('torrentry demo');
  writer.string('creation date');
  integer(writer, Math.floor(createdAt.getTime() / 1000));
  writer.string('info');
  writer.openDictionary();
  if (version !== 'v1') writeTree(writer, files, layers);
  if (version !== 'v2') writeFiles(writer, name, files);
  if (version !== 'v1') entry(writer, 'meta version', 2);
  writer.string('name');
  writer.string(name);
  entry(writer, 'piece length', pieceLength);
  if (version !== 'v2') {
    writer.string('pieces');
    writer.string(random.bytes(20 * Math.ceil(total / pieceLength)));
  }
  writer.close();
  if (version !== 'v1') writeLayers(writer, layers);
  writer.close();
  return writer.finish();
}

/** A power of two that gives about the wanted number of pieces. */
function pieceLengthFor(totalBytes: number): number {
  const wanted = 2 ** Math.ceil(Math.log2(totalBytes / PIECES_WANTED));
  return Math.min(PIECE_LENGTH_MAX, Math.max(PIECE_LENGTH_MIN, wanted));
}

interface Layer {
  readonly root: Uint8Array;
  /** Undefined for a file of one piece, which needs none (BEP 52). */
  readonly hashes: Uint8Array | undefined;
}

function layerOf(lengthBytes: number, pieceLength: number, random: Random): Layer {
  if (lengthBytes <= pieceLength) return { root: random.bytes(32), hashes: undefined };
  const hashes = random.bytes(32 * Math.ceil(lengthBytes / pieceLength));
  return { root: new MerkleTree(pieceLength, nodeDigests).rootOf(hashes).slice(), hashes };
}

function writeFiles(writer: BencodeWriter, name: string, files: readonly DemoFile[]): void {
  const [first] = files;
  if (first !== undefined && isSingle(name, files)) return entry(writer, 'length', first.lengthBytes);
  writer.string('files');
  writer.openList();
  for (const { path, lengthBytes } of files) {
    writer.openDictionary();
    entry(writer, 'length', lengthBytes);
    writer.string('path');
    writer.list(path);
    writer.close();
  }
  writer.close();
}

/** The files of a v2 torrent, whose paths may have one folder. */
function writeTree(writer: BencodeWriter, files: readonly DemoFile[], layers: readonly Layer[]): void {
  const folders = Map.groupBy(files.keys(), (index) => {
    const { path } = files[index] as DemoFile;
    return path.length > 1 ? path[0] : undefined;
  });
  const leaves = (indexes: readonly number[]): Entry[] =>
    indexes.map((index) => {
      const { path, lengthBytes } = files[index] as DemoFile;
      const { root } = layers[index] as Layer;
      return { key: path.at(-1) as string, write: () => writeLeaf(writer, lengthBytes, root) };
    });
  const below = [...folders].filter(([folder]) => folder !== undefined);
  writer.string('file tree');
  dictionary(writer, [
    ...leaves(folders.get(undefined) ?? []),
    ...below.map(([folder, indexes]) => ({
      key: folder as string,
      write: () => dictionary(writer, leaves(indexes)),
    })),
  ]);
}

interface Entry {
  readonly key: string | Uint8Array;
  readonly write: () => void;
}

/** A dictionary with its keys in the order of their bytes. */
function dictionary(writer: BencodeWriter, entries: readonly Entry[]): void {
  const sorted = entries
    .map(({ key, write }) => ({ key: typeof key === 'string' ? encodeUtf8(key) : key, write }))
    .toSorted((one, other) => compareBytes(one.key, other.key));
  writer.openDictionary();
  for (const { key, write } of sorted) {
    writer.string(key);
    write();
  }
  writer.close();
}

function writeLeaf(writer: BencodeWriter, lengthBytes: number, root: Uint8Array): void {
  writer.openDictionary();
  writer.string('');
  writer.openDictionary();
  entry(writer, 'length', lengthBytes);
  writer.string('pieces root');
  writer.string(root);
  writer.close();
  writer.close();
}

function writeLayers(writer: BencodeWriter, layers: readonly Layer[]): void {
  writer.string('piece layers');
  dictionary(
    writer,
    layers.flatMap(({ root, hashes }) =>
      hashes === undefined ? [] : [{ key: root, write: () => writer.string(hashes) }],
    ),
  );
}

function isSingle(name: string, files: readonly DemoFile[]): boolean {
  return files.length === 1 && files[0]?.path.length === 1 && files[0].path[0] === name;
}

function entry(writer: BencodeWriter, key: string, value: number): void {
  writer.string(key);
  integer(writer, value);
}

function integer(writer: BencodeWriter, value: number): void {
  writer.copy(encodeUtf8(`i${value}e`));
}
