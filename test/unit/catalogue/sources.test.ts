import { describe, expect, it } from 'vitest';
import {
  formatSources,
  NO_SOURCES,
  parseSources,
  sourcesFor,
  toSources,
  type Sources,
} from '../../../src/catalogue/sources.ts';
import { AppError } from '../../../src/errors.ts';

const UDP = 'udp://tracker.example:6969/announce';
const HTTPS = 'https://tracker.example/announce';
const SEED = 'https://mirror.example/files/';

describe('toSources', () => {
  it('keeps each address once, in its first tier, and no empty tier', () => {
    expect(
      toSources({ trackers: [[` ${UDP} `, ''], [UDP], [HTTPS, UDP]], webSeeds: [SEED, SEED, ' '] }),
    ).toEqual({ trackers: [[UDP], [HTTPS]], webSeeds: [SEED] });
    expect(toSources({})).toEqual(NO_SOURCES);
  });

  it.each<[Partial<Sources>, string]>([
    [{ trackers: [['tracker.example']] }, 'is not the address of a tracker'],
    [{ trackers: [[`${UDP},${HTTPS}`]] }, 'is not the address of a tracker'],
    [{ trackers: [['https://tracker.example/0123456789abcdef0123456789abcdef/announce']] }, 'a passkey'],
    [{ trackers: [[`${HTTPS}/${'x'.repeat(200)}`]] }, 'is too long'],
    [{ trackers: Array.from({ length: 11 }, (_, index) => [`${HTTPS}/${index}`]) }, 'there are 11 trackers'],
    [{ webSeeds: ['ftp://mirror.example/'] }, 'is not the address of a web seed'],
    [{ webSeeds: ['https://user:secret@mirror.example/'] }, 'is not the address of a web seed'],
    [{ webSeeds: ['https://mirror.example/file.iso'] }, 'is not the address of a folder'],
    [{ webSeeds: Array.from({ length: 6 }, (_, index) => `${SEED}${index}/`) }, 'there are 6 web seeds'],
  ])('refuses %j: %s', (sources, message) => {
    expect(() => toSources(sources)).toThrow(
      expect.objectContaining({ code: 'malformed', message: expect.stringContaining(message) }),
    );
  });
});

describe('parseSources', () => {
  it('gives back what formatSources wrote', () => {
    const sources = { trackers: [[UDP, HTTPS], ['wss://tracker.example/']], webSeeds: [SEED] };
    const lines = formatSources(sources);
    expect(lines).toEqual([`tracker ${UDP} ${HTTPS}`, 'tracker wss://tracker.example/', `web-seed ${SEED}`]);
    expect(parseSources(['', ...lines, '  '], 'line')).toEqual(sources);
  });

  it.each([
    ['traker udp://a', 'line 2: "traker" is neither tracker nor web-seed', 'Did you mean tracker?'],
    ['mirror https://a/', 'line 2: "mirror" is neither', 'Begin a line with tracker or web-seed.'],
    ['tracker', 'line 2: there is no address after tracker', 'Write one, or leave the line out.'],
    ['tracker nowhere', 'line 2: "nowhere" is not the address of a tracker', 'Write one as in udp:'],
    ['web-seed nowhere', 'line 2: "nowhere" is not the address of a web seed', 'Write one as in https:'],
  ])('names the line of %j', (line, message, hint) => {
    let thrown: unknown;
    try {
      parseSources([`web-seed ${SEED}`, line], 'line');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    expect((thrown as AppError).message).toContain(`Cannot use these sources: ${message}`);
    expect((thrown as AppError).hint).toContain(hint);
  });
});

describe('sourcesFor', () => {
  const of = (name: string): Sources => ({ trackers: [[`udp://${name}.example/`]], webSeeds: [] });
  const INSTANCE = of('instance');
  const COLLECTIONS = new Map([
    ['a', of('a')],
    ['a/b/c', of('c')],
    ['none', NO_SOURCES],
  ]);
  const find = (collection: string, more: { area?: string; private?: boolean } = {}) =>
    sourcesFor({ collection, area: '', private: false, ...more }, COLLECTIONS, INSTANCE);

  it('takes those of the nearest collection that has some, or else of the instance', () => {
    expect(find('a')).toEqual(of('a'));
    expect(find('a/b')).toEqual(of('a'));
    expect(find('a/b/c/d')).toEqual(of('c'));
    expect(find('ab')).toBe(INSTANCE);
    expect(find('')).toBe(INSTANCE);
    expect(find('none/x')).toEqual(NO_SOURCES);
  });

  it('offers nothing for a private torrent', () => {
    expect(find('a', { private: true })).toEqual(NO_SOURCES);
  });

  it('offers for a torrent that only some may read what is set at or below the collection that makes it so', () => {
    expect(find('a/b', { area: 'a/b' })).toEqual(NO_SOURCES);
    expect(find('a/b/c/d', { area: 'a/b' })).toEqual(of('c'));
    expect(find('x', { area: 'x' })).toEqual(NO_SOURCES);
  });
});
