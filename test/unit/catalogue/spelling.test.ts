import { describe, expect, it } from 'vitest';
import { nearWords, suggestSpelling } from '../../../src/catalogue/spelling.ts';
import type { TypedFilter } from '../../../src/catalogue/typed-filter.ts';
import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { OWNER, at, draft } from '../../contracts/drafts.ts';

const { catalogue: store } = openMemoryStore();
for (const [index, name] of [
  'Debian netinst amd64',
  'debian live',
  'Дебиан образ',
  'desbian',
  'Ubuntu 26.04 server',
  'kubuntu',
].entries()) {
  await store.publish(
    draft(`t${index}`, { name, collection: index === 1 ? 'live' : 'all' }),
    OWNER,
    {},
    at(0),
  );
}

const suggest = (query: string, filter: TypedFilter = {}) => suggestSpelling(store, { ...filter, query });

describe('suggestSpelling', () => {
  it.each([
    ['debain', 'debian'],
    ['debian netints', 'debian netinst'],
    ['Debain-netinst amd64', 'debian-netinst amd64'],
    ['dbian lvie', 'debian live'],
    ['"debiann live"', '"debian live"'],
    ['дебиян', 'дебиан'],
  ])('corrects %j to %j', async (query, suggestion) => {
    expect(await suggest(query)).toBe(suggestion);
  });

  it.each([
    'debian',
    'deb',
    'ubunto -server',
    'debian -live -netinst',
    'xyzzy',
    'debain xyzzy',
    '',
    '-',
    'x86',
    '日本語',
    'dbn',
  ])('has nothing better for %j', async (query) => {
    expect(await suggest(query)).toBeUndefined();
  });

  it('suggests only what the filters around the search leave', async () => {
    expect(await suggest('debain', { collection: 'live' })).toBe('debian');
    expect(await suggest('netints', { collection: 'live' })).toBeUndefined();
    expect(await suggest('debain netinst', { collection: 'live' })).toBeUndefined();
  });
});

describe('nearWords', () => {
  it('lists each word that differs by one slip once, swapped letters first', () => {
    const near = nearWords('abc');
    expect(near.slice(0, 5)).toEqual(['bac', 'acb', 'bc', 'ac', 'ab']);
    expect(new Set(near).size).toBe(near.length);
    expect(near).not.toContain('abc');
    // 2 swaps, 3 removals, 3 × 25 others, and 4 × 26 insertions of which 3 are the same as others.
    expect(near).toHaveLength(2 + 3 + 75 + 101);
  });

  it('has none for what is too short or too long to guess, and for digits and other scripts', () => {
    for (const word of ['ab', 'a'.repeat(17), 'x86', '日本語', 'aб', '']) expect(nearWords(word)).toEqual([]);
  });
});
