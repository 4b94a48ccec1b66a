import { compareBytes } from '../bencode/bytes.ts';
import { BencodeWriter } from '../bencode/write.ts';
import { PAD_FOLDER, type CreationPlan, type PlannedFile } from './creation-plan.ts';
import type { Digests } from './digests.ts';
import { encodeHex } from './hex.ts';
import { HASH_BYTES, MerkleTree } from './merkle.ts';
import type { PieceHashes } from './piece-hashes.ts';

/** What is written outside `info`; it does not change the infohash. */
export interface OutsideInfo {
  /** Announce addresses in tiers (BEP 12). */
  readonly trackers?: readonly (readonly string[])[] | undefined;
  /** Addresses of the content (BEP 19). */
  readonly webSeeds?: readonly string[] | undefined;
  readonly comment?: string | undefined;
  readonly createdBy?: string | undefined;
  /** In whole seconds since 1970. */
  readonly createdSeconds?: number | undefined;
}

/**
 * Writes the torrent of a plan whose pieces are all hashed: canonical bencode, with what the version demands (BEP 3, 47,
 * 52). The same plan, hashes and outside always give the same bytes.
 */
export function createMetainfo(
  plan: CreationPlan,
  hashes: PieceHashes,
  outside: OutsideInfo,
  digests: Digests,
): Uint8Array<ArrayBuffer> {
  const { roots } = hashes;
  const v2 = roots === undefined ? undefined : hashFiles(plan, roots, digests);
  const { trackers = [], webSeeds = [], comment, createdBy, createdSeconds } = outside;
  const tiers = trackers.filter((tier) => tier.length > 0);
  const all = tiers.flat();
  const writer = new BencodeWriter();
  writeDictionary(writer, {
    announce: all[0],
    'announce-list': all.length > 1 ? () => writeList(writer, tiers, (tier) => writer.list(tier)) : undefined,
    comment,
    'created by': createdBy,
    'creation date': createdSeconds,
    info: () => writeInfo(writer, plan, hashes, v2),
    'piece layers': v2 && (() => writeLayers(writer, v2.layers)),
    'url-list': webSeeds.length > 0 ? () => writer.list(webSeeds) : undefined,
  });
  return writer.finish();
}

interface FileHashes {
  /** The `pieces root` of each file of the plan; undefined for an empty one. */
  readonly roots: readonly (Uint8Array | undefined)[];
  /** The piece layer of each root of a file that is longer than a piece. */
  readonly layers: readonly { readonly root: Uint8Array; readonly layer: Uint8Array }[];
}

function hashFiles(plan: CreationPlan, pieceRoots: Uint8Array, digests: Digests): FileHashes {
  const { files, pieceLengthBytes } = plan;
  const tree = new MerkleTree(pieceLengthBytes, digests);
  const layers = new Map<string, { root: Uint8Array; layer: Uint8Array }>();
  const roots = files.map(({ firstPiece, lengthBytes }) => {
    if (lengthBytes === 0) return undefined;
    const end = firstPiece + Math.ceil(lengthBytes / pieceLengthBytes);
    const layer = pieceRoots.subarray(firstPiece * HASH_BYTES, end * HASH_BYTES);
    const root = tree.rootOf(layer).slice();
    // Files with the same content have the same layer, which is written once.
    if (lengthBytes > pieceLengthBytes) layers.set(encodeHex(root), { root, layer });
    return root;
  });
  return { roots, layers: [...layers.values()] };
}

function writeInfo(
  writer: BencodeWriter,
  plan: CreationPlan,
  { sha1s }: PieceHashes,
  v2: FileHashes | undefined,
): void {
  const { files, isSingleFile, name, pieceLengthBytes, isPrivate, source, similar, collections } = plan;
  const single = isSingleFile && sha1s !== undefined ? (files[0] as PlannedFile) : undefined;
  writeDictionary(writer, {
    attr: single && attributesOf(single),
    collections: collections && collections.length > 0 ? () => writer.list(collections) : undefined,
    'file tree': v2 && (() => writeTree(writer, plan, v2)),
    files: sha1s !== undefined && single === undefined ? () => writeFiles(writer, files) : undefined,
    length: single?.lengthBytes,
    'meta version': v2 && 2,
    mtime: single?.modifiedSeconds,
    name,
    'piece length': pieceLengthBytes,
    pieces: sha1s,
    private: isPrivate === true ? 1 : undefined,
    similar:
      similar && similar.length > 0 ? () => writeList(writer, similar, (it) => writer.string(it)) : undefined,
    source,
  });
}

/** The list of files of v1, each followed by its padding. */
function writeFiles(writer: BencodeWriter, files: readonly PlannedFile[]): void {
  writer.openList();
  for (const file of files) {
    const { path, lengthBytes, padBytes, symlink, modifiedSeconds } = file;
    writeDictionary(writer, {
      attr: attributesOf(file),
      length: lengthBytes,
      mtime: modifiedSeconds,
      path: () => writer.list(path),
      'symlink path': symlink && (() => writer.list(symlink)),
    });
    if (padBytes === 0) continue;
    writeDictionary(writer, {
      attr: 'p',
      length: padBytes,
      path: () => writer.list([PAD_FOLDER, String(padBytes)]),
    });
  }
  writer.close();
}

/** The file tree of v2. The files are sorted, so each folder is written in one go. */
function writeTree(writer: BencodeWriter, plan: CreationPlan, { roots }: FileHashes): void {
  const { files, isSingleFile, name } = plan;
  writer.openDictionary();
  let open: readonly string[] = [];
  for (const [index, file] of files.entries()) {
    const path = isSingleFile ? [name] : file.path;
    const folders = path.slice(0, -1);
    const same = folders.findIndex((folder, level) => folder !== open[level]);
    const shared = same < 0 ? folders.length : same;
    for (let level = shared; level < open.length; level++) writer.close();
    for (const folder of folders.slice(shared)) {
      writer.string(folder);
      writer.openDictionary();
    }
    open = folders;
    writer.string(path.at(-1) as string);
    writeDictionary(writer, { '': () => writeTreeFile(writer, file, roots[index]) });
  }
  for (const _folder of open) writer.close();
  writer.close();
}

function writeTreeFile(writer: BencodeWriter, file: PlannedFile, root: Uint8Array | undefined): void {
  const { lengthBytes, modifiedSeconds, symlink } = file;
  writeDictionary(writer, {
    attr: attributesOf(file),
    length: lengthBytes,
    mtime: modifiedSeconds,
    'pieces root': root,
    'symlink path': symlink && (() => writer.list(symlink)),
  });
}

function writeLayers(writer: BencodeWriter, layers: FileHashes['layers']): void {
  writer.openDictionary();
  const sorted = [...layers].sort((one, other) => compareBytes(one.root, other.root));
  for (const { root, layer } of sorted) {
    writer.string(root);
    writer.string(layer);
  }
  writer.close();
}

/** The letters of BEP 47; undefined for none. */
function attributesOf({ isExecutable, isHidden, symlink }: PlannedFile): string | undefined {
  const letters = [
    isExecutable === true ? 'x' : '',
    isHidden === true ? 'h' : '',
    symlink === undefined ? '' : 'l',
  ].join('');
  return letters === '' ? undefined : letters;
}

function writeList<Item>(writer: BencodeWriter, items: readonly Item[], write: (item: Item) => void): void {
  writer.openList();
  for (const item of items) write(item);
  writer.close();
}

type Written = string | number | Uint8Array | (() => void) | undefined;

/** Writes a dictionary with ASCII keys, sorted; what is undefined is left out, and a function writes its value itself. */
function writeDictionary(writer: BencodeWriter, values: Readonly<Record<string, Written>>): void {
  writer.openDictionary();
  // ASCII sorts the same as its bytes.
  for (const key of Object.keys(values).sort()) {
    const value = values[key];
    if (value === undefined) continue;
    writer.string(key);
    if (typeof value === 'function') value();
    else if (typeof value === 'number') writer.integer(value);
    else writer.string(value);
  }
  writer.close();
}
