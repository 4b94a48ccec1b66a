import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { readQuery } from '../../../src/service/input/texts.ts';
import { isSearch, LIST_QUERY, nextQuery, toListQuery } from '../../../src/service/list-query.ts';

const parse = (query: string) =>
  toListQuery(readQuery(LIST_QUERY, new URLSearchParams(query), 'list torrents'), 50);

const PLAIN = { query: undefined, sort: 'published', order: 'desc', limit: 50, after: undefined };

describe('toListQuery', () => {
  it('lists the newest first when nothing is asked for, or only what it does not know', () => {
    expect(parse('')).toEqual(PLAIN);
    expect(parse('utm_source=x')).toEqual(PLAIN);
    expect(parse('q=&category=+&sizeMin=&sort=&cursor=')).toEqual(PLAIN);
  });

  it.each([
    ['q=debian+-arm', { query: 'debian -arm' }],
    ['q=readme&in=all', { query: 'readme', everywhere: true }],
    ['q=readme&in=names', { query: 'readme' }],
    ['collection=/debian/13/', { collection: 'debian/13' }],
    ['collection=e%CC%81&below=true', { collection: 'é', below: true }],
    ['collection=/', { collection: '' }],
    ['below=0', { below: false }],
    [
      'category=linux&tag=net+inst&version=hybrid',
      { category: 'linux', tags: ['net inst'], version: 'hybrid' },
    ],
    ['sizeMin=700M&sizeMax=4GiB', { sizeMin: 700_000_000, sizeMax: 4 * 2 ** 30 }],
    ['publishedFrom=2026-01-31', { publishedFrom: new Date(Date.UTC(2026, 0, 31)) }],
    ['publishedBefore=2026-01-31T12:00:00%2B02:00', { publishedBefore: new Date(Date.UTC(2026, 0, 31, 10)) }],
    ['publishedBefore=2026-01-31T12:00:00+02:00', { publishedBefore: new Date(Date.UTC(2026, 0, 31, 10)) }],
    ['sort=name', { sort: 'name', order: 'asc' }],
    ['sort=size', { sort: 'size' }],
    ['sort=files&order=asc', { sort: 'files', order: 'asc' }],
    ['limit=1000', { limit: 1000 }],
  ])('reads %s', (query, expected) => {
    expect(parse(query)).toEqual({ ...PLAIN, ...expected });
  });

  it.each([
    ['sizeMin=big', 'sizeMin', 'sizeMin: Write bytes, or a unit as in 700M or 4GiB.'],
    ['sizeMax=-1', 'sizeMax', 'sizeMax: Write bytes, or a unit as in 700M or 4GiB.'],
    ['publishedFrom=yesterday', 'publishedFrom', 'publishedFrom: Write a date as in 2026-01-31'],
    ['publishedBefore=2026-02-30', 'publishedBefore', 'publishedBefore: Write a date'],
    ['version=v3', 'version', 'version: Write v1, v2 or hybrid.'],
    ['in=files', 'in', 'in: Write names or all.'],
    ['below=maybe', 'below', 'below: Write true or false.'],
    ['sort=peers', 'sort', 'sort: Write published, name, size, files, downloads or seeders.'],
    ['order=up', 'order', 'order: Write asc or desc.'],
    ['limit=0', 'limit', 'limit: Ask for 1 to 1000'],
    ['limit=1001', 'limit', 'limit: Ask for 1 to 1000'],
    ['limit=ten', 'limit', 'limit: Ask for 1 to 1000'],
  ])('refuses %s, and says how to fix it', (query, path, hint) => {
    const error = refusal(query);
    expect(error).toMatchObject({ code: 'malformed', errors: [{ rule: 'parameter', path }] });
    expect(error.hint).toContain(hint);
  });

  it('names all parameters that are wrong', () => {
    expect(refusal('sort=x&limit=x&tag=fine').message).toBe(
      'Cannot list torrents: sort cannot be "x"; limit cannot be "x"',
    );
  });

  it('refuses a collection that cannot be one', () => {
    expect(refusal('collection=a/../b')).toMatchObject({ code: 'malformed' });
  });

  it('goes on from a cursor of the same order only', () => {
    for (const [query, order, next] of [
      ['sort=name&order=asc', { sort: 'name', order: 'asc' }, { value: 'ä "1\u{1f600}', id: 7 }],
      ['sort=size', { sort: 'size', order: 'desc' }, { value: 2 ** 53 - 1, id: 1 }],
      ['', { sort: 'published', order: 'desc' }, { value: 9, id: 9 }],
    ] as const) {
      const following = nextQuery(new URLSearchParams(query), order, next).toString();
      expect(parse(following).after).toEqual(next);
      for (const other of ['sort=files&order=asc', 'order=asc', 'sort=name&order=desc']) {
        const cursor = new URLSearchParams(following).get('cursor')!;
        const error = refusal(`${other}&cursor=${cursor}`);
        expect(error).toMatchObject({ code: 'malformed', message: expect.stringContaining('cursor') });
        expect(error.hint).toContain('with the same sort, order and filters');
      }
    }
  });

  it('goes on from a cursor of the same list only, in pages of any length', () => {
    const list = parse('q=a&collection=b&tag=c&version=v1&sizeMin=1&publishedFrom=2026-01-01');
    const next = { value: 9, id: 9 };
    const cursor = nextQuery(new URLSearchParams(), list, next).get('cursor')!;
    const same = 'publishedFrom=2026-01-01T00:00:00Z&version=v1&tag=c&sizeMin=1&collection=/b/&q=a';
    expect(parse(`${same}&limit=7&cursor=${cursor}`).after).toEqual(next);
    for (const other of [
      '&in=all',
      '&below=true',
      '&category=d',
      '&sizeMax=2',
      '&tag=d',
      '&q=b',
      '&version=v2',
    ])
      expect(refusal(`${same}${other}&cursor=${cursor}`).code, other).toBe('malformed');
  });

  it('keeps all else that the address asks for in that of the next page', () => {
    const query = new URLSearchParams('q=a+b&cursor=old');
    expect(nextQuery(query, { sort: 'size', order: 'asc' }, { value: 1, id: 2 }).toString()).toMatch(
      /^q=a\+b&cursor=[\w-]+$/,
    );
  });

  it('refuses what is no cursor, whatever it is', () => {
    const encoded = fc.json().map((json) => Buffer.from(json).toString('base64url'));
    fc.assert(
      fc.property(fc.oneof(fc.string({ minLength: 1 }), encoded), (text) => {
        fc.pre(text.trim() !== '');
        expect(refusal(new URLSearchParams({ cursor: text }).toString()).code).toBe('malformed');
      }),
    );
    const wrongKind = Buffer.from('["size","desc","x",1]').toString('base64url');
    expect(refusal(`sort=size&cursor=${wrongKind}`).code).toBe('malformed');
  });
});

function refusal(query: string): AppError {
  try {
    parse(query);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`It took ${query}`);
}

describe('isSearch', () => {
  it.each([
    'q=a',
    'below=true&sort=size',
    'category=a',
    'tag=a',
    'version=v1',
    'sizeMin=0',
    'sizeMax=1',
    'publishedFrom=2026-01-31',
    'publishedBefore=2026-01-31',
  ])('is true of %s alone', (query) => {
    expect(isSearch(parse(query))).toBe(true);
    expect(isSearch(parse(`collection=a&${query}`))).toBe(true);
  });

  it.each([
    '',
    'collection=a',
    'collection=a&below=false',
    'collection=a&below=true',
    'sort=size&order=asc',
    'limit=5',
  ])('is false of %s', (query) => {
    expect(isSearch(parse(query))).toBe(false);
  });
});
