import { describe, expect, it } from 'vitest';
import { createLocalLimits } from '../../../src/access/limits.ts';
import type { Role } from '../../../src/access/token.ts';
import { STRANGER } from '../../../src/catalogue/actor.ts';
import { createRateLimits, type Counted } from '../../../src/service/rate-limits.ts';
import type { Visitor } from '../../../src/service/visitor.ts';

const NAMES: readonly Counted[] = ['uploads', 'searches', 'reports'];

function start() {
  const policies = NAMES.map((name) => ({ name, capacity: 2, perSeconds: 60 }));
  return createRateLimits(createLocalLimits(policies, () => new Date(0)));
}

function visitor(ip: string | undefined, role?: Role, tokenId?: number): Visitor {
  const actor = { ...STRANGER, ip, tokenId };
  return { actor, role, token: undefined, session: undefined, formToken: undefined };
}

/** How many of five requests are let through, one visitor after the other. */
async function countAllowed(what: Counted, visitors: readonly Visitor[]): Promise<number> {
  const limits = start();
  let allowed = 0;
  for (let count = 0; count < 5; count++) {
    try {
      await limits.take(what, new Request('http://localhost/'), visitors[count % visitors.length]!);
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
  ])('limits %s, as every address', async (ip) => {
    for (const what of NAMES) expect(await countAllowed(what, [visitor(ip)])).toBe(2);
  });

  it.each([
    ['two addresses of a /64', '2001:db8::1', '2001:db8::ffff:2', 2],
    ['addresses of two /64', '2001:db8::1', '2001:db8:0:1::1', 4],
    ['an address and its mapped spelling', '192.0.2.1', '::ffff:192.0.2.1', 2],
    ['two IPv4 addresses', '192.0.2.1', '192.0.2.2', 4],
  ])('counts %s as it should', async (_, one, other, allowed) => {
    for (const what of NAMES) expect(await countAllowed(what, [visitor(one), visitor(other)])).toBe(allowed);
  });

  it('counts tokens by themselves, from whichever address', async () => {
    const one = [visitor('192.0.2.1', 'uploader', 1), visitor('192.0.2.2', 'uploader', 1)];
    expect(await countAllowed('uploads', one)).toBe(2);
    const two = [visitor('192.0.2.1', 'uploader', 1), visitor('192.0.2.1', 'uploader', 2)];
    expect(await countAllowed('uploads', two)).toBe(4);
  });

  it.each([
    ['reader', 2],
    ['uploader', 2],
    ['moderator', 5],
    ['admin', 5],
  ] as const)('lets a %s publish and search %d times of 5, and report twice', async (role, allowed) => {
    expect(await countAllowed('uploads', [visitor('192.0.2.1', role, 1)])).toBe(allowed);
    expect(await countAllowed('searches', [visitor('192.0.2.1', role, 1)])).toBe(allowed);
    expect(await countAllowed('reports', [visitor('192.0.2.1', role, 1)])).toBe(2);
  });

  it('takes what a request costs, all of it or nothing', async () => {
    const limits = start();
    const take = (cost: number) =>
      limits.take('uploads', new Request('http://localhost/'), visitor('192.0.2.1'), cost);
    await expect(take(3)).rejects.toThrow('the limit "uploads" is reached');
    await expect(take(0)).resolves.toBeUndefined();
    await expect(take(2)).resolves.toBeUndefined();
    await expect(take(0)).resolves.toBeUndefined();
    await expect(take(1)).rejects.toThrow('the limit "uploads" is reached');
  });

  it('says of more files than the limit can ever allow that they are too many, also when nothing was taken yet', async () => {
    const [limits, who] = [start(), visitor('192.0.2.1')];
    const request = new Request('http://localhost/');
    await limits.take('uploads', request, who);
    await expect(limits.takeSeveral('uploads', request, who, 3)).rejects.toThrowError(
      expect.objectContaining({ code: 'too_large', hint: 'Send at most 2 files at once.' }),
    );
    await limits.takeSeveral('uploads', request, who, 2);
  });

  it('says when all files of a form can be taken, the first included', async () => {
    let seconds = 0;
    const policies = [{ name: 'uploads', capacity: 4, perSeconds: 60 }];
    const limits = createRateLimits(createLocalLimits(policies, () => new Date(seconds * 1000)));
    const [request, who] = [new Request('http://localhost/'), visitor('192.0.2.1')];
    const sendThree = async (): Promise<void> => {
      await limits.take('uploads', request, who);
      await limits.takeSeveral('uploads', request, who, 3);
    };
    await sendThree();
    await expect(sendThree()).rejects.toThrowError(
      expect.objectContaining({ code: 'rate_limited', hint: expect.stringMatching(/ 45 seconds/) }),
    );
    seconds = 45;
    await sendThree();
  });

  it('counts several for nobody who may publish without limit', async () => {
    const [limits, moderator] = [start(), visitor('192.0.2.1', 'moderator', 1)];
    const request = new Request('http://localhost/');
    await expect(limits.takeSeveral('uploads', request, moderator, 100)).resolves.toBeUndefined();
  });
});
