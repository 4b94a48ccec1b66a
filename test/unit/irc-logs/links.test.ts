import { describe, expect, it } from 'vitest';
import { linkText } from '../../../src/irc-logs/links.ts';

describe('linkText', () => {
  it.each([
    ['see https://a.example/b?c=d#e.', ['https://a.example/b?c=d#e']],
    [
      '(http://a.example/b), "http://a.example/c"; <http://a.example/d>!',
      ['http://a.example/b', 'http://a.example/c', 'http://a.example/d'],
    ],
    [
      'http://a.example/wiki/B_(c) and [http://a.example]',
      ['http://a.example/wiki/B_(c)', 'http://a.example'],
    ],
    ['HTTP://A.example/ÄÖ', ['HTTP://A.example/ÄÖ']],
    [
      'magnet:?xt=urn:btih:52492b0c91a041ea962aec61b1e74591120fb0a0',
      ['magnet:?xt=urn:btih:52492b0c91a041ea962aec61b1e74591120fb0a0'],
    ],
    ['javascript:alert(1) data:text/html,x xhttp://a.example ftp://a.example http:// http://. https', []],
    ['', []],
  ])('finds the addresses in %j', (text, urls) => {
    const parts = linkText(text);
    expect(parts.flatMap(({ url }) => url ?? [])).toEqual(urls);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });

  it('leaves what follows many addresses as text', () => {
    const parts = linkText('http://a.example '.repeat(1000));
    expect(parts.filter(({ url }) => url !== undefined)).toHaveLength(20);
    expect(parts.map(({ text }) => text).join('')).toBe('http://a.example '.repeat(1000));
  });

  it.each(['.', '(', ')', 'http://', 'http://a(', '.a', '!)'])('reads a line of nothing but %j', (piece) => {
    const text = `http://a.example/${piece.repeat(200_000 / piece.length)}a`;
    expect(
      linkText(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
