import { BencodeDocument } from './document.ts';
import { BencodeError, type BencodeStep } from './errors.ts';
import { compareKeys, IrregularityLog } from './irregularities.ts';
import { type BencodeLimits, defaultBencodeLimits } from './limits.ts';
import { countDigits, scanInteger, scanStringLength, showByte } from './scan.ts';

const DICTIONARY = 0x64;
const LIST = 0x6c;
const INTEGER = 0x69;
const END = 0x65;
const COLON = 0x3a;

/**
 * Reads bencode to its end in one pass and without recursion, strictly by BEP 3. It keeps spans and builds no values.
 * What can be read but is not canonical is listed in the document's `irregularities`; everything else throws a
 * BencodeError with its code, byte offset and path. Time and memory grow linearly with the input, within `limits`. The
 * document reads from `bytes`, so don't change them afterwards.
 */
export function readBencode(
  bytes: Uint8Array,
  limits: BencodeLimits = defaultBencodeLimits,
): BencodeDocument {
  if (bytes.length === 0) throw new BencodeError('empty-input', 0, 'the input is empty');
  if (open.length < limits.depthMax) {
    open = new Int32Array(limits.depthMax);
    lastKeys = new Int32Array(limits.depthMax);
  }
  const log = new IrregularityLog(bytes, limits);
  const scan: Scan = { cells: openTape(), count: 0, depth: 0, keyNext: false };
  try {
    const end = scanValue(bytes, limits, log, scan);
    log.checkTail(end);
  } catch (error) {
    throw error instanceof BencodeError ? addPath(error, bytes, scan) : error;
  }
  const { cells, count } = scan;
  return new BencodeDocument({ bytes, cells, entryCount: count, irregularities: log.irregularities });
}

/** How far scanning has come. Set when it ends, with success or with an error. */
interface Scan {
  cells: Int32Array;
  count: number;
  depth: number;
  /** Whether a key of a dictionary would have been next. */
  keyNext: boolean;
}

/**
 * The containers that are open, and the last key of each. All calls share them, because calls cannot overlap and
 * allocating two arrays for each costs as much as reading a small torrent.
 */
let open = new Int32Array(100);
let lastKeys = new Int32Array(100);

/** Scans one value from the start and returns the offset after it. */
function scanValue(bytes: Uint8Array, limits: BencodeLimits, log: IrregularityLog, scan: Scan): number {
  const end = bytes.length;
  let { cells, count, depth, keyNext } = scan;
  let capacity = Math.min(cells.length >> 1, limits.tokensMax + 1);
  let at = 0;
  let inDictionary = false;
  try {
    do {
      if (count + 1 >= capacity) {
        cells = grow(cells, count, end, limits, at);
        capacity = Math.min(cells.length >> 1, limits.tokensMax + 1);
      }
      if (at >= end) throw new BencodeError('unexpected-end', end, 'the input ends in the middle of a value');
      const byte = bytes[at] as number;
      cells[count * 2] = at;
      if (byte >= 0x30 && byte <= 0x39) {
        // A fast path: most strings are shorter than 10 bytes.
        let length = byte - 0x30;
        let content = at + 2;
        if (bytes[at + 1] !== COLON || length > end - content) {
          length = scanStringLength(bytes, at);
          content = at + countDigits(length) + 1;
        }
        cells[count * 2 + 1] = content;
        cells[count * 2 + 2] = at = content + length;
        if (keyNext) {
          const last = lastKeys[depth - 1] as number;
          const order = last < 0 ? -1 : compareKeys(bytes, cells, last, count);
          if (order >= 0) log.noteKey(order, cells, open[depth - 1] as number, count);
          lastKeys[depth - 1] = count;
        }
        keyNext = inDictionary && !keyNext;
      } else if (byte === END && depth > 0) {
        if (inDictionary && !keyNext) throw valueMissing(at);
        depth--;
        const container = open[depth] as number;
        cells[container * 2 + 1] = count;
        at++;
        if (log.hasUnsorted) log.checkEnd(cells, container);
        inDictionary = depth > 0 && bytes[cells[(open[depth - 1] as number) * 2] as number] === DICTIONARY;
        keyNext = inDictionary;
      } else if (keyNext) {
        throw new BencodeError('key-not-string', at, `a dictionary key starts with ${showByte(byte)}`);
      } else if (byte === INTEGER) {
        at = scanInteger(bytes, at);
        keyNext = inDictionary;
      } else if (byte === DICTIONARY || byte === LIST) {
        if (depth + 1 >= limits.depthMax) throw tooDeep(at, limits);
        open[depth] = count;
        lastKeys[depth++] = -1;
        inDictionary = keyNext = byte === DICTIONARY;
        at++;
      } else {
        throw new BencodeError('unexpected-byte', at, `a value starts with ${showByte(byte)}`);
      }
      count++;
    } while (depth > 0);
    cells[count * 2] = at;
    return at;
  } finally {
    scan.cells = cells;
    scan.count = count;
    scan.depth = depth;
    scan.keyNext = keyNext;
  }
}

/** The first size of a tape in entries, and how many such tapes share one allocation. */
const firstCapacity = 64;
const tapesPerSlab = 32;

let slab = new Int32Array(2 * firstCapacity * tapesPerSlab);
let slabUsed = 0;

/** A tape for a small torrent. An allocation for each cost 0.4 µs, as much as scanning 30 kB. */
function openTape(): Int32Array {
  if (slabUsed === slab.length) {
    slab = new Int32Array(slab.length);
    slabUsed = 0;
  }
  const start = slabUsed;
  slabUsed += 2 * firstCapacity;
  return slab.subarray(start, slabUsed);
}

/** A larger tape, sized by the entries per byte so far. */
function grow(
  cells: Int32Array,
  count: number,
  inputBytes: number,
  limits: BencodeLimits,
  at: number,
): Int32Array {
  if (count >= limits.tokensMax) {
    throw new BencodeError('too-many-tokens', at, `there are more than ${limits.tokensMax} tokens`);
  }
  const most = Math.min(limits.tokensMax, inputBytes) + 2;
  const expected = Math.ceil((count / at) * inputBytes * 1.1);
  const grown = new Int32Array(2 * Math.min(most, Math.max(count * 2, expected)));
  grown.set(cells.subarray(0, 2 * count + 2));
  return grown;
}

function tooDeep(at: number, limits: BencodeLimits): BencodeError {
  return new BencodeError(
    'too-deep',
    at,
    `lists and dictionaries are nested deeper than ${limits.depthMax} levels`,
  );
}

function valueMissing(at: number): BencodeError {
  return new BencodeError('value-missing', at, 'a dictionary ends after a key without a value');
}

/** Adds the path to the value in which scanning stopped, from the containers that are still open. */
function addPath(
  error: BencodeError,
  bytes: Uint8Array,
  { cells, count, depth, keyNext }: Scan,
): BencodeError {
  const path: BencodeStep[] = [];
  for (let level = 0; level < depth; level++) {
    const container = open[level] as number;
    if (bytes[cells[container * 2] as number] !== DICTIONARY) {
      path.push(countItems(bytes, cells, container, level + 1 < depth ? (open[level + 1] as number) : count));
      continue;
    }
    const key = lastKeys[level] as number;
    const isAtKey = level === depth - 1 && keyNext;
    if (key >= 0 && !isAtKey) path.push(bytes.subarray(cells[key * 2 + 1], cells[key * 2 + 2]));
  }
  return new BencodeError(error.code, error.offset, error.message, path);
}

/** How many items of a list come before the entry `upTo`. */
function countItems(bytes: Uint8Array, cells: Int32Array, list: number, upTo: number): number {
  let items = 0;
  for (let entry = list + 1; entry < upTo; items++) {
    const byte = bytes[cells[entry * 2] as number];
    entry = byte === DICTIONARY || byte === LIST ? (cells[entry * 2 + 1] as number) + 1 : entry + 1;
  }
  return items;
}
