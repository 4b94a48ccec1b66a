import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { rateLimitHeaders } from '../../../src/http/rate-limit.ts';
import { routeBuilder } from '../../../src/http/router.ts';
import { serveRoutes } from '../../support/core.ts';

const LIMIT = {
  name: 'uploads',
  capacity: 1000,
  perSeconds: 60,
  remaining: 59,
  resetSeconds: 12,
  retryAfterSeconds: 0,
};

describe('rateLimitHeaders', () => {
  it('tells the policy and what is left of it', () => {
    expect(rateLimitHeaders(LIMIT)).toEqual({
      'ratelimit-policy': '"uploads";q=1000;w=60',
      ratelimit: '"uploads";r=59;t=12',
    });
  });

  it('tells nothing where nothing is limited', () => {
    expect(rateLimitHeaders(undefined)).toEqual({});
  });

  it('stands on a refusal together with Retry-After', async () => {
    const limit = { ...LIMIT, remaining: 0, resetSeconds: 7, retryAfterSeconds: 7 };
    const { port } = await serveRoutes([
      routeBuilder({})('GET', '/', () => {
        throw new AppError('rate_limited', 'Cannot accept this now', { limit });
      }),
    ]);
    const { status, headers } = await fetch(`http://127.0.0.1:${port}/`);
    expect(status).toBe(429);
    expect(Object.fromEntries(headers)).toMatchObject({
      'retry-after': '7',
      'ratelimit-policy': '"uploads";q=1000;w=60',
      ratelimit: '"uploads";r=0;t=7',
    });
  });
});
