import { decodeUtf8Lossy } from '../bencode/bytes.ts';
import type { BencodeDocument } from '../bencode/document.ts';
import { FileFields, PAD, readAttributes, SYMLINK } from './file-fields.ts';
import type { RuleId } from './rules.ts';

/** Called for each entry that is neither a file nor a folder. Without it, such entries are skipped. */
export type CursorReport = (rule: RuleId, entry: number) => void;

/**
 * Walks over the files of one half of a torrent without building objects. `next` goes to the next file; the fields
 * describe that file until the next call.
 */
export interface FileCursor {
  readonly document: BencodeDocument;
  readonly fields: FileFields;
  /** The entries of the path's names, without empty ones. Only the first `depth` of them count. */
  readonly names: number[];
  readonly depth: number;
  /** The index of the file in its list, from 0. */
  readonly index: number;
  next(): boolean;
  /** The attributes as bits. BitComet's pad files, which have no attribute, get that of a pad file. */
  attributes(): number;
  /** The length in bytes: 0 for a symlink, NaN when it is missing or not valid. */
  lengthBytes(): number;
}

const bitCometPad = '_____padding_file_';

/** Walks over `files`, or over the single file that info itself describes (BEP 3). */
export class V1FileCursor implements FileCursor {
  readonly document: BencodeDocument;
  readonly fields = new FileFields();
  readonly names: number[] = [];
  depth = 0;
  index = -1;
  /** The entry of the list that the path is read from; -1 for no list. */
  pathList = -1;
  /** Whether the path has an empty name, and whether its last name is one. */
  hasEmptyName = false;
  endsEmpty = false;
  readonly #info: number;
  readonly #list: number;
  readonly #report: CursorReport | undefined;
  #next: number;
  #close: number;

  /** `list` is the entry of `files`, or -1 for a single file. */
  constructor(document: BencodeDocument, info: number, list: number, report?: CursorReport) {
    this.document = document;
    this.#info = info;
    this.#list = list;
    this.#report = report;
    this.#next = list < 0 ? info : list + 1;
    this.#close = list < 0 ? info + 1 : document.closeOf(list);
  }

  next(): boolean {
    const { document } = this;
    while (this.#next < this.#close) {
      const entry = this.#next;
      this.#next = this.#list < 0 ? this.#close : document.nextOf(entry);
      this.index++;
      if (document.kindOf(entry) !== 'dictionary') {
        this.#report?.('files.malformed', entry);
        continue;
      }
      this.fields.read(document, entry);
      this.#readPath();
      return true;
    }
    return false;
  }

  attributes(): number {
    const bits = readAttributes(this.document, this.fields.attr);
    // Every client treats files of these names as pad files; the names are older than the attribute.
    for (let level = 0; level < this.depth; level++) {
      if (holdsPadMark(this.document, this.names[level] as number)) return bits | PAD;
    }
    return (bits & SYMLINK) !== 0 && !hasTarget(this.document, this.fields) ? bits & ~SYMLINK : bits;
  }

  lengthBytes(): number {
    if ((readAttributes(this.document, this.fields.attr) & SYMLINK) !== 0) return 0;
    return readLength(this.document, this.fields.length);
  }

  #readPath(): void {
    const { document, fields, names } = this;
    this.depth = 0;
    this.hasEmptyName = this.endsEmpty = false;
    if (this.#list < 0) {
      const name = findName(document, this.#info);
      if (name >= 0) names[this.depth++] = name;
      return;
    }
    const list = preferredPath(document, fields);
    this.pathList = list;
    if (list < 0) return;
    const close = document.closeOf(list);
    for (let entry = list + 1; entry < close; entry = document.nextOf(entry)) {
      if (!document.isString(entry)) continue;
      this.endsEmpty = isEmptyString(document, entry);
      if (this.endsEmpty) this.hasEmptyName = true;
      else names[this.depth++] = entry;
    }
  }

  /** Whether the entry is an empty folder: BitComet writes its path with an empty name at the end. */
  isFolder(): boolean {
    return this.endsEmpty && this.depth > 0 && this.lengthBytes() === 0;
  }
}

/** Walks over `file tree` in its order, depth first (BEP 52). */
export class V2FileCursor implements FileCursor {
  readonly document: BencodeDocument;
  readonly fields = new FileFields();
  readonly names: number[] = [];
  depth = 0;
  index = -1;
  readonly #report: CursorReport | undefined;
  /** For each open folder the entry of its next key and the entry that closes it. */
  readonly #nexts: number[] = [];
  readonly #closes: number[] = [];

  constructor(document: BencodeDocument, tree: number, report?: CursorReport) {
    this.document = document;
    this.#report = report;
    this.#enter(tree);
  }

  next(): boolean {
    const { document } = this;
    while (this.#nexts.length > 0) {
      const level = this.#nexts.length - 1;
      const key = this.#nexts[level] as number;
      if (key >= (this.#closes[level] as number)) {
        this.#nexts.pop();
        this.#closes.pop();
        continue;
      }
      const value = key + 1;
      this.#nexts[level] = document.nextOf(value);
      this.names[level] = key;
      this.depth = level + 1;
      if (document.kindOf(value) !== 'dictionary' || isEmptyString(document, key)) {
        this.#report?.('v2.tree.malformed', key);
      } else if (this.#isFile(value)) {
        this.index++;
        return true;
      }
    }
    return false;
  }

  attributes(): number {
    const bits = readAttributes(this.document, this.fields.attr);
    return (bits & SYMLINK) !== 0 && !hasTarget(this.document, this.fields) ? bits & ~SYMLINK : bits;
  }

  lengthBytes(): number {
    if ((readAttributes(this.document, this.fields.attr) & SYMLINK) !== 0) return 0;
    return readLength(this.document, this.fields.length);
  }

  /** Reads the file at `node`, or enters it when it is a folder. */
  #isFile(node: number): boolean {
    const { document } = this;
    const leaf = document.find(node, '');
    if (leaf < 0) {
      if (node + 1 === document.closeOf(node)) this.#report?.('v2.tree.empty-folder', node - 1);
      this.#enter(node);
      return false;
    }
    if (document.nextOf(leaf) !== document.closeOf(node) || leaf !== node + 2) {
      this.#report?.('v2.tree.file-and-folder', node - 1);
    }
    if (document.kindOf(leaf) !== 'dictionary') {
      this.#report?.('v2.tree.malformed', node - 1);
      return false;
    }
    this.fields.read(document, leaf);
    return true;
  }

  #enter(folder: number): void {
    this.#nexts.push(folder + 1);
    this.#closes.push(this.document.closeOf(folder));
  }
}

/** `path.utf-8` where it is a list that is not empty, else `path`; -1 when neither is a list. */
function preferredPath(document: BencodeDocument, { path, pathUtf8 }: FileFields): number {
  const hasUtf8 = pathUtf8 >= 0 && document.kindOf(pathUtf8) === 'list';
  if (hasUtf8 && !isEmptyPath(document, pathUtf8)) return pathUtf8;
  if (path >= 0 && document.kindOf(path) === 'list') return path;
  return hasUtf8 ? pathUtf8 : -1;
}

/** Whether a list has only empty names. */
export function isEmptyPath(document: BencodeDocument, list: number): boolean {
  const close = document.closeOf(list);
  for (let entry = list + 1; entry < close; entry = document.nextOf(entry)) {
    if (!document.isString(entry) || !isEmptyString(document, entry)) return false;
  }
  return true;
}

/** `name.utf-8` where it is a string that is not empty, else `name`; -1 when neither is a string. */
export function findName(document: BencodeDocument, info: number): number {
  const utf8 = document.find(info, 'name.utf-8');
  const hasUtf8 = utf8 >= 0 && document.isString(utf8);
  if (hasUtf8 && !isEmptyString(document, utf8)) return utf8;
  const name = document.find(info, 'name');
  if (name >= 0 && document.isString(name)) return name;
  return hasUtf8 ? utf8 : -1;
}

/** Whether a symlink has a target; without one, clients treat it as an empty file. */
function hasTarget(document: BencodeDocument, { symlinkPath }: FileFields): boolean {
  return (
    symlinkPath >= 0 &&
    document.kindOf(symlinkPath) === 'list' &&
    document.closeOf(symlinkPath) > symlinkPath + 1
  );
}

function readLength(document: BencodeDocument, entry: number): number {
  if (entry < 0 || document.kindOf(entry) !== 'integer') return Number.NaN;
  return document.integerOf(entry);
}

export function isEmptyString(document: BencodeDocument, entry: number): boolean {
  return document.contentStartOf(entry) === document.contentEndOf(entry);
}

/**
 * Whether a name contains `bitCometPad`. That starts with five underscores, so at least one of every five bytes in a
 * row must be an underscore. Looking only at every fifth byte makes reading 100,000 files 5 % faster.
 */
function holdsPadMark(document: BencodeDocument, entry: number): boolean {
  const start = document.contentStartOf(entry);
  const end = document.contentEndOf(entry);
  if (end - start < bitCometPad.length) return false;
  for (let at = start + 4; at < end; at += 5) {
    if (document.bytes[at] !== 0x5f) continue;
    const around = document.bytes.subarray(Math.max(start, at - 4), Math.min(end, at + bitCometPad.length));
    if (decodeUtf8Lossy(around).includes(bitCometPad)) return true;
  }
  return false;
}
