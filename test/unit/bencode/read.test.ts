import bencode from 'bencode';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8Lossy } from '../../../src/bencode/bytes.ts';
import { BencodeError, type BencodeErrorCode } from '../../../src/bencode/errors.ts';
import { defaultBencodeLimits } from '../../../src/bencode/limits.ts';
import { readBencode } from '../../../src/bencode/read.ts';
import type { BencodeValue } from '../../../src/bencode/value.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

function faultOf(input: string | Uint8Array, limits = defaultBencodeLimits): BencodeError {
  try {
    readBencode(typeof input === 'string' ? bytesOf(input) : input, limits);
  } catch (error) {
    if (error instanceof BencodeError) return error;
    throw error;
  }
  throw new Error('It was read without a fault');
}

const faults: [input: string, code: BencodeErrorCode, offset: number][] = [
  ['', 'empty-input', 0],
  ['e', 'unexpected-byte', 0],
  ['x', 'unexpected-byte', 0],
  ['-1:a', 'unexpected-byte', 0],
  [' i1e', 'unexpected-byte', 0],
  ['\ufeffi1e', 'unexpected-byte', 0],
  ['l', 'unexpected-end', 1],
  ['d', 'unexpected-end', 1],
  ['d1:a', 'unexpected-end', 4],
  ['li1e', 'unexpected-end', 4],
  ['i', 'unexpected-end', 1],
  ['i12', 'unexpected-end', 3],
  ['1', 'unexpected-end', 1],
  ['12', 'string-too-long', 0],
  ['ie', 'integer-empty', 0],
  ['i-e', 'integer-empty', 0],
  ['i+1e', 'integer-invalid', 0],
  ['i1.5e', 'integer-invalid', 0],
  ['i1e5e', 'trailing-bytes', 3],
  ['i 1e', 'integer-invalid', 0],
  ['i0x1e', 'integer-invalid', 0],
  ['i--1e', 'integer-invalid', 0],
  ['i00e', 'integer-leading-zero', 0],
  ['i07e', 'integer-leading-zero', 0],
  ['i-07e', 'integer-leading-zero', 0],
  ['i-0e', 'integer-negative-zero', 0],
  ['i9223372036854775808e', 'integer-out-of-range', 0],
  ['i-9223372036854775809e', 'integer-out-of-range', 0],
  [`i${'9'.repeat(400)}e`, 'integer-out-of-range', 0],
  ['01:a', 'string-length-leading-zero', 0],
  ['00:', 'string-length-leading-zero', 0],
  ['1a:b', 'string-length-invalid', 0],
  ['1.0:b', 'string-length-invalid', 0],
  ['2:a', 'string-too-long', 0],
  ['99999999999:a', 'string-too-long', 0],
  ['2147483648:a', 'string-too-long', 0],
  ['4294967296:a', 'string-too-long', 0],
  ['9007199254740992:a', 'string-too-long', 0],
  ['18446744073709551616:a', 'string-too-long', 0],
  ['l-3:e', 'unexpected-byte', 1],
  ['d1:a-3:be', 'unexpected-byte', 4],
  ['di1ei2ee', 'key-not-string', 1],
  ['dlei1ee', 'key-not-string', 1],
  ['d1:ae', 'value-missing', 4],
  ['i1ei2e', 'trailing-bytes', 3],
  ['dee', 'trailing-bytes', 2],
  ['de\0', 'trailing-bytes', 2],
];

const hostile: [name: string, input: () => Uint8Array, code: BencodeErrorCode][] = [
  ['a million open lists', () => bytesOf('l'.repeat(1e6)), 'too-deep'],
  ['a hundred thousand open dictionaries', () => bytesOf('d1:a'.repeat(1e5)), 'too-deep'],
  ['an integer of a million digits', () => bytesOf(`i${'9'.repeat(1e6)}e`), 'integer-out-of-range'],
  ['a string length of a million digits', () => bytesOf(`${'9'.repeat(1e6)}:`), 'string-too-long'],
  ['10 MB of integers', () => bytesOf(`l${'i1e'.repeat(3.3e6)}e`), 'too-many-tokens'],
  ['five million empty strings', () => bytesOf(`l${'0:'.repeat(5e6)}e`), 'too-many-tokens'],
  ['a million keys in reverse', () => bytesOf(`d${reversedKeys(1e6)}e`), 'too-many-irregularities'],
  [
    'unsorted dictionaries with many keys',
    () => bytesOf(`l${`d1:b0:${sortedKeys(1e5)}e`.repeat(3)}e`),
    'too-many-unsorted-keys',
  ],
];

function reversedKeys(count: number): string {
  return Array.from({ length: count }, (_, index) => `7:${9_999_999 - index}0:`).join('');
}

function sortedKeys(count: number): string {
  return `1:a0:${Array.from({ length: count }, (_, index) => `7:x${100_000 + index}0:`).join('')}`;
}

describe('readBencode', () => {
  for (const [input, code, offset] of faults) {
    it(`refuses ${JSON.stringify(input.slice(0, 40))}: ${code} at byte ${offset}`, () => {
      expect(faultOf(input)).toMatchObject({ code, offset });
    });
  }

  for (const [name, input, code] of hostile) {
    it(`gives up on ${name}: ${code}`, () => {
      expect(faultOf(input()).code).toBe(code);
    });
  }

  it('names the path to the value in which reading stopped', () => {
    const pathOf = (input: string) =>
      faultOf(input).path.map((step) => (typeof step === 'number' ? step : decodeUtf8Lossy(step)));
    expect(pathOf('d4:infod5:filesld6:lengthi1eed6:lengthi01eee')).toEqual(['info', 'files', 1, 'length']);
    expect(pathOf('ld1:al0:ee0:le-')).toEqual([3]);
    expect(pathOf('d1:ade1:b')).toEqual(['b']);
    expect(pathOf('d1:ai1ei2ee')).toEqual([]);
  });

  it('quotes hostile digits only in part', () => {
    expect(faultOf(`i${'9'.repeat(1e6)}e`).message.length).toBeLessThan(120);
  });

  it('stops at the depth and the number of tokens that it is given', () => {
    const limits = { ...defaultBencodeLimits, depthMax: 3, tokensMax: 4 };
    expect(readBencode(bytesOf('llee'), limits).entryCount).toBe(4);
    expect(faultOf('llleee', limits).code).toBe('too-deep');
    expect(faultOf('l0:0:0:e', limits)).toMatchObject({ code: 'too-many-tokens', offset: 7 });
  });

  it('reads 99 lists inside one another, but not 100', () => {
    expect(readBencode(bytesOf('l'.repeat(99) + 'e'.repeat(99))).entryCount).toBe(198);
    expect(faultOf('l'.repeat(100) + 'e'.repeat(100)).code).toBe('too-deep');
  });

  it('lists unsorted and doubled keys with their offsets and reads on', () => {
    const { irregularities } = readBencode(bytesOf('d1:b0:1:a0:1:c0:1:b0:e'));
    expect(irregularities.map(({ code, offset }) => [code, offset])).toEqual([
      ['unsorted-key', 6],
      ['unsorted-key', 16],
      ['duplicate-key', 16],
    ]);
    expect(readBencode(bytesOf('d1:a0:1:a0:e')).irregularities).toMatchObject([
      { code: 'duplicate-key', offset: 6 },
    ]);
  });

  it('finds doubled keys that stand far from each other in a long unsorted dictionary', () => {
    const keys = Array.from('zabcdefghijka', (key) => `1:${key}0:`).join('');
    const { irregularities } = readBencode(bytesOf(`d${keys}e`));
    expect(irregularities.filter(({ code }) => code === 'duplicate-key')).toMatchObject([{ offset: 61 }]);
  });

  it('compares keys as raw bytes, not as UTF-16', () => {
    const keys = Buffer.concat([Buffer.from('d3:\u{ff5e}0:4:\u{1f600}0:e')]);
    expect(readBencode(new Uint8Array(keys)).irregularities).toEqual([]);
  });

  it('lets white space behind the end through as an irregularity', () => {
    expect(readBencode(bytesOf('de\r\n')).irregularities).toMatchObject([
      { code: 'trailing-whitespace', offset: 2 },
    ]);
  });

  it('reads again after a fault', () => {
    faultOf('d1:al');
    expect(readBencode(bytesOf('d1:ai5ee')).root.get('a')?.safeInteger()).toBe(5);
  });

  it('reads what the bencode package writes, whatever it is', () => {
    fc.assert(
      fc.property(value, (original) => {
        expect(rebuild(readBencode(bencode.encode(original)).root)).toEqual(original);
      }),
      { numRuns: 300, seed: 20_061 },
    );
  });

  it('covers the input with its spans without a gap', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), (original) => {
        const bytes = bencode.encode(original);
        const { root } = readBencode(bytes);
        expect(root.span).toEqual(bytes);
        let end = 1;
        for (const item of root.items()) {
          expect(item.start).toBe(end);
          ({ end } = item);
        }
        expect(end).toBe(bytes.length - 1);
      }),
      { numRuns: 200, seed: 20_062 },
    );
  });

  it('finds nothing irregular in what the bencode package writes with ASCII keys', () => {
    const dictionary = fc.dictionary(fc.string({ maxLength: 6 }), fc.nat(), { noNullPrototype: true });
    fc.assert(
      fc.property(dictionary, (original) => {
        expect(readBencode(bencode.encode(original)).irregularities).toEqual([]);
      }),
      { numRuns: 200, seed: 20_068 },
    );
  });

  it('ends in a document or a fault for any bytes', () => {
    const alphabet = fc.constantFrom(...Buffer.from('deli0123456789:-a'));
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 60 }), (bytes) => {
        const input = Uint8Array.from(bytes);
        let document;
        try {
          document = readBencode(input);
        } catch (error) {
          expect(error).toBeInstanceOf(BencodeError);
          expect((error as BencodeError).offset).toBeLessThanOrEqual(input.length);
          return;
        }
        expect(document.root.end).toBeLessThanOrEqual(input.length);
      }),
      { numRuns: 5000, seed: 20_063 },
    );
  });
});

/** Values as this test builds them: bytes, integers, arrays, and dictionaries as Maps with binary keys. */
type Plain = Uint8Array | number | Plain[] | { [key: string]: Plain };

const key = fc
  .string({ unit: 'grapheme', maxLength: 6 })
  .filter((text) => text !== '__proto__' && text.isWellFormed());

const { value } = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.uint8Array({ maxLength: 20 }),
    fc.maxSafeInteger().map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

function rebuild(node: BencodeValue): Plain {
  if (node.kind === 'integer') return node.safeInteger() as number;
  if (node.kind === 'list') return [...node.items()].map(rebuild);
  if (node.kind === 'string') return Uint8Array.from(node.bytes() as Uint8Array);
  return Object.fromEntries(
    [...node.entries()].map(([name, item]) => [name.text() as string, rebuild(item)]),
  );
}
