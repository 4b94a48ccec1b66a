import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { ContentFile } from '../../creating/content-file.ts';
import type { CreationPlan } from '../../metainfo/creation-plan.ts';
import type { PieceHashes } from '../../metainfo/piece-hashes.ts';
import { NEW_SUFFIX } from './output.ts';

/** How often the state is written: as much work is lost at most. */
const EVERY_MS = 15_000;
const KEY_BYTES = 32;

/**
 * What of a torrent is hashed, in a file beside it, so that a hashing that was interrupted goes on. The file begins with a key of
 * the plan and the files: of another plan, or of files that have changed since, it is ignored.
 */
export class HashState {
  readonly #path: string;
  readonly #key: Buffer;
  readonly #hashes: PieceHashes;
  readonly #done: Uint8Array;
  #savedMs = performance.now();
  #isSaved = false;
  /** Why the file could not be written the last time; undefined when it could. */
  problem: string | undefined;

  /** Loads what was hashed into `hashes`. */
  constructor(path: string, plan: CreationPlan, files: readonly ContentFile[], hashes: PieceHashes) {
    this.#path = path;
    this.#hashes = hashes;
    this.#done = new Uint8Array(plan.pieceCount);
    const { version, pieceLengthBytes, pieceCount } = plan;
    const key = { version, pieceLengthBytes, pieceCount, files };
    this.#key = createHash('sha256').update(JSON.stringify(key)).digest();
    this.#load();
  }

  isHashed(piece: number): boolean {
    return this.#done[piece] === 1;
  }

  /** How many pieces are hashed. */
  get count(): number {
    return this.#done.reduce((sum, done) => sum + done, 0);
  }

  /** Notes that these pieces are hashed, and now and then writes all to the file. */
  add(pieces: readonly number[]): void {
    for (const piece of pieces) this.#done[piece] = 1;
    if (performance.now() - this.#savedMs >= EVERY_MS) this.save();
  }

  /**
   * Writes the file: whole under another name first, so that a crash leaves the old one or the new one. Where it cannot be
   * written, `problem` says so: the torrent does not need it.
   */
  save(): void {
    this.#savedMs = performance.now();
    const next = this.#path + NEW_SUFFIX;
    try {
      this.#write(next);
      renameSync(next, this.#path);
      this.#isSaved = true;
      this.problem = undefined;
    } catch (error) {
      rmSync(next, { force: true });
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      this.problem = `Cannot keep in ${this.#path} what is hashed (${code}): the next run begins again`;
    }
  }

  #write(path: string): void {
    const descriptor = openSync(path, 'w', 0o600);
    try {
      for (const part of this.#parts()) writeWhole(descriptor, part);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Removes the file, when there is one. */
  remove(): void {
    if (this.#isSaved) rmSync(this.#path, { force: true });
  }

  #parts(): Uint8Array[] {
    const { sha1s = new Uint8Array(), roots = new Uint8Array() } = this.#hashes;
    return [this.#key, this.#done, sha1s, roots];
  }

  #load(): void {
    const stored = read(this.#path);
    if (stored === undefined) return;
    this.#isSaved = true;
    const [, ...parts] = this.#parts();
    const lengthBytes = KEY_BYTES + parts.reduce((sum, { length }) => sum + length, 0);
    if (stored.length !== lengthBytes || !stored.subarray(0, KEY_BYTES).equals(this.#key)) return;
    let at = KEY_BYTES;
    for (const part of parts) {
      part.set(stored.subarray(at, at + part.length));
      at += part.length;
    }
  }
}

/** A disk that is almost full takes a part. */
function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
