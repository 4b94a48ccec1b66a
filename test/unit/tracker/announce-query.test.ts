import { describe, expect, it } from 'vitest';
import { parseAnnounceQuery, parseScrapeQuery } from '../../../src/tracker/http/announce-query.ts';

const HASH = '%2B%20%00%FF+'.padEnd(13 + 15, 'h');
const PEER_ID = '-qB4500-abcdefghijkl';
const QUERY = `?info_hash=${HASH}&peer_id=${PEER_ID}&port=6881&uploaded=0&downloaded=0&left=5&compact=1`;

describe('the query of an announce', () => {
  it('has raw bytes: a plus sign is itself, and the case of hexadecimal digits does not matter', () => {
    const spellings = ['%2B%20%00%FF%2b', '+%20%00%ff+'].map((start) => {
      const query = parseAnnounceQuery(QUERY.replace('%2B%20%00%FF+', start));
      return typeof query === 'string' ? query : Buffer.from(query.hash).toString('latin1');
    });
    expect(new Set(spellings)).toEqual(new Set([`+ \0\u00ff+${'h'.repeat(15)}`]));
  });

  it('is read in any order, with a second question mark as a border, and without unknown keys', () => {
    const [, ...pairs] = QUERY.split(/[?&]/);
    const turned = `?passkey=x?${pairs.toReversed().join('&')}&supportcrypto=1`;
    expect(parseAnnounceQuery(turned)).toEqual(parseAnnounceQuery(QUERY));
  });

  it.each([
    ['left=5', 'left=0', { isSeeder: true }],
    ['left=5', 'left=18446744073709551615', { isSeeder: false }],
    ['left=5', 'left=', { isSeeder: false }],
    ['compact=1', 'compact=0', { isCompact: false }],
    ['compact=1', 'numwant=-1', { wanted: 50, isCompact: true }],
    ['compact=1', 'numwant=0', { wanted: 0 }],
    ['compact=1', 'numwant=9999', { wanted: 200 }],
    ['compact=1', 'event=completed', { event: 'completed' }],
    ['compact=1', 'event=paused', { event: 'paused' }],
    ['compact=1', 'event=constructor', { event: 'none' }],
    ['compact=1', `key=${'k'.repeat(900)}`, { key: { length: 64 } }],
    ['port=6881', 'port=0&event=stopped', { port: 0 }],
  ])('with %s as %s is read as %j', (part, other, expected) => {
    expect(parseAnnounceQuery(QUERY.replace(part, other))).toMatchObject(expected);
  });

  it.each([
    [`info_hash=${HASH}`, `info_hash=${HASH.slice(0, -1)}`, 'info_hash has 19 bytes and must have 20'],
    [`info_hash=${HASH}`, `info_hash=${'a1'.repeat(20)}`, 'info_hash is written in hexadecimal'],
    [`info_hash=${HASH}`, `info_hash=${HASH}&info_hash=${HASH}`, 'info_hash is there twice'],
    [`info_hash=${HASH}`, 'x=y', 'info_hash is missing'],
    [`peer_id=${PEER_ID}`, 'peer_id=short', 'peer_id must be there once'],
    ['port=6881', 'port=0', 'port must be a number from 1 to 65535'],
    ['port=6881', 'port=70000', 'port must be a number from 1 to 65535'],
    ['port=6881', 'port=6881x', 'port must be a number from 1 to 65535'],
  ])('with %s as %s is refused', (part, other, reason) => {
    expect(parseAnnounceQuery(QUERY.replace(part, other))).toContain(reason);
  });

  it('takes the first 20 bytes of a v2 infohash', () => {
    const query = parseAnnounceQuery(QUERY.replace(HASH, `${HASH}${'t'.repeat(12)}`));
    expect(query).toMatchObject({ hash: { length: 20 } });
  });
});

describe('the query of a scrape', () => {
  it('names up to 74 torrents', () => {
    const one = `info_hash=${HASH}`;
    expect(parseScrapeQuery(`?${Array(74).fill(one).join('&')}`)).toHaveLength(74);
    expect(parseScrapeQuery(`?${Array(75).fill(one).join('&')}`)).toContain('74 torrents at most');
    expect(parseScrapeQuery('')).toContain('info_hash is missing');
    expect(parseScrapeQuery('?info_hash=x')).toContain('has 1 bytes');
  });
});
