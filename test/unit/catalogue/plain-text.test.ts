import { afterEach, describe, expect, it, vi } from 'vitest';
import { toLine, toLines } from '../../../src/catalogue/plain-text.ts';
import { spyOnNormalize } from '../../support/normalize-work.ts';

const MARKS = '\u0315\u0300';

afterEach(() => vi.restoreAllMocks());

describe('toLine and toLines', () => {
  it('refuse what is too long before it is normalised, however it is encoded', () => {
    const work = spyOnNormalize();
    for (const use of [toLine, toLines])
      expect(() => use(`a${MARKS.repeat(62_000)}`, 'report', 2000)).toThrow(/it has 124001 characters/);
    expect(work.characters).toBe(0);
  });

  it('refuse more than 30 marks in a row, and say what to do', () => {
    expect(() => toLine(`a${'\u0300'.repeat(31)}`, 'title', 200)).toThrow(
      expect.objectContaining({
        code: 'malformed',
        message: 'Cannot use the title: it has more than 30 combining marks in a row',
        hint: 'Use at most 30 accents and other marks on one letter.',
      }),
    );
    expect(toLine(`a${'\u0300'.repeat(30)}`, 'title', 200)).toHaveLength(30);
  });

  it('count the characters of the normal form', () => {
    expect(toLine('\u03b1\u0313\u0300\u0345'.repeat(200), 'title', 200)).toBe('\u1f82'.repeat(200));
    expect(() => toLine('\u{1f600}'.repeat(201), 'title', 200)).toThrow(/it has 201 characters/);
    expect(toLines('a\r\nb\rc', 'text', 5)).toBe('a\nb\nc');
  });
});
