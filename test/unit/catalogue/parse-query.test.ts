import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/catalogue/parse-query.ts';
import type { SearchPhrase, SearchTerms } from '../../../src/catalogue/search-terms.ts';

/** Terms as one line: `debian "two words"* -without`. */
function shown(terms: SearchTerms | undefined): string | undefined {
  if (terms === undefined) return undefined;
  const show = ({ words, isPrefix }: SearchPhrase) =>
    (words.length === 1 ? words[0]! : `"${words.join(' ')}"`) + (isPrefix ? '*' : '');
  return [...terms.phrases.map(show), ...terms.without.map((phrase) => `-${show(phrase)}`)].join(' ');
}

describe('parseQuery', () => {
  it.each([
    ['debian', 'debian*'],
    ['debian netinst', 'debian netinst*'],
    ['  debian\t netinst \n', 'debian netinst*'],
    ['"debian netinst"', '"debian netinst"'],
    ['"debian" netinst', 'debian netinst*'],
    ['debian "net inst"', 'debian "net inst"'],
    ['debian "net inst', 'debian "net inst"'],
    ['debian"net inst"', 'debian "net inst"'],
    ['“debian netinst” „x“', '"debian netinst" x'],
    ['-debian', '-debian'],
    ['linux -debian', 'linux -debian'],
    ['linux -"debian netinst" -arm', 'linux -"debian netinst" -arm'],
    ['linux -"debian netinst', 'linux -"debian netinst"'],
    ['linux -hello-world', 'linux -"hello world"'],
    ['hello-world', '"hello world"*'],
    ['hello-world x', '"hello world" x*'],
    ['debian_13.1.0-amd64.iso', '"debian 13 1 0 amd64 iso"*'],
    ['S01E02.1080p', '"S01E02 1080p"*'],
    ['-.iso linux', 'linux* -iso'],
    ['a -', 'a*'],
    ['- a', 'a*'],
    ['foo - bar', 'foo bar*'],
    ['--verbose', 'verbose*'],
    ['foo-"bar"', 'foo bar'],
    ['"foo"-bar', 'foo bar*'],
    ['C++ c#', 'C c*'],
    ['a AND', 'a AND*'],
    ['NOT NEAR(x OR y)', 'NOT "NEAR x" OR y*'],
    ['nope:x', '"nope x"*'],
    ['*', undefined],
    ['^', undefined],
    ['%', undefined],
    ['"', undefined],
    ['""""', undefined],
    ['- -- -"" -', undefined],
    ['', undefined],
    ['😀', undefined],
    ['日', '日*'],
    ['日本', '日本'],
    ['中文字', '"中文 文字"'],
    ['Windows电影', '"Windows 电影"'],
    ['"電" iso', '電* iso*'],
    ['中文x', '"中文 文 x"*'],
    ['中-文', '"中 文"*'],
    ['-字幕 -中', '-字幕 -中*'],
    ['ภาษาไทย', '"ภา าษ ษา าไ ไท ทย"'],
    ['ガンダム', '"ガン ンダ ダム"'],
    ['한국어', '"한국 국어"'],
    ['ﬁle ＦＵＬＬ cafe\u0301', 'file FULL café*'],
    ['हिन्दी', 'हिन्दी*'],
    ['x\0y', '"x y"*'],
    ['\ue0001 a', '1 a*'],
    ['\ud800 a\udfff', 'a*'],
  ])('reads %j as %j', (text, expected) => {
    expect(shown(parseQuery(text))).toBe(expected);
  });

  it('takes the first 16 words, wherever they stand, and 64 characters of each', () => {
    const words = Array.from({ length: 20 }, (_, index) => `word${index}`);
    expect(parseQuery(words.join(' '))?.phrases).toEqual(
      words.slice(0, 16).map((word) => ({ words: [word], isPrefix: false })),
    );
    expect(parseQuery(`"${words.join(' ')}" more`)).toEqual({
      phrases: [{ words: words.slice(0, 16), isPrefix: false }],
      without: [],
    });
    expect(parseQuery(words.map((word) => `-${word}`).join(' '))?.without).toHaveLength(16);
    expect(parseQuery('x'.repeat(5000))?.phrases).toEqual([{ words: ['x'.repeat(64)], isPrefix: true }]);
  });

  it('never fails, and gives nothing but letters, marks and digits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: fc.constantFrom('a', '"', '-', ' ', '.', '“', '\n'), maxLength: 60 }),
        (a, b) => {
          for (const terms of [parseQuery(a), parseQuery(b), parseQuery(a + b)]) {
            if (terms === undefined) continue;
            const phrases = [...terms.phrases, ...terms.without];
            expect(phrases.length).toBeGreaterThan(0);
            const words = phrases.flatMap((phrase) => phrase.words);
            expect(words.length).toBeLessThanOrEqual(16 * 64);
            for (const word of words) expect(word).toMatch(/^[\p{L}\p{M}\p{N}\ufffd]{1,64}$/u);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('reads the longest of queries in no time', () => {
    for (const text of ['"', '-', '- ', '-"', 'a-', '"-a ']) {
      expect(() => parseQuery(text.repeat(1_000_000))).not.toThrow();
    }
  });
});
