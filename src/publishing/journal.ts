import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../errors.ts';
import { syncFile } from '../lib/sync-file.ts';
import type { KnownItem } from './item.ts';

/** So many lines more than there are items make the file be written again. */
const SPARE_LINES = 1_000;

type Line = { readonly put: KnownItem } | { readonly drop: string } | { readonly folder: string };

/**
 * What was published of a folder, in a file to which each change is added as a line of JSON. A line is on the disk when the
 * method returns. A line that a crash cut off is ignored: what it was about is looked at again.
 */
export class Journal {
  readonly #path: string;
  readonly #items = new Map<string, KnownItem>();
  #folderInode: string | undefined;
  #lineCount = 0;
  #descriptor: number;

  /** Opens the file, or makes it. Throws unavailable when it cannot be read or written. */
  constructor(path: string) {
    this.#path = path;
    try {
      mkdirSync(dirname(path), { recursive: true });
      this.#load();
      this.#descriptor = this.#compact();
    } catch (cause) {
      throw new AppError('unavailable', `Cannot use ${path}, which keeps what was published of a folder`, {
        hint: 'Let the user that runs this program write to it, and check that the disk has space.',
        cause,
      });
    }
  }

  get items(): ReadonlyMap<string, KnownItem> {
    return this.#items;
  }

  /** The number of the folder, as it was when something was last published of it. */
  get folderInode(): string | undefined {
    return this.#folderInode;
  }

  set folderInode(inode: string) {
    if (inode === this.#folderInode) return;
    this.#folderInode = inode;
    this.#append({ folder: inode });
  }

  put(item: KnownItem): void {
    this.#items.set(item.name, item);
    this.#append({ put: item });
  }

  drop(name: string): void {
    if (this.#items.delete(name)) this.#append({ drop: name });
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #append(line: Line): void {
    if (this.#lineCount > 2 * this.#items.size + SPARE_LINES) {
      closeSync(this.#descriptor);
      this.#descriptor = this.#compact();
      return;
    }
    writeSync(this.#descriptor, `${JSON.stringify(line)}\n`);
    fsyncSync(this.#descriptor);
    this.#lineCount += 1;
  }

  #load(): void {
    for (const text of readIfThere(this.#path).split('\n')) {
      const line = parse(text);
      if (line === undefined) continue;
      if ('put' in line) this.#items.set(line.put.name, line.put);
      else if ('drop' in line) this.#items.delete(line.drop);
      else this.#folderInode = line.folder;
    }
  }

  /** Writes a file with one line an item beside the old one, renames it over that, and opens it to add lines. */
  #compact(): number {
    const next = `${this.#path}.new`;
    const lines: Line[] = [...this.#items.values()].map((put) => ({ put }));
    if (this.#folderInode !== undefined) lines.push({ folder: this.#folderInode });
    const descriptor = openSync(next, 'w', 0o600);
    try {
      for (const line of lines) writeSync(descriptor, `${JSON.stringify(line)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(next, this.#path);
    syncFile(dirname(this.#path));
    this.#lineCount = lines.length;
    return openSync(this.#path, 'a');
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Undefined for a line that is not complete. */
function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
