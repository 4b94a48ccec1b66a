import { decodeUtf8, encodeUtf8 } from './bytes.ts';
import type { BencodeDocument, BencodeKind } from './document.ts';

/** One value of a document: a light handle that reads the spans on demand. */
export class BencodeValue {
  readonly document: BencodeDocument;
  readonly entry: number;

  constructor(document: BencodeDocument, entry: number) {
    this.document = document;
    this.entry = entry;
  }

  get kind(): BencodeKind {
    return this.document.kindOf(this.entry);
  }

  /** Where the value starts, in bytes from the start of the input. */
  get start(): number {
    return this.document.startOf(this.entry);
  }

  /** Where the value ends: the offset of the first byte after it. */
  get end(): number {
    return this.document.endOf(this.entry);
  }

  /** The bencode of this value as it was written, as a view of the input. An infohash is taken over these bytes. */
  get span(): Uint8Array {
    return this.document.bytes.subarray(this.start, this.end);
  }

  /** A string's content as a view of the input; undefined for other values. */
  bytes(): Uint8Array | undefined {
    return this.document.isString(this.entry) ? this.document.contentOf(this.entry) : undefined;
  }

  /** A string's content as text; undefined for other values, and for a string that is not well-formed UTF-8. */
  text(): string | undefined {
    const bytes = this.bytes();
    return bytes === undefined ? undefined : decodeUtf8(bytes);
  }

  /** An integer in full; undefined for other values. */
  integer(): bigint | undefined {
    return this.kind === 'integer' ? this.document.bigintOf(this.entry) : undefined;
  }

  /** An integer within ±(2^53 - 1); undefined for other values and for larger integers. */
  safeInteger(): number | undefined {
    if (this.kind !== 'integer') return undefined;
    const value = this.document.integerOf(this.entry);
    return Number.isNaN(value) ? undefined : value;
  }

  /** The first value under `key`; undefined when there is none or this is not a dictionary. */
  get(key: string | Uint8Array): BencodeValue | undefined {
    const wanted = typeof key === 'string' ? encodeUtf8(key) : key;
    for (const [name, value] of this.entries()) {
      const bytes = name.bytes() as Uint8Array;
      if (bytes.length === wanted.length && bytes.every((byte, index) => byte === wanted[index]))
        return value;
    }
    return undefined;
  }

  /** The keys and values of a dictionary in the order of the bytes; none for other values. */
  *entries(): IterableIterator<[key: BencodeValue, value: BencodeValue]> {
    const { document, entry } = this;
    if (this.kind !== 'dictionary') return;
    const close = document.closeOf(entry);
    for (let key = entry + 1; key < close; key = document.nextOf(key + 1)) {
      yield [new BencodeValue(document, key), new BencodeValue(document, key + 1)];
    }
  }

  /** The items of a list in order; none for other values. */
  *items(): IterableIterator<BencodeValue> {
    const { document, entry } = this;
    if (this.kind !== 'list') return;
    const close = document.closeOf(entry);
    for (let item = entry + 1; item < close; item = document.nextOf(item)) {
      yield new BencodeValue(document, item);
    }
  }
}
