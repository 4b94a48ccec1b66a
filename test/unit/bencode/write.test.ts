import bencode from 'bencode';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBencode } from '../../../src/bencode/read.ts';
import type { BencodeValue } from '../../../src/bencode/value.ts';
import { BencodeWriter } from '../../../src/bencode/write.ts';
import { Pairs, type Value, write } from '../../support/metainfo/make.ts';

function canonical(bytes: Uint8Array): Uint8Array {
  const writer = new BencodeWriter();
  writer.canonical(readBencode(bytes), 0);
  return writer.finish();
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('BencodeWriter', () => {
  it('writes strings, lists and dictionaries', () => {
    const writer = new BencodeWriter();
    writer.openDictionary();
    writer.string('é');
    writer.list(['a', '']);
    writer.string(Uint8Array.of(0xff));
    writer.copy(Buffer.from('i5e'));
    writer.close();
    expect(text(writer.finish())).toBe('d2:\xc3\xa9l1:a0:e1:\xffi5ee');
  });

  it('writes nothing when nothing was given to it', () => {
    expect(new BencodeWriter().finish().length).toBe(0);
  });

  it('sorts keys as raw bytes on every level and keeps the first of equal ones', () => {
    const bytes = Buffer.from('ld1:b1:11:ali1e0:e1:b1:2ed2:aa0:1:a0:0:0:ee', 'latin1');
    expect(text(canonical(bytes))).toBe('ld1:ali1e0:e1:b1:1ed0:0:1:a0:2:aa0:ee');
  });

  it('gives canonical bencode back as it is', () => {
    fc.assert(
      fc.property(value, (original) => {
        const bytes = write(original);
        expect(text(canonical(bytes))).toBe(text(bytes));
      }),
      { numRuns: 500, seed: 20_071 },
    );
  });

  it('makes anything canonical that can be read, and says the same with it', () => {
    fc.assert(
      fc.property(wildValue, (original) => {
        const bytes = write(original);
        const once = canonical(bytes);
        expect(readBencode(once).irregularities).toEqual([]);
        expect(canonical(once)).toEqual(once);
        expect(rebuild(readBencode(once).root)).toEqual(rebuild(readBencode(bytes).root));
      }),
      { numRuns: 500, seed: 20_072 },
    );
  });
});

describe('readBencode', () => {
  it('reads canonical bencode so that writing it gives the same bytes', () => {
    fc.assert(
      fc.property(value, (original) => {
        const bytes = write(original);
        const document = readBencode(bytes);
        expect(document.irregularities).toEqual([]);
        expect(text(write(rebuild(document.root)))).toBe(text(bytes));
      }),
      { numRuns: 500, seed: 20_073 },
    );
  });

  it('reads canonical bencode with text for keys as the bencode package does', () => {
    fc.assert(
      fc.property(plainValue, (original) => {
        const bytes = write(original);
        expect(toPlain(readBencode(bytes).root)).toEqual(bencode.decode(bytes));
      }),
      { numRuns: 500, seed: 20_074 },
    );
  });
});

/** What a document says, with keys of raw bytes; of equal keys the first. */
function rebuild(node: BencodeValue): Value {
  if (node.kind === 'integer') return node.integer() as bigint;
  if (node.kind === 'list') return [...node.items()].map(rebuild);
  if (node.kind === 'string') return Uint8Array.from(node.bytes() as Uint8Array);
  const entries = new Map<string, readonly [Uint8Array, Value]>();
  for (const [name, item] of node.entries()) {
    const key = Uint8Array.from(name.bytes() as Uint8Array);
    if (!entries.has(text(key))) entries.set(text(key), [key, rebuild(item)]);
  }
  return new Pairs(
    ...[...entries].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry),
  );
}

function toPlain(node: BencodeValue): unknown {
  if (node.kind === 'integer') return node.safeInteger();
  if (node.kind === 'list') return [...node.items()].map(toPlain);
  if (node.kind === 'string') return Uint8Array.from(node.bytes() as Uint8Array);
  return Object.fromEntries([...node.entries()].map(([name, item]) => [name.text(), toPlain(item)]));
}

const leaf = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.uint8Array({ maxLength: 12 }),
);

function nest(dictionary: (value: fc.Arbitrary<Value>) => fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      dictionary(tie('value')),
    ),
  })).value;
}

const bytesKey = fc.uint8Array({ maxLength: 3 });

/** Values whose dictionaries have sorted keys of raw bytes, each once. */
const value = nest((item) =>
  fc
    .uniqueArray(fc.tuple(bytesKey, item), { maxLength: 5, selector: ([key]) => text(key) })
    .map((entries) => new Pairs(...entries.toSorted(([one], [other]) => Buffer.compare(one, other)))),
);

/** Values whose dictionaries have keys in any order, and twice. */
const wildValue = nest((item) =>
  fc.array(fc.tuple(bytesKey, item), { maxLength: 8 }).map((entries) => new Pairs(...entries)),
);

const plainValue = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.maxSafeInteger().map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.uint8Array({ maxLength: 12 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ maxLength: 5 }).filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 5, noNullPrototype: true },
    ),
  ),
})).value;
