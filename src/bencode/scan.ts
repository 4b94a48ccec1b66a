import { BencodeError } from './errors.ts';

const ZERO = 0x30;
const NINE = 0x39;
const MINUS = 0x2d;
const COLON = 0x3a;
const END = 0x65;

/** Digits of -2^63, the longest integer that is read. */
const integerDigitsMax = 19;
/** Digits that an error message shows before it is cut off. */
const digitsShownMax = 24;

/**
 * The length that the string at `at` announces, in bytes. It is checked against the bytes that are left before anything
 * is done with it: `99999999999:a` costs other readers seconds or all memory. Throws a BencodeError without a path.
 */
export function scanStringLength(bytes: Uint8Array, at: number): number {
  const end = bytes.length;
  let length = (bytes[at] as number) - ZERO;
  let next = at + 1;
  for (; next < end; next++) {
    const byte = bytes[next] as number;
    if (byte === COLON) break;
    if (byte < ZERO || byte > NINE) {
      throw new BencodeError(
        'string-length-invalid',
        at,
        `${showByte(byte)} is not allowed in the length of a string`,
      );
    }
    if (length === 0) {
      throw new BencodeError(
        'string-length-leading-zero',
        at,
        `the length of a string, ${showDigits(bytes, at)}, starts with 0`,
      );
    }
    length = length * 10 + (byte - ZERO);
    if (length > end) break;
  }
  if (next >= end) throw new BencodeError('unexpected-end', end, 'the input ends in the length of a string');
  const left = end - next - 1;
  if (length > left) {
    throw new BencodeError(
      'string-too-long',
      at,
      `a string announces ${showDigits(bytes, at)} bytes, but at most ${left} are left`,
    );
  }
  return length;
}

/** How many decimal digits a non-negative integer has. */
export function countDigits(value: number): number {
  let digits = 1;
  for (let bound = 10; value >= bound; bound *= 10) digits++;
  return digits;
}

/**
 * Checks the integer whose `i` is at `at` and returns the offset after its `e`. Stops after as many digits as a signed
 * 64-bit integer can have. Throws a BencodeError without a path.
 */
export function scanInteger(bytes: Uint8Array, at: number): number {
  const end = bytes.length;
  const negative = bytes[at + 1] === MINUS;
  const first = negative ? at + 2 : at + 1;
  let next = first;
  while (next < end) {
    const byte = bytes[next] as number;
    if (byte < ZERO || byte > NINE) break;
    if (next - first === integerDigitsMax) throw outOfRange(bytes, at, first);
    next++;
  }
  if (next >= end) throw new BencodeError('unexpected-end', end, 'the input ends in an integer');
  if (bytes[next] !== END) {
    throw new BencodeError(
      'integer-invalid',
      at,
      `${showByte(bytes[next] as number)} is not allowed in an integer`,
    );
  }
  if (next === first) throw new BencodeError('integer-empty', at, 'an integer has no digits');
  if (bytes[first] === ZERO && (negative || next - first > 1)) {
    throw negative && next - first === 1
      ? new BencodeError('integer-negative-zero', at, 'an integer is -0')
      : new BencodeError(
          'integer-leading-zero',
          at,
          `an integer, ${showDigits(bytes, first)}, starts with 0`,
        );
  }
  if (next - first === integerDigitsMax && !fitsSigned64(bytes, first, next, negative)) {
    throw outOfRange(bytes, at, first);
  }
  return next + 1;
}

function fitsSigned64(bytes: Uint8Array, first: number, end: number, negative: boolean): boolean {
  const bound = negative ? '9223372036854775808' : '9223372036854775807';
  for (let at = first; at < end; at++) {
    const difference = (bytes[at] as number) - bound.charCodeAt(at - first);
    if (difference !== 0) return difference < 0;
  }
  return true;
}

function outOfRange(bytes: Uint8Array, at: number, first: number): BencodeError {
  return new BencodeError(
    'integer-out-of-range',
    at,
    `an integer, ${first > at + 1 ? '-' : ''}${showDigits(bytes, first)}, does not fit in 64 bits`,
  );
}

/** A byte as an error message shows it. */
export function showByte(byte: number): string {
  const code = `0x${byte.toString(16).padStart(2, '0')}`;
  return byte > 0x20 && byte < 0x7f ? `${JSON.stringify(String.fromCharCode(byte))} (${code})` : code;
}

function showDigits(bytes: Uint8Array, from: number): string {
  let digits = '';
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > NINE) return digits;
    if (digits.length === digitsShownMax) return `${digits}…`;
    digits += String.fromCharCode(byte);
  }
  return digits;
}
