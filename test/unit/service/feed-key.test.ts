import { describe, expect, it } from 'vitest';
import { feedKeyIn } from '../../../src/service/feed-key.ts';

const keyIn = (path: string, method = 'GET') =>
  feedKeyIn(new Request(`http://localhost${path}?key=secret`, { method }));

describe('feedKeyIn', () => {
  it.each([
    '/feed.atom',
    '/a/b/feed.rss',
    '/sub/feed.json',
    '/collections.opml',
    '/a/x.torrent',
    '/torrents/abc.torrent',
  ])('is the key in the address of %s, for reading', (path) => {
    expect(keyIn(path)).toBe('secret');
    expect(keyIn(path, 'HEAD')).toBe('secret');
    for (const method of ['POST', 'PUT', 'DELETE']) expect(keyIn(path, method)).toBeUndefined();
    expect(feedKeyIn(new Request(`http://localhost${path}`))).toBeUndefined();
  });

  it.each([
    '/x.torrent/',
    '/x.torrent/y',
    '/feed.atom/',
    '/myfeed.atom',
    '/feed.atomx',
    '/a/',
    '/x.torrents',
  ])('is none in the address of %s', (path) => {
    expect(keyIn(path)).toBeUndefined();
  });
});
