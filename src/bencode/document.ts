import { BencodeValue } from './value.ts';

export type BencodeKind = 'string' | 'integer' | 'list' | 'dictionary';

/**
 * What can be read but is not canonical: a key that sorts before the previous one, a key that the dictionary has
 * already, or a few bytes after the end, white space only or others.
 */
export type IrregularityCode = 'unsorted-key' | 'duplicate-key' | 'trailing-whitespace' | 'trailing-bytes';

export interface Irregularity {
  readonly code: IrregularityCode;
  /** Where the key, or what follows the end, starts: bytes from the start of the input. */
  readonly offset: number;
  /** The entry of the key; undefined for bytes after the end. */
  readonly key: number | undefined;
  /** The entry of the dictionary that has the key; undefined for bytes after the end. */
  readonly dictionary: number | undefined;
}

export interface BencodeDocumentParts {
  readonly bytes: Uint8Array;
  readonly cells: Int32Array;
  readonly entryCount: number;
  readonly irregularities: readonly Irregularity[];
}

/**
 * Bencode that has been checked to its end: the bytes, and one flat tape of spans into them. Values are built only when
 * they are read.
 *
 * The tape has an entry for each string, integer, list and dictionary in the order of the bytes, and one for the `e`
 * that closes a list or dictionary. An entry is two numbers: where it starts, and, for a string, where its content
 * starts, for a list or dictionary, the entry that closes it. There are no gaps between entries, so each ends where the
 * next one starts.
 */
export class BencodeDocument {
  readonly bytes: Uint8Array;
  /** Strings, integers, lists, dictionaries, and ends of the last two. */
  readonly entryCount: number;
  /** All irregularities, in the order of reading. */
  readonly irregularities: readonly Irregularity[];
  readonly #cells: Int32Array;

  constructor(parts: BencodeDocumentParts) {
    this.bytes = parts.bytes;
    this.entryCount = parts.entryCount;
    this.irregularities = parts.irregularities;
    this.#cells = parts.cells;
  }

  /** The parts from which another thread can make the same document. */
  get parts(): BencodeDocumentParts {
    const { bytes, entryCount, irregularities } = this;
    return { bytes, entryCount, irregularities, cells: this.#cells };
  }

  /** The outermost value. */
  get root(): BencodeValue {
    return new BencodeValue(this, 0);
  }

  valueAt(entry: number): BencodeValue {
    return new BencodeValue(this, entry);
  }

  kindOf(entry: number): BencodeKind {
    const byte = this.bytes[this.#cells[entry * 2] as number];
    if (byte === 0x64) return 'dictionary';
    if (byte === 0x6c) return 'list';
    return byte === 0x69 ? 'integer' : 'string';
  }

  isString(entry: number): boolean {
    return (this.bytes[this.#cells[entry * 2] as number] as number) <= 0x39;
  }

  /** Where the entry starts, in bytes from the start of the input. */
  startOf(entry: number): number {
    return this.#cells[entry * 2] as number;
  }

  /** Where the whole value ends: the offset of the first byte after it. */
  endOf(entry: number): number {
    return this.#cells[this.nextOf(entry) * 2] as number;
  }

  /** The entry after the whole value: its next sibling, or the end of the list or dictionary that it is in. */
  nextOf(entry: number): number {
    const byte = this.bytes[this.#cells[entry * 2] as number];
    return byte === 0x64 || byte === 0x6c ? (this.#cells[entry * 2 + 1] as number) + 1 : entry + 1;
  }

  /** The entry of the `e` that closes this list or dictionary. */
  closeOf(entry: number): number {
    return this.#cells[entry * 2 + 1] as number;
  }

  /** Where the content of this string starts, after its length and colon. */
  contentStartOf(entry: number): number {
    return this.#cells[entry * 2 + 1] as number;
  }

  /** Where the content of this string ends. */
  contentEndOf(entry: number): number {
    return this.#cells[entry * 2 + 2] as number;
  }

  /** The content of this string: a view of the input, not a copy. */
  contentOf(entry: number): Uint8Array {
    return this.bytes.subarray(this.contentStartOf(entry), this.contentEndOf(entry));
  }

  /** Whether two strings have the same bytes. */
  equals(one: number, other: number): boolean {
    const from = this.contentStartOf(one);
    const start = this.contentStartOf(other);
    const length = this.contentEndOf(other) - start;
    if (this.contentEndOf(one) - from !== length) return false;
    for (let at = 0; at < length; at++) if (this.bytes[from + at] !== this.bytes[start + at]) return false;
    return true;
  }

  /** Whether this string is exactly `text`, which must be ASCII. */
  equalsAscii(entry: number, text: string): boolean {
    const start = this.contentStartOf(entry);
    if (this.contentEndOf(entry) - start !== text.length) return false;
    for (let index = 0; index < text.length; index++) {
      if (this.bytes[start + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  /** The entry of the first value under an ASCII key of this dictionary, or -1. */
  find(dictionary: number, key: string): number {
    const close = this.closeOf(dictionary);
    for (let entry = dictionary + 1; entry < close; entry = this.nextOf(entry + 1)) {
      if (this.equalsAscii(entry, key)) return entry + 1;
    }
    return -1;
  }

  /** An integer as a number, or NaN when it is beyond ±(2^53 - 1) and would be rounded. */
  integerOf(entry: number): number {
    const start = this.startOf(entry) + 1;
    const end = this.startOf(entry + 1) - 1;
    const negative = this.bytes[start] === 0x2d;
    let value = 0;
    for (let at = negative ? start + 1 : start; at < end; at++) {
      value = value * 10 + ((this.bytes[at] as number) - 0x30);
      if (value > Number.MAX_SAFE_INTEGER) return Number.NaN;
    }
    return negative ? 0 - value : value;
  }

  /** An integer in full. */
  bigintOf(entry: number): bigint {
    let digits = '';
    const end = this.startOf(entry + 1) - 1;
    for (let at = this.startOf(entry) + 1; at < end; at++)
      digits += String.fromCharCode(this.bytes[at] as number);
    return BigInt(digits);
  }
}
