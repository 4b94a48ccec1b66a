import { describe, expect, it } from 'vitest';
import { isDotName } from '../../../src/lib/dot-name.ts';

describe('isDotName', () => {
  it.each([
    ['', 'no name'],
    ['.', 'this folder'],
    ['..', 'the folder above'],
    ['...', 'dots that Windows drops'],
    ['.. ', 'a space that Windows drops'],
    ['. .', 'dots and spaces'],
    ['..;', 'an empty path parameter'],
    ['..;x', 'a path parameter'],
    ['.;x', 'a path parameter'],
    ['..;jsessionid=1;v=2', 'several path parameters'],
    ['..;x.torrent', 'a path parameter in a file name'],
    [';x', 'nothing but a path parameter'],
    ['%2e%2e', 'encoded dots'],
    ['.%2E', 'one encoded dot'],
    ['%252e%252e', 'dots encoded twice'],
    ['%25252e', 'a dot encoded three times'],
    ['..%3bx', 'an encoded semicolon'],
    ['%2e%2e%3B', 'all of it encoded'],
    ['..%2fadmin', 'an encoded slash'],
    ['a%2fb', 'an encoded slash'],
    ['a%5cb', 'an encoded backslash'],
    ['..%00', 'dots before an encoded NUL'],
    ['\u2025', 'the two dot leader'],
    ['\u2026', 'the ellipsis'],
    ['\u2024\u2024', 'one dot leaders'],
    ['\uff0e\uff0e', 'fullwidth dots'],
    ['..\uff1bx', 'a fullwidth semicolon'],
    ['..\u037ex', 'the Greek question mark'],
    ['\uff05\uff12\uff45', 'a fullwidth encoded dot'],
    ['.\u00ad.', 'a soft hyphen between dots'],
    ['\u2060..', 'a word joiner before dots'],
  ])('takes %j for one: %s', (name) => {
    expect(isDotName(name)).toBe(true);
  });

  it.each([
    'debian',
    '.net',
    '..a',
    'a..',
    'a.',
    'v1..v2',
    'a;b',
    'a;..',
    'C++',
    '100%',
    '%',
    '50%25',
    'a%20b',
    '…and more',
    '-',
    '_',
    'x.torrent',
    '....torrent',
  ])('takes %j for a name', (name) => {
    expect(isDotName(name)).toBe(false);
  });
});
