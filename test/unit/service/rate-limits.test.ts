import { describe, expect, it } from 'vitest';
import { createLimits } from '../../../src/access/limits.ts';
import type { Role } from '../../../src/access/token.ts';
import { STRANGER } from '../../../src/catalogue/actor.ts';
import { createRateLimits, type Counted } from '../../../src/service/rate-limits.ts';
import type { Visitor } from '../../../src/service/visitor.ts';

const NAMES: readonly Counted[] = ['uploads', 'searches', 'reports'];

function start() {
  const policies = NAMES.map((name) => ({ name, capacity: 2, perSeconds: 60 }));
  return createRateLimits(createLimits(policies, () => new Date(0)));
}

function visitor(ip: string | undefined, role?: Role, tokenId?: number): Visitor {
  const actor = { ...STRANGER, ip, tokenId };
  return { actor, role, token: undefined, session: undefined, formToken: undefined };
}

/** How many of five requests are let through, one visitor after the other. */
function countAllowed(what: Counted, visitors: readonly Visitor[]): number {
  const limits = start();
  let allowed = 0;
  for (let count = 0; count < 5; count++) {
    try {
      limits.take(what, new Request('http://localhost/'), visitors[count % visitors.length]!);
      allowed++;
    } catch (error) {
      expect(error).toMatchObject({ code: 'rate_limited' });
    }
  }
  return allowed;
}

describe('createRateLimits', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '::1',
    '::ffff:127.0.0.1',
    '10.127.0.1',
    '2001:db8::1',
    '203.0.113.1',
    undefined,
  ])('limits %s, as every address', (ip) => {
    for (const what of NAMES) expect(countAllowed(what, [visitor(ip)])).toBe(2);
  });

  it.each([
    ['two addresses of a /64', '2001:db8::1', '2001:db8::ffff:2', 2],
    ['addresses of two /64', '2001:db8::1', '2001:db8:0:1::1', 4],
    ['an address and its mapped spelling', '192.0.2.1', '::ffff:192.0.2.1', 2],
    ['two IPv4 addresses', '192.0.2.1', '192.0.2.2', 4],
  ])('counts %s as it should', (_, one, other, allowed) => {
    for (const what of NAMES) expect(countAllowed(what, [visitor(one), visitor(other)])).toBe(allowed);
  });

  it('counts tokens by themselves, from whichever address', () => {
    const one = [visitor('192.0.2.1', 'uploader', 1), visitor('192.0.2.2', 'uploader', 1)];
    expect(countAllowed('uploads', one)).toBe(2);
    const two = [visitor('192.0.2.1', 'uploader', 1), visitor('192.0.2.1', 'uploader', 2)];
    expect(countAllowed('uploads', two)).toBe(4);
  });

  it.each([
    ['reader', 2],
    ['uploader', 2],
    ['moderator', 5],
    ['admin', 5],
  ] as const)('lets a %s publish and search %d times of 5, and report twice', (role, allowed) => {
    expect(countAllowed('uploads', [visitor('192.0.2.1', role, 1)])).toBe(allowed);
    expect(countAllowed('searches', [visitor('192.0.2.1', role, 1)])).toBe(allowed);
    expect(countAllowed('reports', [visitor('192.0.2.1', role, 1)])).toBe(2);
  });

  it('takes what a request costs, all of it or nothing', () => {
    const limits = start();
    const take = (cost: number) => () =>
      limits.take('uploads', new Request('http://localhost/'), visitor('192.0.2.1'), cost);
    expect(take(3)).toThrow('the limit "uploads" is reached');
    expect(take(0)).not.toThrow();
    expect(take(2)).not.toThrow();
    expect(take(0)).not.toThrow();
    expect(take(1)).toThrow('the limit "uploads" is reached');
  });

  it('says of more files than the limit can ever allow that they are too many, also when nothing was taken yet', () => {
    const [limits, who] = [start(), visitor('192.0.2.1')];
    const request = new Request('http://localhost/');
    limits.take('uploads', request, who);
    expect(() => limits.takeSeveral('uploads', request, who, 3)).toThrowError(
      expect.objectContaining({ code: 'too_large', hint: 'Send at most 2 files at once.' }),
    );
    limits.takeSeveral('uploads', request, who, 2);
  });

  it('says when all files of a form can be taken, the first included', () => {
    let seconds = 0;
    const policies = [{ name: 'uploads', capacity: 4, perSeconds: 60 }];
    const limits = createRateLimits(createLimits(policies, () => new Date(seconds * 1000)));
    const [request, who] = [new Request('http://localhost/'), visitor('192.0.2.1')];
    const sendThree = (): void => {
      limits.take('uploads', request, who);
      limits.takeSeveral('uploads', request, who, 3);
    };
    sendThree();
    expect(sendThree).toThrowError(
      expect.objectContaining({ code: 'rate_limited', hint: expect.stringMatching(/ 45 seconds/) }),
    );
    seconds = 45;
    sendThree();
  });

  it('counts several for nobody who may publish without limit', () => {
    const [limits, moderator] = [start(), visitor('192.0.2.1', 'moderator', 1)];
    const request = new Request('http://localhost/');
    expect(() => limits.takeSeveral('uploads', request, moderator, 100)).not.toThrow();
  });
});
