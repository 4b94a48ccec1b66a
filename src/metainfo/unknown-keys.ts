import type { BencodeDocument } from '../bencode/document.ts';
import { type FileFields, isFileKey } from './file-fields.ts';
import { appendKey } from './key-path.ts';
import type { Reading } from './reading.ts';

/** Keys by their length, so that few have to be compared, and none made into a text: that took 1 µs a torrent. */
type KnownKeys = readonly (readonly string[])[];

function groupByLength(keys: readonly string[]): KnownKeys {
  const groups: string[][] = [];
  for (const key of keys) (groups[key.length] ??= []).push(key);
  return groups;
}

function isKnown(document: BencodeDocument, key: number, known: KnownKeys): boolean {
  const group = known[document.contentEndOf(key) - document.contentStartOf(key)];
  return group !== undefined && group.some((name) => document.equalsAscii(key, name));
}

/** Keys of the metainfo itself that a rule here reads, or that programs write as notes of their own. */
const rootKeys = groupByLength([
  'announce',
  'announce-list',
  'collections',
  'comment',
  'comment.utf-8',
  'created by',
  'created by.utf-8',
  'creation date',
  'encoding',
  'httpseeds',
  'info',
  'nodes',
  'piece layers',
  'publisher',
  'publisher-url',
  'publisher-url.utf-8',
  'publisher.utf-8',
  'signatures',
  'similar',
  'update-url',
  'url-list',
]);

/** Keys of info, and of file entries, as info is one in a single-file torrent. */
const infoKeys = groupByLength([
  'attr',
  'collections',
  'file tree',
  'files',
  'length',
  'md5sum',
  'meta version',
  'name',
  'name.utf-8',
  'originator',
  'piece length',
  'pieces',
  'private',
  'publisher',
  'publisher-url',
  'publisher-url.utf-8',
  'publisher.utf-8',
  'root hash',
  'sha1',
  'similar',
  'source',
  'ssl-cert',
  'symlink path',
  'update-url',
]);

/** Lists the keys that no rule knows, each once, up to a limit, and warns of each. */
export class UnknownKeys {
  readonly paths: string[] = [];
  /** Entries of unknown keys of files, one of each: comparing bytes is cheaper than making a path for each file. */
  readonly #fileKeys: number[] = [];
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  addRoot(root: number): void {
    this.#addAll(root, '', rootKeys);
  }

  addInfo(info: number): void {
    this.#addAll(info, 'info', infoKeys);
  }

  /** Takes down the keys of one file from the first unknown one on; each is listed once for all files. */
  addFile({ entry, unknown }: FileFields, parentPath: string): void {
    const { document, limits } = this.#reading;
    const close = document.closeOf(entry);
    for (let key = unknown; key < close; key = document.nextOf(key + 1)) {
      if (this.#fileKeys.length === limits.unknownKeysMax) return;
      if (isFileKey(document, key) || this.#fileKeys.some((seen) => equalStrings(document, seen, key)))
        continue;
      this.#fileKeys.push(key);
      this.#add(key, parentPath);
    }
  }

  #add(key: number, parentPath: string): void {
    const { document, findings, limits } = this.#reading;
    if (this.paths.length === limits.unknownKeysMax) return;
    const path = appendKey(parentPath, document.contentOf(key));
    if (this.paths.includes(path)) return;
    this.paths.push(path);
    findings.add('key.unknown', () => ({
      path,
      offset: document.startOf(key),
      message: `${path} is not known`,
    }));
  }

  #addAll(dictionary: number, path: string, known: KnownKeys): void {
    const { document } = this.#reading;
    const close = document.closeOf(dictionary);
    for (let key = dictionary + 1; key < close; key = document.nextOf(key + 1)) {
      if (!isKnown(document, key, known)) this.#add(key, path);
    }
  }
}

function equalStrings(document: BencodeDocument, left: number, right: number): boolean {
  const from = document.contentStartOf(left);
  const start = document.contentStartOf(right);
  const length = document.contentEndOf(right) - start;
  if (document.contentEndOf(left) - from !== length) return false;
  for (let at = 0; at < length; at++)
    if (document.bytes[from + at] !== document.bytes[start + at]) return false;
  return true;
}
