import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/http/context.ts';
import { parseTarget } from '../../../src/http/target.ts';
import type { Identity } from '../../../src/service/identity.ts';
import { createReadGuard } from '../../../src/service/read-guard.ts';

/** Whether a stranger may see an address. */
async function isOpen(address: string): Promise<boolean> {
  const identity = { visitor: async () => ({ role: undefined }) } as unknown as Identity;
  const guard = createReadGuard(identity);
  const context = { target: parseTarget(address), ip: '192.0.2.1' } as Context;
  return Promise.resolve(guard(new Request('http://localhost/'), context)).then(
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
});
