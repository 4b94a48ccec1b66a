import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import type { Context } from '../../../src/http/context.ts';
import { parseTarget } from '../../../src/http/target.ts';
import type { Identity } from '../../../src/service/identity.ts';
import { createReadGuard } from '../../../src/service/read-guard.ts';

/** Whether a stranger, or the sender of a feed key that is valid, may see an address. */
async function isOpen(address: string, method = 'GET'): Promise<boolean> {
  const identity = { visitor: async () => ({ role: undefined }) } as unknown as Identity;
  const guard = createReadGuard(identity, {
    authenticateFeedKey: async (secret) => {
      if (secret !== 'valid') throw new AppError('unauthorized', 'Cannot accept this feed key');
      return {} as never;
    },
  });
  const context = { target: parseTarget(address), ip: '192.0.2.1' } as Context;
  return Promise.resolve(guard(new Request('http://localhost/', { method }), context)).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ code: 'unauthorized' });
      return false;
    },
  );
}

describe('createReadGuard', () => {
  it.each([
    '/login',
    '/login/oidc',
    '/language',
    '/assets/style.css',
    '/favicon.ico',
    '/robots.txt',
    '/docs/problems/unauthorized',
    '/healthz',
    '/readyz',
  ])('shows everyone %s', async (path) => {
    expect(await isOpen(path)).toBe(true);
    expect(await isOpen(`${path}?x=y`)).toBe(true);
  });

  it.each([
    '/',
    '/loginx',
    '/x/login',
    '/readyz/x',
    '/readyzx',
    '/healthz/x',
    '/languages',
    '/favicon.ico/x',
    '/robots.txt/x',
    '/docs/problems',
    '/docs/rules',
    '/assets',
    '/x/assets/y',
  ])('shows strangers nothing at %s', async (path) => {
    expect(await isOpen(path)).toBe(false);
  });

  it.each(['/feed.atom', '/a/b/feed.rss', '/feed.json', '/a/x.torrent', '/torrents/abc.torrent'])(
    'opens %s to a feed key that is valid, for reading',
    async (path) => {
      expect(await isOpen(`${path}?key=valid`)).toBe(true);
      expect(await isOpen(`${path}?key=valid`, 'HEAD')).toBe(true);
      expect(await isOpen(`${path}?key=wrong`)).toBe(false);
      expect(await isOpen(path)).toBe(false);
      for (const method of ['POST', 'PUT', 'DELETE']) {
        expect(await isOpen(`${path}?key=valid`, method)).toBe(false);
      }
    },
  );

  it.each([
    '/x.torrent/',
    '/x.torrent/y',
    '/feed.atom/',
    '/myfeed.atom',
    '/feed.atomx',
    '/a/',
    '/x.torrents',
  ])('opens %s to no feed key', async (path) => {
    expect(await isOpen(`${path}?key=valid`)).toBe(false);
  });
});
