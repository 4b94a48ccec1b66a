import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fold, isStreamSafe, normalize, toStreamSafe, toVisible } from '../../../src/lib/unicode.ts';
import { longestRun, spyOnNormalize } from '../../support/normalize-work.ts';

const MARKS = '\u0315\u0300';
const nonStarters = fc.constantFrom(
  '\u0300',
  '\u0315',
  '\u0345',
  '\u0f73',
  '\u0344',
  '\uff9e',
  '\u{1d165}',
  '\u0334',
);
const anything = fc.constantFrom(
  'a',
  'é',
  '\u1f82',
  '\u0915',
  '\u093e',
  '\u034f',
  '\ufdfa',
  '\u{1f600}',
  '\ud800',
);
const hostile = fc
  .array(fc.tuple(fc.oneof(anything, nonStarters), fc.nat(40)), { maxLength: 20 })
  .map((parts) => parts.map(([character, count]) => character.repeat(count)).join(''));

afterEach(() => vi.restoreAllMocks());

describe('toStreamSafe', () => {
  it('puts a joiner before each 31st mark in a row, and changes nothing else', () => {
    const thirty = MARKS.repeat(15);
    expect(toStreamSafe(`a${thirty}`)).toBe(`a${thirty}`);
    expect(toStreamSafe(`a${thirty}${thirty}\u0300b`)).toBe(`a${thirty}\u034f${thirty}\u034f\u0300b`);
    // The alpha ends in three marks of its own, and U+0344 is two.
    expect(toStreamSafe(`\u1f82${'\u0300'.repeat(28)}`)).toBe(`\u1f82${'\u0300'.repeat(27)}\u034f\u0300`);
    expect(toStreamSafe('\u0344'.repeat(16))).toBe(`${'\u0344'.repeat(15)}\u034f\u0344`);
    // A vowel sign is a mark, and yet a starter.
    expect(toStreamSafe('\u093e'.repeat(50))).toBe('\u093e'.repeat(50));
  });

  it('leaves no run of more than 30 in any form, whatever the text is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const safe = toStreamSafe(text);
        expect(safe.replaceAll('\u034f', '')).toBe(text.replaceAll('\u034f', ''));
        expect(toStreamSafe(safe)).toBe(safe);
        expect(isStreamSafe(text)).toBe(safe === text);
        for (const form of ['NFC', 'NFKC', 'NFKD'] as const)
          expect(longestRun(normalize(text, form))).toBeLessThanOrEqual(30);
        expect(isStreamSafe(text)).toBe(longestRun(text.normalize('NFKD')) <= 30);
      }),
    );
  });

  it('suspects every character that becomes non-starters, in the Unicode of this engine', () => {
    const starters: string[] = [];
    for (let code = 0x80; code < 0x110000; code++) {
      const character = String.fromCodePoint(code);
      if (longestRun(character.normalize('NFKD')) > 3) starters.push(code.toString(16));
      const isFirst = longestRun(Array.from(character.normalize('NFKD'))[0] ?? '') > 0;
      if (isFirst && isStreamSafe(character.repeat(31))) starters.push(code.toString(16));
    }
    expect(starters).toEqual([]);
  });
});

describe('normalize', () => {
  it('is what the engine makes of text that people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const form of ['NFC', 'NFKC', 'NFKD'] as const)
          expect(normalize(text, form)).toBe(text.normalize(form));
      }),
    );
  });

  it('gives the engine no more than grows with the text, and no long run', () => {
    for (const form of ['NFC', 'NFKC', 'NFKD'] as const) {
      const [one, two, four] = [1000, 2000, 4000].map((count) => {
        const work = spyOnNormalize();
        normalize(`a${MARKS.repeat(count)}`, form);
        work.spy.mockRestore();
        expect(work.longestRun).toBeLessThanOrEqual(30);
        return work.characters;
      }) as [number, number, number];
      expect(four - two).toBeLessThanOrEqual(2.1 * (two - one) + 200);
    }
  });
});

describe('fold', () => {
  it('takes away accents and capitals, whatever they are encoded as', () => {
    expect(fold('Déjà')).toBe('deja');
    expect(fold('De\u0301ja\u0300')).toBe('deja');
    expect(fold(`a${MARKS.repeat(100)}B`)).toBe('ab');
  });
});

describe('toVisible', () => {
  it('leaves what the eye sees', () => {
    expect(toVisible('de\u00adb\u200di\u200ba\u034fn')).toBe('debian');
    expect(toVisible('\uff41\uff50\uff49\u3164')).toBe('api');
  });
});

describe('the program', () => {
  it('normalises and compares text in no other place, where its cost would not be bounded', () => {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    const files = ['src', 'public'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.[jt]s$/.test(name))
        .map((name) => join(folder, name)),
    );
    expect(files.length).toBeGreaterThan(300);
    const own = join('src', 'lib', 'unicode.ts');
    // What a migration called stays as it was, and has the same bound of its own.
    const frozen = join('src', 'stores', 'sqlite', 'migrations', 'functions-0004.ts');
    const others = files.filter((file) =>
      /\.normalize\(|\blocaleCompare\b|\bCollator\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(others.toSorted()).toEqual([own, frozen]);
  });
});
