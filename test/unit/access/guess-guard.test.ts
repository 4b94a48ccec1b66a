import { describe, expect, it } from 'vitest';
import { createGuessGuard, findByGuess } from '../../../src/access/guess-guard.ts';
import { createLocalLimits } from '../../../src/access/limits.ts';
import { hashSecret } from '../../../src/access/secrets.ts';
import { AUDIT_ACTOR, openAccess } from '../../support/access.ts';

const HOME = '192.0.2.1';
const AWAY = '192.0.2.2';
const RIGHT = hashSecret('right');
const WRONG = hashSecret('wrong');
const rateLimited = expect.objectContaining({ code: 'rate_limited' }) as object;

function start() {
  let time = Date.UTC(2026, 0, 2);
  const limits = createLocalLimits([{ name: 'logins', capacity: 10, perSeconds: 60 }], () => new Date(time));
  return {
    guard: createGuessGuard(limits),
    pass(seconds: number) {
      time += seconds * 1000;
    },
  };
}

describe('createGuessGuard', () => {
  it('lets an address guess ten times at once, and then every six seconds', async () => {
    const { guard, pass } = start();
    for (let count = 0; count < 10; count += 1) {
      await guard.check(HOME, WRONG);
      await guard.failed(HOME);
    }
    await expect(guard.check(HOME, WRONG)).rejects.toThrow(rateLimited);
    await expect(guard.check(AWAY, WRONG)).resolves.toBeUndefined();
    pass(6);
    await expect(guard.check(HOME, WRONG)).resolves.toBeUndefined();
    await guard.failed(HOME);
    await expect(guard.check(HOME, WRONG)).rejects.toThrow(rateLimited);
  });

  it('still lets in whoever came in from that address with that secret before', async () => {
    const { guard } = start();
    await guard.succeeded(HOME, RIGHT);
    for (const ip of [HOME, AWAY]) for (let count = 0; count < 10; count += 1) await guard.failed(ip);
    await expect(guard.check(HOME, RIGHT)).resolves.toBeUndefined();
    await expect(guard.check(HOME, WRONG)).rejects.toThrow(rateLimited);
    await expect(guard.check(AWAY, RIGHT)).rejects.toThrow(rateLimited);
  });

  it('counts a right secret as nothing', async () => {
    const { guard } = start();
    for (let count = 0; count < 100; count += 1) await guard.succeeded(HOME, RIGHT);
    await expect(guard.check(HOME, WRONG)).resolves.toBeUndefined();
  });

  it('refuses a right secret that comes in one burst after too many wrong ones', async () => {
    const { guard } = start();
    const guesses = [...Array<string>(11).fill('wrong'), 'right'].map(async (secret) =>
      findByGuess(guard, HOME, hashSecret(secret), async () => (secret === 'right' ? secret : undefined)),
    );
    const results = await Promise.allSettled(guesses);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    await expect(guesses.at(-1)).rejects.toThrow(rateLimited);
  });

  it('remembers ten thousand who came in, those that came last', async () => {
    const { guard } = start();
    for (let count = 0; count < 10; count += 1) await guard.failed(HOME);
    await guard.succeeded(HOME, RIGHT);
    for (let count = 0; count < 9_999; count += 1) await guard.succeeded(HOME, hashSecret(String(count)));
    await expect(guard.check(HOME, RIGHT)).resolves.toBeUndefined();
    await guard.succeeded(HOME, hashSecret('one more'));
    await expect(guard.check(HOME, RIGHT)).rejects.toThrow(rateLimited);
  });

  it('does not forget first who came in first and came again since', async () => {
    const { guard } = start();
    for (let count = 0; count < 10; count += 1) await guard.failed(HOME);
    const another = hashSecret('another');
    await guard.succeeded(HOME, RIGHT);
    await guard.succeeded(HOME, another);
    for (let count = 0; count < 9_998; count += 1) await guard.succeeded(HOME, hashSecret(String(count)));
    await guard.succeeded(HOME, RIGHT);
    await guard.succeeded(HOME, hashSecret('one more'));
    await expect(guard.check(HOME, RIGHT)).resolves.toBeUndefined();
    await expect(guard.check(HOME, another)).rejects.toThrow(rateLimited);
  });

  it('stands before tokens, feed keys, sign-ins and login links alike', async () => {
    const { guard } = start();
    const { access } = await openAccess({ guard });
    const { secret, token } = await access.issue({ name: 'ci', role: 'uploader' }, AUDIT_ACTOR);
    const browser = { userAgent: '', ip: HOME };
    await access.authenticate(secret, HOME);
    const tries = [
      () => access.authenticate('wrong', HOME),
      () => access.authenticateFeedKey('wrong', HOME),
      () => access.signIn('wrong', browser),
      () => access.signInByLink('wrong', browser),
    ];
    for (let count = 0; count < 10; count += 1) {
      await expect(tries[count % 4]?.()).rejects.toMatchObject({ code: 'unauthorized' });
    }
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'rate_limited' });
    expect((await access.authenticate(secret, HOME)).id).toBe(token.id);
    await expect(access.authenticate(secret, '192.0.2.3')).resolves.toBeDefined();
  });
});
