import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../src/site/messages/languages.ts';

const { en, de, ar } = LANGUAGES;

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [102_400, '100 KiB'],
    [1024 ** 2 - 1, '1 MiB'],
    [3_865_470_566, '3.6 GiB'],
    [Number.MAX_SAFE_INTEGER, '8 PiB'],
  ])('writes %d bytes as %s', (count, text) => {
    expect(en.format.bytes(count).replace('\u00a0', ' ')).toBe(text);
  });

  it('writes decimals as the language does', () => {
    expect([de.format.bytes(1536), ar.format.bytes(1536)]).toEqual(['1,5\u00a0KiB', '1.5\u00a0KiB']);
  });
});

describe('size', () => {
  it('tells the exact bytes as well', () => {
    expect(en.format.size(3_865_470_566).toString()).toContain('title="3,865,470,566\u00a0bytes"');
  });
});

describe('recent', () => {
  const now = new Date('2026-11-30T12:00:00Z');
  const shown = (at: string, { format } = en): string => {
    const html = format.recent(new Date(at), now).toString();
    return />([^<]*)</.exec(html)?.[1] ?? html;
  };

  it('counts back some days, then names the day, and the year when it is another', () => {
    expect(shown('2026-11-28T14:00:00Z')).toBe('yesterday');
    expect(shown('2026-11-28T11:00:00Z')).toBe('2 days ago');
    expect(shown('2026-11-16T12:00:00Z')).toBe('16 Nov');
    expect(shown('2025-12-01T12:00:00Z')).toBe('1 Dec');
    expect(shown('2024-03-08T12:00:00Z')).toBe('8 Mar 2024');
    expect(shown('2026-12-24T12:00:00Z')).toBe('24 Dec');
    expect(shown('2024-03-08T12:00:00Z', ar)).not.toMatch(/[\u061c\u200e\u200f]/);
  });

  it('carries the moment, for programs and in words', () => {
    const html = en.format.recent(new Date('2026-03-08T12:33:44Z'), now).toString();
    expect(html).toContain('datetime="2026-03-08T12:33Z" title="8 March 2026 at 12:33 UTC"');
  });
});

describe('rowName', () => {
  const parts = (name: string): string[] =>
    en.format
      .rowName(name)
      .toString()
      .split(/<[^>]*>/)
      .filter((part) => part !== '');

  it('sets the end of a long name apart, and nothing of a short one', () => {
    expect(parts('debian-13.iso')).toEqual(['debian-13.iso']);
    const long = 'Debian 13.2 “trixie” network installer, amd64';
    expect(parts(long).join('')).toBe(long);
    expect(parts(long)).toHaveLength(2);
    expect(parts(long)[1]).toMatch(/, amd64$/);
  });

  it('parts no letter from its marks, and keeps fewer of wide characters in sight', () => {
    for (const letter of ['e\u0301', '👩\u200d🚀', '\u{1f469}'])
      expect(parts(letter.repeat(60)).join('')).toBe(
        letter.repeat(60).slice(0, 255) + (letter.length > 4 ? '…' : ''),
      );
    expect(parts('e\u0301'.repeat(60))[1]).toMatch(/^e/);
    expect(parts('語'.repeat(60))[1]?.length).toBeLessThan(parts('i'.repeat(60))[1]?.length ?? 0);
  });
});

describe('day', () => {
  it('shows the day and carries the moment', () => {
    const day = en.format.day(new Date('2026-09-15T12:33:44Z')).toString();
    expect(day).toContain('<time datetime="2026-09-15T12:33:44.000Z"');
    expect(day).toContain('>2026-09-15</time>');
  });

  it('shows no date for what no calendar here can write', () => {
    expect(en.format.day(new Date(Number.NaN)).toString()).toBe('unknown');
    expect(en.format.recent(new Date(Number.NaN), new Date()).toString()).toBe('unknown');
    expect(de.format.moment(new Date(8.64e15)).toString()).toBe('unbekannt');
  });
});

describe('moment', () => {
  it('writes the moment in words', () => {
    const date = new Date('2026-09-15T12:33:44Z');
    expect(en.format.moment(date).toString()).toContain('>15 September 2026 at 12:33 UTC<');
    expect(de.format.moment(date).toString()).toContain('>15. September 2026 um 12:33 Uhr UTC<');
  });
});

describe('relative', () => {
  it.each([
    ['2026-09-15T12:00:00Z', 'now'],
    ['2026-09-15T11:59:15Z', '45 seconds ago'],
    ['2026-09-15T11:15:00Z', '45 minutes ago'],
    ['2026-09-15T09:00:00Z', '3 hours ago'],
    ['2026-09-14T11:00:00Z', 'yesterday'],
    ['2026-07-01T12:00:00Z', '2 months ago'],
    ['2020-09-15T12:00:00Z', '6 years ago'],
    ['2026-09-20T13:00:00Z', 'in 5 days'],
  ])('tells of %s as %s', (moment, text) => {
    expect(en.format.relative(new Date(moment), new Date('2026-09-15T12:00:00Z'))).toBe(text);
  });
});

describe('ago', () => {
  it('has the exact moment for those who ask', () => {
    const moment = new Date('2026-09-12T09:30:00Z');
    expect(en.format.ago(moment, new Date('2026-09-15T12:00:00Z')).toString()).toBe(
      '<time datetime="2026-09-12T09:30:00.000Z" title="12 September 2026 at 09:30 UTC">3 days ago</time>',
    );
    expect(en.format.ago(new Date(8e15), new Date(0)).toString()).not.toContain('<time');
  });
});

describe('list', () => {
  it('joins as the language does, and escapes what is no HTML', () => {
    expect(en.format.list(['a', '<b>', en.format.name('c')]).toString()).toBe(
      'a, &lt;b&gt; and <bdi>c</bdi>',
    );
    expect(de.format.list(['a', 'b', 'c']).toString()).toBe('a, b und c');
  });
});

describe('name', () => {
  it('keeps a name apart from the direction of the text around it', () => {
    expect(en.format.name('שלום').toString()).toBe('<bdi>שלום</bdi>');
  });

  it('gives a reader something to see where there is nothing in the name', () => {
    expect(en.format.name('\u200d \u200c').toString()).toContain('invisible name');
  });
});
