import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { liesBelow, parseTarget } from '../../../src/http/target.ts';

describe('parseTarget', () => {
  it.each([
    ['/', ['']],
    ['/a', ['a']],
    ['/a/b/', ['a', 'b', '']],
    ['/a%20b/%C3%A9.torrent', ['a b', 'é.torrent']],
    ['/a?b=/../c', ['a']],
    ['http://host/a/b', ['a', 'b']],
    ['http://host', ['']],
    ['/...', ['...']],
    ['/%25', ['%']],
  ])('reads %s', (raw, segments) => {
    expect(parseTarget(raw).segments).toEqual(segments);
  });

  it('reads the query apart from the path', () => {
    expect(parseTarget('/?q=a%20b&q=c').query.getAll('q')).toEqual(['a b', 'c']);
  });

  it.each([
    ['an encoded slash', '/..%2f..%2fetc/passwd'],
    ['an encoded slash in capitals', '/a%2Fb'],
    ['a dot segment', '/a/../b'],
    ['an encoded dot segment', '/%2e%2e/b'],
    ['a single dot', '/./b'],
    ['a backslash', '/a\\b'],
    ['an encoded backslash', '/..%5c..%5cb'],
    ['an empty segment', '//evil/x'],
    ['NUL', '/a%00b'],
    ['a line break', '/a%0d%0ab'],
    ['bytes that are no UTF-8', '/%ff'],
    ['a lone surrogate', '/%ed%a0%80'],
    ['an escape without digits', '/%zz'],
    ['no path at all', '*'],
    ['another scheme', 'ftp://host/a'],
    ['a hundred segments', '/a'.repeat(100)],
    ['nine thousand characters', `/${'a'.repeat(9000)}`],
  ])('refuses %s', (_what, raw) => {
    expect(() => parseTarget(raw)).toThrow(AppError);
  });
});

describe('liesBelow', () => {
  it.each(['/api', '/api/', '/api/a', '/api?q', '/api/%ff', 'http://host/api/a', 'https://host/api#a'])(
    'finds %s below /api',
    (raw) => expect(liesBelow(raw, '/api')).toBe(true),
  );

  it.each(['/', '/apia', '/a/api', '/?/api', 'http://api/', 'http://host', '*', ''])(
    'does not find %s below /api',
    (raw) => expect(liesBelow(raw, '/api')).toBe(false),
  );
});
