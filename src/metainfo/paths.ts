import type { FileCursor } from './file-cursor.ts';
import { FileName, reportFlags, UNSAFE } from './file-name.ts';
import { appendKey, quoteBytes } from './key-path.ts';
import { PathIndex } from './path-index.ts';
import type { Reading } from './reading.ts';
import { isLegacySpelling, quoteSpelling } from './twins.ts';

/** Makes the key path of the name at `level`: `info.files[3].path[0]`. */
export type NamePath = (level: number) => string;

/** What a path leads to. */
export type PathKind = 'file' | 'pad' | 'symlink' | 'folder';

/** The fewest entries of a file in a document: its dictionary, a length and a path, with their keys and ends. */
const entriesPerName = 8;

/** Checks every name of every path once, and that no two paths conflict. */
export class PathChecker {
  readonly #reading: Reading;
  readonly #index: PathIndex;
  readonly #name = new FileName();
  /** The entries of the last file's names and their nodes, as most files are in the same folder as the last. */
  readonly #lastNames: number[] = [];
  readonly #lastNodes: number[] = [];
  #lastDepth = 0;

  /** `list` is the entry of the list or tree of the files to add. */
  constructor(reading: Reading, list: number) {
    const { document } = reading;
    this.#reading = reading;
    this.#index = new PathIndex(document.bytes, (document.closeOf(list) - list) / entriesPerName);
  }

  /**
   * Checks and adds the path of the cursor. Returns the node of its folder, or -1 for a path that was reported and not
   * added.
   */
  add(cursor: FileCursor, kind: PathKind, namePath: NamePath): number {
    const { names, depth } = cursor;
    const { limits, findings, document } = this.#reading;
    if (depth > limits.pathDepthMax) {
      findings.add('path.too-deep', () => ({
        path: namePath(limits.pathDepthMax),
        offset: document.startOf(names[0] as number),
        message: `a path has ${depth} names, expected at most ${limits.pathDepthMax}`,
      }));
      return -1;
    }
    let parent = 0;
    let shared = true;
    for (let level = 0; level < depth; level++) {
      const entry = names[level] as number;
      const isLast = level === depth - 1;
      const isFile = isLast && kind !== 'folder';
      shared = shared && !isLast && level < this.#lastDepth - 1 && this.#isLast(level, entry);
      if (!shared) {
        parent = isFile
          ? this.#placeFile(parent, entry, kind === 'pad', level, namePath)
          : this.#placeFolder(parent, entry, level, namePath);
        this.#lastNodes[level] = parent;
      } else {
        parent = this.#lastNodes[level] as number;
      }
      this.#lastNames[level] = entry;
    }
    this.#lastDepth = depth;
    if (kind === 'symlink') this.#index.markSymlink();
    return this.#index.parentOf(parent);
  }

  /**
   * Follows the names of a target from `folder`, `.` and `..` included. `found`: a file or folder that was added;
   * `unknown`: nothing; `behind-symlink`: through a symlink and then up. A name that differs only in case may lead
   * there as well.
   */
  follow(folder: number, names: readonly number[]): 'found' | 'unknown' | 'behind-symlink' {
    const { document } = this.#reading;
    let node = folder;
    /** Names after the node that are not in the torrent. */
    let unknown = 0;
    let isExact = true;
    let isBehindSymlink = false;
    for (const entry of names) {
      if (document.equalsAscii(entry, '.')) continue;
      if (document.equalsAscii(entry, '..')) {
        if (isBehindSymlink) return 'behind-symlink';
        if (unknown > 0) unknown--;
        else node = this.#index.parentOf(node);
        continue;
      }
      const start = document.contentStartOf(entry);
      const end = document.contentEndOf(entry);
      this.#name.read(document.bytes, start, end);
      const exact = this.#index.lookUp(node, this.#name, start, end);
      const next = exact >= 0 ? exact : this.#index.lookUpFolded(node, this.#name, start, end);
      isExact &&= exact >= 0 && unknown === 0;
      if (unknown > 0 || next < 0) unknown++;
      else node = next;
      isBehindSymlink ||= unknown === 0 && this.#index.isSymlink(node);
    }
    return isExact ? 'found' : 'unknown';
  }

  #isLast(level: number, entry: number): boolean {
    const last = this.#lastNames[level] as number;
    return last === entry || this.#reading.document.equals(last, entry);
  }

  #placeFolder(parent: number, entry: number, level: number, namePath: NamePath): number {
    const { document } = this.#reading;
    const start = document.contentStartOf(entry);
    const end = document.contentEndOf(entry);
    this.#name.read(document.bytes, start, end);
    const placement = this.#index.placeFolder(parent, this.#name, start, end);
    this.#reportName(entry, level, namePath);
    if (placement === 'file-is-folder') this.#reportClash(entry, level, namePath);
    return this.#index.node;
  }

  #placeFile(parent: number, entry: number, isPad: boolean, level: number, namePath: NamePath): number {
    const { document, findings } = this.#reading;
    const start = document.contentStartOf(entry);
    const end = document.contentEndOf(entry);
    this.#name.read(document.bytes, start, end);
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

/**
 * Checks a single name. `twin` is the entry of the same name in UTF-8, which must be checked too. With it, a name in a
 * local encoding is reported only when it is unsafe, as its other bytes can look like anything.
 */
export function checkSingleName(reading: Reading, entry: number, path: string, twin = -1): void {
  const { document } = reading;
  if (twin >= 0 && document.equals(entry, twin)) return;
  singleName.read(document.bytes, document.contentStartOf(entry), document.contentEndOf(entry));
  if (singleName.flags !== 0) reportOddities(reading, singleName.flags, entry, () => path, twin);
}

const singleName = new FileName();

/** Reports what is odd about the name at `entry`, by the flags of `FileName`; see `checkSingleName` for `twin`. */
export function reportOddities(
  { document, findings }: Reading,
  flags: number,
  entry: number,
  path: () => string,
  twin = -1,
): void {
  const reported = isLegacySpelling(document, entry, twin) ? flags & UNSAFE : flags;
  reportFlags(reported, (rule, clause) => {
    findings.add(rule, () => ({
      path: path(),
      offset: document.startOf(entry),
      message: `${quoteSpelling(document, entry, twin)} ${clause}`,
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
