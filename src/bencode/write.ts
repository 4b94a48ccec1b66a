import { compareBytes, encodeUtf8 } from './bytes.ts';
import type { BencodeDocument } from './document.ts';

/** Writes bencode from values and from spans that are copied unchanged. */
export class BencodeWriter {
  readonly #parts: Uint8Array[] = [];
  #bytes = 0;

  /** Copies bytes that are bencode already. Spans that are adjacent in the input become one part. */
  copy(span: Uint8Array): void {
    this.#bytes += span.length;
    const last = this.#parts.at(-1);
    if (last?.buffer === span.buffer && last.byteOffset + last.length === span.byteOffset) {
      this.#parts[this.#parts.length - 1] = new Uint8Array(
        span.buffer,
        last.byteOffset,
        last.length + span.length,
      );
    } else this.#parts.push(span);
  }

  string(content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
    this.copy(encodeUtf8(`${bytes.length}:`));
    this.copy(bytes);
  }

  /** A whole number within ±(2^53 - 1). */
  integer(value: number): void {
    this.copy(encodeUtf8(`i${value}e`));
  }

  openDictionary(): void {
    this.copy(dictionaryMark);
  }

  openList(): void {
    this.copy(listMark);
  }

  /** Closes the list or dictionary that was opened last. */
  close(): void {
    this.copy(endMark);
  }

  list(texts: readonly string[]): void {
    this.openList();
    for (const text of texts) this.string(text);
    this.close();
  }

  /**
   * Copies a value of a document in canonical form: keys sorted as raw bytes, and the first value of a duplicate key,
   * as the readers here use it. What is canonical already stays byte for byte.
   */
  canonical(document: BencodeDocument, entry: number): void {
    const kind = document.irregularities.length === 0 ? 'string' : document.kindOf(entry);
    if (kind === 'dictionary') {
      this.openDictionary();
      for (const key of listKeysCanonically(document, entry)) {
        this.canonical(document, key);
        this.canonical(document, key + 1);
      }
      this.close();
    } else if (kind === 'list') {
      this.openList();
      const close = document.closeOf(entry);
      for (let item = entry + 1; item < close; item = document.nextOf(item)) this.canonical(document, item);
      this.close();
    } else {
      this.copy(document.bytes.subarray(document.startOf(entry), document.endOf(entry)));
    }
  }

  /** Everything written so far, in one array. */
  finish(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#bytes);
    let at = 0;
    for (const part of this.#parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }
}

/** The keys of a dictionary as entries, sorted as raw bytes. Of equal keys only the first is included. */
export function listKeysCanonically(document: BencodeDocument, dictionary: number): number[] {
  const keys: number[] = [];
  const close = document.closeOf(dictionary);
  for (let key = dictionary + 1; key < close; key = document.nextOf(key + 1)) keys.push(key);
  const compare = (one: number, other: number) =>
    compareBytes(document.contentOf(one), document.contentOf(other));
  // Sorting is stable: of equal keys the first stays first.
  keys.sort(compare);
  return keys.filter((key, index) => index === 0 || compare(keys[index - 1] as number, key) !== 0);
}

const dictionaryMark = Uint8Array.of(0x64);
const listMark = Uint8Array.of(0x6c);
const endMark = Uint8Array.of(0x65);
