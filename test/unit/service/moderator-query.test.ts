import { describe, expect, it } from 'vitest';
import { asksForEverything, parseModeratorQuery } from '../../../src/service/moderator-query.ts';
import { actor } from '../../contracts/drafts.ts';

const parse = (query: string, scope?: string) =>
  parseModeratorQuery(new URLSearchParams(query), 50, actor(1, { changes: 'all', scope }));

describe('parseModeratorQuery', () => {
  it('asks for public torrents unless another state is named', () => {
    expect(parse('').state).toBe('public');
    expect(parse('state=pending').state).toBe('pending');
    expect(() => parse('state=any')).toThrow('state cannot be "any"');
  });

  it('keeps the order of publication, which a cursor goes on in', () => {
    expect(parse('sort=published&order=asc')).toMatchObject({ sort: 'published', order: 'asc' });
    expect(() => parse('sort=name')).toThrow('Cannot list by name');
  });

  it.each([
    ['', 'debian/**', { collection: 'debian', below: true }],
    ['below=true', 'debian/**', { collection: 'debian', below: true }],
    ['collection=debian', 'debian/**', { collection: 'debian', below: undefined }],
    ['collection=debian/13&below=true', 'debian/**', { collection: 'debian/13', below: true }],
    ['', 'debian', { collection: 'debian', below: false }],
    ['collection=debian', 'debian', { collection: 'debian' }],
    ['collection=debian&below=true', 'debian', { collection: 'debian', below: false }],
    ['collection=debian&below=true', 'debian/13/**', { collection: 'debian/13', below: true }],
    ['collection=debian', undefined, { collection: 'debian' }],
  ])('narrows “%s” to the scope %s', (query, scope, expected) => {
    const { collection, below } = parse(query, scope);
    expect({ collection, below }).toEqual({ below: undefined, ...expected });
  });

  it.each([
    ['collection=fedora', 'debian/**'],
    ['collection=debianish', 'debian/**'],
    ['collection=debian/13', 'debian'],
    ['collection=debian/13&below=true', 'debian'],
    ['collection=debian', 'debian/13/**'],
  ])('refuses “%s” for the scope %s', (query, scope) => {
    expect(() => parse(query, scope)).toThrow(`this token is for ${scope}`);
  });
});

describe('asksForEverything', () => {
  it.each([
    '',
    'q=',
    'q=%20',
    'state=public',
    'state=',
    'limit=2',
    'order=asc',
    'below=true',
    'collection=%2F&below=true',
    'unknown=x',
    'sizeMin=0',
  ])('says yes to "%s", which has no filter', (query) =>
    expect(asksForEverything(new URLSearchParams(query))).toBe(true),
  );

  it.each([
    'q=x',
    'state=hidden',
    'collection=a',
    'collection=%2F',
    'tag=x',
    'version=v1',
    'q=&category=iso',
  ])('says no to "%s"', (query) => expect(asksForEverything(new URLSearchParams(query))).toBe(false));
});
