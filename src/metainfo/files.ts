import type { BencodeDocument } from '../bencode/document.ts';
import { type FileCursor, V1FileCursor, V2FileCursor } from './file-cursor.ts';
import { EXECUTABLE, HIDDEN, PAD, SYMLINK } from './file-fields.ts';
import { encodeHex } from './hex.ts';
import type { FileAttributes, Metainfo, MetainfoVersion, TorrentFile } from './metainfo.ts';
import { decodeText } from './reading.ts';
import { isDots, listTargetNames } from './symlinks.ts';

/** Where the files of a torrent without errors are in its bytes. */
export interface FileSource {
  readonly document: BencodeDocument;
  /** The entries of `info`, and of its list or tree of files; those of a hybrid are read from v2. */
  readonly info: number;
  readonly list: number;
  readonly version: MetainfoVersion;
}

/** Kept outside the Metainfo objects, so that these have only what a torrent says. */
const sources = new WeakMap<Metainfo['files'], FileSource>();

/** `Metainfo.files`: reads the files one by one as they are asked for. */
export function filesOf(source: FileSource): Metainfo['files'] {
  const files = (): Iterable<TorrentFile> => listFiles(source);
  sources.set(files, source);
  return files;
}

/** The source that `filesOf` was given. */
export function sourceOf({ files }: Pick<Metainfo, 'files'>): FileSource {
  const source = sources.get(files);
  if (source === undefined)
    throw new Error('Cannot find where the files of this torrent are: readMetainfo did not make this object');
  return source;
}

function* listFiles({ document, info, list, version }: FileSource): IterableIterator<TorrentFile> {
  const cursor = version === 'v1' ? new V1FileCursor(document, info, list) : new V2FileCursor(document, list);
  while (cursor.next()) yield toTorrentFile(cursor);
}

/** One shared object for each combination of letters, as nearly all files have the same. */
const attributesByBits = Array.from({ length: 16 }, (_, bits): FileAttributes => ({
  pad: (bits & PAD) !== 0,
  executable: (bits & EXECUTABLE) !== 0,
  hidden: (bits & HIDDEN) !== 0,
  symlink: (bits & SYMLINK) !== 0,
}));

function toTorrentFile(cursor: FileCursor): TorrentFile {
  const { document, fields, names, depth } = cursor;
  const bits = cursor.attributes();
  const lengthBytes = cursor.lengthBytes();
  const path: string[] = [];
  for (let level = 0; level < depth; level++) path.push(decodeText(document, names[level] as number));
  if (depth === 0) path.push(...namelessPath(bits, lengthBytes));
  const isSymlink = (bits & SYMLINK) !== 0;
  return {
    path,
    lengthBytes,
    attributes: attributesByBits[bits] as FileAttributes,
    symlinkPath: isSymlink ? readTarget(cursor) : undefined,
    sha1: fields.sha1 < 0 ? undefined : readSha1(document, fields.sha1),
    piecesRoot:
      lengthBytes > 0 && fields.piecesRoot >= 0
        ? encodeHex(document.contentOf(fields.piecesRoot))
        : undefined,
  };
}

/**
 * The name that libtorrent gives to a file without one: a pad file, or an empty file whose path has only empty names.
 */
function namelessPath(attributes: number, lengthBytes: number): string[] {
  return (attributes & PAD) !== 0 ? ['.pad', String(lengthBytes)] : ['_'];
}

/** 20 raw bytes, or the 40 hex digits that the Internet Archive writes. */
function readSha1(document: BencodeDocument, entry: number): string | undefined {
  if (!document.isString(entry)) return undefined;
  const content = document.contentOf(entry);
  if (content.length === 20) return encodeHex(content);
  const digits = decodeText(document, entry).toLowerCase();
  return /^[0-9a-f]{40}$/.test(digits) ? digits : undefined;
}

/** The target from the top folder, as in BEP 47. A target with dots starts at the folder of the symlink. */
function readTarget({ document, fields, names, depth }: FileCursor): string[] {
  const target = listTargetNames(document, fields.symlinkPath);
  const folder = target.some((entry) => isDots(document, entry)) ? names.slice(0, depth - 1) : [];
  const resolved = [...folder];
  for (const entry of target) {
    if (document.equalsAscii(entry, '..')) resolved.pop();
    else if (!document.equalsAscii(entry, '.')) resolved.push(entry);
  }
  return resolved.map((entry) => decodeText(document, entry));
}
