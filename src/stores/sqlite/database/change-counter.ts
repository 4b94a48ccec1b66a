import { closeSync, openSync, readSync } from 'node:fs';
import type { Connection } from './connection.ts';
import { identify } from './file-watch.ts';

// The WAL index header (sqlite.org/walformat.html, 2.1): its change counter, the number of frames, the salts, and the
// checksums of the last frame and of itself. Each commit of any process writes it before that process hears of its commit.
const HEADER_BYTES = 48;

/**
 * The descriptors of this process, by the file's identity: closing one ends the locks of every connection of this process
 * to that file (fcntl), so that stores which have the same file open share one.
 */
const opened = new Map<string, { readonly descriptor: number; users: number }>();

/** Tells whether anything was committed to a database by any process, by one read of 48 bytes of its -shm file. */
export class ChangeCounter {
  readonly #file: string;
  readonly #read = new Int32Array(HEADER_BYTES / 4);
  readonly #known = new Int32Array(HEADER_BYTES / 4);
  #identity: string | undefined;
  #descriptor: number | undefined;
  #number = 0;

  /** `reader` is a connection to the database in that file, which stays open. */
  constructor(file: string, reader: Connection) {
    this.#file = `${file}-shm`;
    // Only now the -shm file is there for certain.
    reader.pragma('schema_version');
    this.#open();
  }

  /**
   * A number that stays the same as long as nothing is committed. What was read after it was asked for is not older than
   * it. Undefined when it cannot be told.
   */
  number(): number | undefined {
    if (this.#descriptor === undefined) return undefined;
    try {
      if (readSync(this.#descriptor, this.#read, 0, HEADER_BYTES, 0) !== HEADER_BYTES) return undefined;
    } catch {
      return undefined;
    }
    for (let at = 0; at < this.#read.length; at++) {
      if (this.#read[at] === this.#known[at]) continue;
      this.#known.set(this.#read);
      this.#number++;
      break;
    }
    return this.#number;
  }

  /** Call it when all connections of the store are closed. */
  close(): void {
    this.#descriptor = undefined;
    const shared = this.#identity === undefined ? undefined : opened.get(this.#identity);
    if (shared === undefined || this.#identity === undefined) return;
    shared.users--;
    if (shared.users > 0) return;
    opened.delete(this.#identity);
    closeSync(shared.descriptor);
  }

  #open(): void {
    const identity = identify(this.#file);
    if (identity === undefined) return;
    const shared = opened.get(identity) ?? { descriptor: openSync(this.#file, 'r'), users: 0 };
    shared.users++;
    opened.set(identity, shared);
    this.#identity = identity;
    this.#descriptor = shared.descriptor;
  }
}
