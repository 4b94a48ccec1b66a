import { describe, expect, it } from 'vitest';
import { bytes, countOf, day, formatBytes, moment, name, shorten } from '../../src/site/format.ts';

describe('formatBytes', () => {
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
    expect(formatBytes(count).replace('\u00a0', ' ')).toBe(text);
  });
});

describe('bytes', () => {
  it('tells the exact bytes as well', () => {
    expect(bytes(3_865_470_566).toString()).toContain('title="3,865,470,566\u00a0bytes"');
  });
});

describe('countOf', () => {
  it('agrees with its noun', () => {
    expect([countOf(1, 'file'), countOf(0, 'file'), countOf(12_345, 'file')]).toEqual([
      '1\u00a0file',
      '0\u00a0files',
      '12,345\u00a0files',
    ]);
  });
});

describe('day', () => {
  it('shows the day and carries the moment', () => {
    expect(day(new Date('2026-09-15T12:33:44Z')).toString()).toContain(
      '<time datetime="2026-09-15T12:33:44.000Z"',
    );
    expect(day(new Date('2026-09-15T12:33:44Z')).toString()).toContain('>2026-09-15</time>');
  });

  it('shows no date for what no calendar here can write', () => {
    expect(day(new Date(Number.NaN)).toString()).toBe('unknown');
    expect(moment(new Date(8.64e15)).toString()).toBe('unknown');
  });
});

describe('shorten', () => {
  it('cuts without leaving half a character behind', () => {
    expect(shorten('a😀b', 2)).toBe('a…');
    expect(shorten('abc', 3)).toBe('abc');
  });
});

describe('name', () => {
  it('keeps a name apart from the direction of the text around it', () => {
    expect(name('שלום').toString()).toBe('<bdi>שלום</bdi>');
  });

  it('gives a reader something to see where there is nothing in the name', () => {
    expect(name('\u200d \u200c').toString()).toContain('cannot be seen');
  });
});
