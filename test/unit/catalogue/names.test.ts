import { afterEach, describe, expect, it, vi } from 'vitest';
import { fileNameFor, toCollection, toFileName, toNewCollection } from '../../../src/catalogue/names.ts';
import { isStreamSafe } from '../../../src/lib/unicode.ts';
import { spyOnNormalize } from '../../support/normalize-work.ts';

const MARKS = '\u0315\u0300';

afterEach(() => vi.restoreAllMocks());

describe('toCollection and toFileName', () => {
  it('give the normal form C of what was typed', () => {
    expect(toCollection('cafe\u0301/13')).toBe('café/13');
    expect(toFileName('cafe\u0301.torrent')).toBe('café.torrent');
    // 85 letters of three marks each are 340 units as they are typed, and 255 bytes as they are stored.
    expect(toCollection('\u03b1\u0313\u0300\u0345'.repeat(85))).toBe('\u1f82'.repeat(85));
  });

  it('refuse what is too long before it is normalised', () => {
    const work = spyOnNormalize();
    for (const use of [toCollection, toFileName]) {
      expect(() => use(`a${MARKS.repeat(100_000)}.torrent`)).toThrow(/longer than 255 bytes/);
      expect(() => use(`a${MARKS.repeat(20)}.torrent`)).toThrow(/more than 30 combining marks in a row/);
    }
    expect(() => toCollection('a/'.repeat(100_000))).toThrow(/16 folders deep/);
    expect(work.characters).toBeLessThan(2000);
  });
});

describe('toNewCollection', () => {
  it('refuses a name that only files have, in any case', () => {
    for (const name of ['x.torrent', 'a/x.TORRENT/b', '.torrent'])
      expect(() => toNewCollection(name), name).toThrow(/ends in \.torrent/);
    expect(toNewCollection('x.torrents/torrent')).toBe('x.torrents/torrent');
  });

  it('refuses a name that the eye takes for another', () => {
    for (const name of [
      'de\u00adbian',
      'deb\u200dian',
      'deb\u200cian',
      'debian\u3164',
      '\u115fdebian',
      'debian\uffa0',
      'debian\u034f',
      'debian\ufe0f',
      'debian\u{e0061}',
      'debian\u2800',
      'a\u00a0b',
      'a\u3000b',
      ' debian',
      'debian ',
      'a  b',
    ]) {
      expect(() => toNewCollection(name), JSON.stringify(name)).toThrow(/invisible/);
      expect(() => toNewCollection(`os/${name}/13`), JSON.stringify(name)).toThrow(/invisible/);
    }
  });

  it('takes the names of all languages', () => {
    for (const name of ['debian', 'a b', 'Ünïcode', '映画', 'می\u200cخواهم', 'क्\u200dष', '\u05d0\u05b8', 'ｶﾞ'])
      expect(toNewCollection(name)).toBe(toCollection(name));
  });
});

describe('toFileName', () => {
  it('says which part a name lacks', () => {
    expect(() => toFileName('app.zip')).toThrow('it does not end in .torrent');
    expect(() => toFileName('.torrent')).toThrow('it has nothing before .torrent');
  });
});

describe('fileNameFor', () => {
  it('cuts a name of any length and any marks to one that can be stored', () => {
    const work = spyOnNormalize();
    for (const name of [`a${MARKS.repeat(100_000)}`, 'é'.repeat(1_000_000), '\u{1f600}'.repeat(100_000)]) {
      const fileName = fileNameFor(name);
      expect(isStreamSafe(fileName)).toBe(true);
      expect(toFileName(fileName)).toBe(fileName);
    }
    expect(work.characters).toBeLessThan(10_000);
    expect(work.longestRun).toBeLessThanOrEqual(30);
  });
});
