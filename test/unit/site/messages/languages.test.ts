import { describe, expect, it } from 'vitest';
import { LANGUAGE_TAGS, LANGUAGES, type Language } from '../../../../src/site/messages/languages.ts';
import { frame, frameIn } from '../../../support/site/fixtures.ts';
import { pagesOf } from '../pages-of.ts';
import { parsePage, type ParsedPage } from '../../../support/site/parse-page.ts';

const COUNT = 102;
const OTHERS = LANGUAGE_TAGS.filter((tag) => tag !== 'en');

/** What is several words long and the same in another language. */
const SHARED = new Set(['Infohash v1', 'Infohash v2', 'BitTorrent Enhancement Proposal 3.']);

function pagesIn(language: Language): [string, ParsedPage][] {
  const pages = pagesOf(frameIn(language), { count: COUNT });
  return Object.entries(pages).map(([name, page]) => [name, parsePage(page())]);
}

function sentencesOf(pages: readonly [string, ParsedPage][]): string[] {
  const texts = pages.flatMap(([, { ownTexts }]) => ownTexts);
  return [...new Set(texts)].filter((text) => /\p{L}{2,} \p{L}/u.test(text) && !text.includes('harmless'));
}

const english = new Set(sentencesOf(pagesIn('en')));

describe.each(OTHERS)('the pages in %s', (language) => {
  const pages = pagesIn(language);

  it('say nothing in English but what they mark as English', () => {
    expect(english.size).toBeGreaterThan(150);
    expect(sentencesOf(pages).filter((text) => english.has(text) && !SHARED.has(text))).toEqual([]);
  });

  it('have the elements of the English ones, but that sentences may be built another way', () => {
    const pagesInEnglish = pagesOf(frame, { count: COUNT });
    const elementsOf = (page: ParsedPage): string => page.skeleton.toSorted().join('\n');
    for (const [name, page] of pages) {
      const expected = parsePage(pagesInEnglish[name]?.() ?? '');
      expect(elementsOf(page), name).toBe(elementsOf(expected));
    }
  });

  it('name their language and its direction', () => {
    for (const [name, page] of pages) {
      expect(page.find('html')[0]?.attributes, name).toEqual({
        lang: language,
        dir: LANGUAGES[language].dir,
      });
    }
  });

  it('hold no mark that turns the direction of text', () => {
    const texts = pages.flatMap(([, page]) => page.ownTexts);
    expect(texts.filter((text) => /[\ufffd\u200e\u200f\u061c]/.test(text))).toEqual([]);
  });
});

describe('an Arabic page', () => {
  const pages = pagesIn('ar');

  it('is written from right to left, with what machines read from left to right', () => {
    for (const [name, page] of pages) {
      expect(page.find('html')[0]?.attributes['dir']).toBe('rtl');
      const wrong = page.find('code').filter(({ attributes }) => attributes['dir'] !== 'ltr');
      const loose = wrong.filter(({ text }) => page.find('pre').every((pre) => pre.text !== text));
      expect(loose, name).toEqual([]);
    }
  });

  it('agrees with its numbers in all six forms', () => {
    const { files } = LANGUAGES.ar.messages.common;
    expect([0, 1, 2, 3, 11, 100].map((count) => files({ count }).replace('\u00a0', ' '))).toEqual([
      'لا ملفات',
      'ملف واحد',
      'ملفان',
      '3 ملفات',
      '11 ملفًا',
      '100 ملف',
    ]);
  });
});

describe.each(OTHERS)('the messages of %s', (language) => {
  const { messages } = LANGUAGES[language];
  const { problems } = LANGUAGES.en.messages;

  it('explain every problem with the commands and names of the English explanation', () => {
    for (const code of Object.keys(problems) as (keyof typeof problems)[]) {
      const { meaning, remedies } = messages.problems[code];
      const own = codesIn([meaning, ...Object.values(remedies)]);
      const wanted = codesIn([problems[code].meaning, ...Object.values(problems[code].remedies)]);
      expect(
        wanted.filter((text) => !own.includes(text)),
        code,
      ).toEqual([]);
    }
  });
});

function codesIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split('`').filter((_, index) => index % 2 === 1));
}
