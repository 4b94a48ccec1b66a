import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { callbackify } from 'node:util';
import type { ByteRange } from './range.ts';

/** A piece of a body: a range of a file, or text between ranges. */
export type FilePiece = ByteRange | string;

const CHUNK_BYTES = 128 * 1024;

/**
 * Streams pieces of an open file and closes the file, also when the stream is not read to its end. When the file has
 * become shorter than the ranges, the stream fails: otherwise the client would read the next answer as the rest of this
 * one.
 */
export class FileStream extends Readable {
  readonly #file: FileHandle;
  readonly #pieces: FilePiece[];
  #at = 0;

  constructor(file: FileHandle, pieces: readonly FilePiece[]) {
    super({ highWaterMark: CHUNK_BYTES });
    this.#file = file;
    this.#pieces = [...pieces];
  }

  override _read(): void {
    this.#next().then(
      (chunk) => this.push(chunk),
      (error: unknown) => this.destroy(error as Error),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    callbackify(() => this.#file.close())((cause) => done(error ?? cause));
  }

  async #next(): Promise<Uint8Array | null> {
    const [piece] = this.#pieces;
    if (piece === undefined) return null;
    if (typeof piece === 'string') {
      this.#pieces.shift();
      return Buffer.from(piece);
    }
    const start = piece.start + this.#at;
    if (start === piece.end) {
      this.#pieces.shift();
      this.#at = 0;
      return this.#next();
    }
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, piece.end - start));
    const { bytesRead } = await this.#file.read(chunk, 0, chunk.byteLength, start);
    if (bytesRead === 0) throw new Error('The file became shorter while it was being sent');
    this.#at += bytesRead;
    return chunk.subarray(0, bytesRead);
  }
}

/** Reads an open, small file; undefined when its length has changed. */
export async function readWhole(file: FileHandle, lengthBytes: number): Promise<Uint8Array | undefined> {
  // One byte more, to detect a file that has grown.
  const bytes = Buffer.allocUnsafe(lengthBytes + 1);
  let length = 0;
  while (length < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, length, bytes.byteLength - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length === lengthBytes ? bytes.subarray(0, length) : undefined;
}
