import type { Irregularity, IrregularityCode } from './document.ts';
import { BencodeError } from './errors.ts';
import type { BencodeLimits } from './limits.ts';

/** Tab, line feed, carriage return and space. */
const whiteSpace: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20]);

/** Up to this many keys, comparing all pairs is cheaper than a table. */
const pairwiseKeysMax = 8;

/** Collects what is not canonical while a document is read. */
export class IrregularityLog {
  readonly irregularities: Irregularity[] = [];
  /** Whether a dictionary that is still open has an unsorted key. */
  hasUnsorted = false;
  readonly #bytes: Uint8Array;
  readonly #limits: BencodeLimits;
  /** Dictionaries that are still open and have an unsorted key, the innermost last. */
  readonly #unsorted: number[] = [];
  #unsortedKeys = 0;

  constructor(bytes: Uint8Array, limits: BencodeLimits) {
    this.#bytes = bytes;
    this.#limits = limits;
  }

  /** Records a key that does not sort after the previous one; `order` is how the two compare. */
  noteKey(order: number, cells: Int32Array, dictionary: number, key: number): void {
    if (order === 0) {
      this.#note('duplicate-key', cells, key, dictionary);
    } else {
      this.#note('unsorted-key', cells, key, dictionary);
      if (this.#unsorted.at(-1) !== dictionary) this.#unsorted.push(dictionary);
      this.hasUnsorted = true;
    }
  }

  /** Finds the duplicate keys of a dictionary that is not sorted. Call it when a list or dictionary is closed. */
  checkEnd(cells: Int32Array, container: number): void {
    if (this.#unsorted.at(-1) !== container) return;
    this.#unsorted.pop();
    this.hasUnsorted = this.#unsorted.length > 0;
    const keys = listKeys(this.#bytes, cells, container);
    const isShort = keys.length <= pairwiseKeysMax;
    if (!isShort) this.#unsortedKeys += keys.length;
    if (this.#unsortedKeys > this.#limits.unsortedKeysMax) {
      throw new BencodeError(
        'too-many-unsorted-keys',
        cells[container * 2] as number,
        `dictionaries that are not sorted have more than ${this.#limits.unsortedKeysMax} keys`,
      );
    }
    const isDoubled = isShort ? this.#doubledPairwise(cells) : this.#doubledByTable(cells);
    for (const [index, key] of keys.entries()) {
      if (!isDoubled(keys, index)) continue;
      const reported = index > 0 && compareKeys(this.#bytes, cells, keys[index - 1] as number, key) === 0;
      if (!reported) this.#note('duplicate-key', cells, key, container);
    }
  }

  /** Checks what follows the end: white space, such as an editor's final newline, or other bytes up to the limit. */
  checkTail(at: number): void {
    const trailing = this.#bytes.length - at;
    if (trailing === 0) return;
    const isWhiteSpace = this.#bytes.subarray(at).every((byte) => whiteSpace.has(byte));
    if (!isWhiteSpace && trailing > this.#limits.trailingBytesMax) {
      throw new BencodeError(
        'trailing-bytes',
        at,
        `the value ends here, but the input has ${trailing} more bytes`,
      );
    }
    this.#keep(isWhiteSpace ? 'trailing-whitespace' : 'trailing-bytes', at, undefined, undefined);
  }

  #doubledPairwise(cells: Int32Array) {
    return (keys: number[], index: number) =>
      keys.slice(0, index).some((key) => compareKeys(this.#bytes, cells, key, keys[index] as number) === 0);
  }

  #doubledByTable(cells: Int32Array) {
    const seen = new Set<string>();
    return (keys: number[], index: number) => {
      const key = keys[index] as number;
      const name = toLatin1(this.#bytes, cells[key * 2 + 1] as number, cells[key * 2 + 2] as number);
      if (seen.has(name)) return true;
      seen.add(name);
      return false;
    };
  }

  #note(code: IrregularityCode, cells: Int32Array, key: number, dictionary: number): void {
    this.#keep(code, cells[key * 2] as number, key, dictionary);
  }

  #keep(
    code: IrregularityCode,
    offset: number,
    key: number | undefined,
    dictionary: number | undefined,
  ): void {
    const max = this.#limits.irregularitiesMax;
    if (this.irregularities.length === max) {
      throw new BencodeError(
        'too-many-irregularities',
        offset,
        `there are more than ${max} unsorted or duplicate keys`,
      );
    }
    this.irregularities.push({ code, offset, key, dictionary });
  }
}

function listKeys(bytes: Uint8Array, cells: Int32Array, dictionary: number): number[] {
  const keys: number[] = [];
  const close = cells[dictionary * 2 + 1] as number;
  for (let entry = dictionary + 1; entry < close;) {
    keys.push(entry);
    const value = entry + 1;
    const byte = bytes[cells[value * 2] as number];
    entry = byte === 0x64 || byte === 0x6c ? (cells[value * 2 + 1] as number) + 1 : value + 1;
  }
  return keys;
}

/** Compares two keys, given by their entries, as raw bytes. */
export function compareKeys(bytes: Uint8Array, cells: Int32Array, left: number, right: number): number {
  let leftAt = cells[left * 2 + 1] as number;
  let rightAt = cells[right * 2 + 1] as number;
  const leftEnd = cells[left * 2 + 2] as number;
  const rightEnd = cells[right * 2 + 2] as number;
  while (leftAt < leftEnd && rightAt < rightEnd) {
    const difference = (bytes[leftAt] as number) - (bytes[rightAt] as number);
    if (difference !== 0) return difference;
    leftAt++;
    rightAt++;
  }
  return leftEnd - leftAt - (rightEnd - rightAt);
}

function toLatin1(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}
