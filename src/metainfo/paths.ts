import type { FileCursor } from './file-cursor.ts';
import { FileName, reportFlags } from './file-name.ts';
import { appendKey, quoteBytes } from './key-path.ts';
import { PathIndex } from './path-index.ts';
import type { Reading } from './reading.ts';

/** Names how the key path of one name is written: `info.files[3].path[0]`. */
export type NamePath = (level: number) => string;

/** Values that a file takes in a document at least: its dictionary, a length and a path, with their keys and ends. */
const entriesPerName = 8;

/** Checks every name of every path once, and that no two files get in each other's way. */
export class PathChecker {
  readonly #reading: Reading;
  readonly #index: PathIndex;
  readonly #name = new FileName();
  /** The entries of the last file's names and the nodes at which they were placed: most files share folders. */
  readonly #lastNames: number[] = [];
  readonly #lastNodes: number[] = [];
  #lastDepth = 0;

  /** `list` is the entry of the list or tree whose files will be added. */
  constructor(reading: Reading, list: number) {
    const { document } = reading;
    this.#reading = reading;
    this.#index = new PathIndex(document.bytes, (document.closeOf(list) - list) / entriesPerName);
  }

  /** Checks the path that the cursor stands at. */
  add(cursor: FileCursor, isPad: boolean, namePath: NamePath): void {
    const { names, depth } = cursor;
    const { limits, findings, document } = this.#reading;
    if (depth > limits.pathDepthMax) {
      findings.add('path.too-deep', () => ({
        path: namePath(limits.pathDepthMax),
        offset: document.startOf(names[0] as number),
        message: `a path has ${depth} names, expected at most ${limits.pathDepthMax}`,
      }));
      return;
    }
    let parent = 0;
    let shared = true;
    for (let level = 0; level < depth; level++) {
      const entry = names[level] as number;
      const isFile = level === depth - 1;
      shared = shared && !isFile && level < this.#lastDepth - 1 && this.#isLast(level, entry);
      if (!shared) {
        parent = isFile
          ? this.#placeFile(parent, entry, isPad, level, namePath)
          : this.#placeFolder(parent, entry, level, namePath);
        this.#lastNodes[level] = parent;
      } else {
        parent = this.#lastNodes[level] as number;
      }
      this.#lastNames[level] = entry;
    }
    this.#lastDepth = depth;
  }

  /** Whether a path leads to a file or folder that was added; names that are no strings lead nowhere. */
  has(names: readonly number[]): boolean {
    const { document } = this.#reading;
    let node = 0;
    for (const entry of names) {
      const start = document.contentStartOf(entry);
      const end = document.contentEndOf(entry);
      this.#name.read(document.bytes, start, end, this.#index.seed);
      node = this.#index.lookUp(node, this.#name, start, end);
      if (node < 0) return false;
    }
    return true;
  }

  #isLast(level: number, entry: number): boolean {
    const last = this.#lastNames[level] as number;
    if (last === entry) return true;
    const { document } = this.#reading;
    const { bytes } = document;
    const from = document.contentStartOf(last);
    const start = document.contentStartOf(entry);
    const length = document.contentEndOf(entry) - start;
    if (document.contentEndOf(last) - from !== length) return false;
    for (let at = 0; at < length; at++) if (bytes[from + at] !== bytes[start + at]) return false;
    return true;
  }

  #placeFolder(parent: number, entry: number, level: number, namePath: NamePath): number {
    const { document } = this.#reading;
    const start = document.contentStartOf(entry);
    const end = document.contentEndOf(entry);
    this.#name.read(document.bytes, start, end, this.#index.seed);
    const placement = this.#index.placeFolder(parent, this.#name, start, end);
    this.#reportName(entry, level, namePath);
    if (placement === 'file-is-folder') this.#reportClash(entry, level, namePath);
    return this.#index.node;
  }

  #placeFile(parent: number, entry: number, isPad: boolean, level: number, namePath: NamePath): number {
    const { document, findings } = this.#reading;
    const start = document.contentStartOf(entry);
    const end = document.contentEndOf(entry);
    this.#name.read(document.bytes, start, end, this.#index.seed);
    const placement = this.#index.placeFile(parent, this.#name, start, end, isPad);
    this.#reportName(entry, level, namePath);
    if (placement === 'file-is-folder') this.#reportClash(entry, level, namePath);
    if (placement === 'duplicate') {
      findings.add('path.duplicate', () => ({
        path: namePath(level),
        offset: document.startOf(entry),
        message: `a file before this one has the same path, which ends in ${quoteBytes(document.contentOf(entry))}`,
      }));
    }
    return this.#index.node;
  }

  #reportName(entry: number, level: number, namePath: NamePath): void {
    if (this.#name.flags !== 0) reportOddities(this.#reading, this.#name.flags, entry, () => namePath(level));
    const { collision } = this.#index;
    if (collision === 0) return;
    const { document, findings } = this.#reading;
    const other = document.bytes.subarray(this.#index.startOf(collision), this.#index.endOf(collision));
    findings.add('path.case-collision', () => ({
      path: namePath(level),
      offset: document.startOf(entry),
      message:
        `${quoteBytes(document.contentOf(entry))} and ${quoteBytes(other)} in the same folder ` +
        'differ only in case or in how accents are encoded',
    }));
  }

  #reportClash(entry: number, level: number, namePath: NamePath): void {
    const { document, findings } = this.#reading;
    findings.add('path.file-is-folder', () => ({
      path: namePath(level),
      offset: document.startOf(entry),
      message: `${quoteBytes(document.contentOf(entry))} is a file and a folder`,
    }));
  }
}

/** Checks a name that stands by itself, such as `info.name`. */
export function checkSingleName(reading: Reading, entry: number, path: string): void {
  const { document } = reading;
  singleName.read(document.bytes, document.contentStartOf(entry), document.contentEndOf(entry), 0);
  if (singleName.flags !== 0) reportOddities(reading, singleName.flags, entry, () => path);
}

const singleName = new FileName();

function reportOddities(
  { document, findings }: Reading,
  flags: number,
  entry: number,
  path: () => string,
): void {
  reportFlags(flags, (rule, clause) => {
    findings.add(rule, () => ({
      path: path(),
      offset: document.startOf(entry),
      message: `${quoteBytes(document.contentOf(entry))} ${clause}`,
    }));
  });
}

/** The key path of the folder or file that the first `depth` names of the cursor lead to in the file tree. */
export function treePath(cursor: FileCursor, depth: number): string {
  let path = 'info.file tree';
  for (let level = 0; level < depth; level++) {
    path = appendKey(path, cursor.document.contentOf(cursor.names[level] as number));
  }
  return path;
}
