import { describe, expect, it } from 'vitest';
import { createGuessGuard } from '../../../src/access/guess-guard.ts';
import { createLimits } from '../../../src/access/limits.ts';
import { hashSecret } from '../../../src/access/secrets.ts';
import { AUDIT_ACTOR, openAccess } from '../../support/access.ts';

const HOME = '192.0.2.1';
const AWAY = '192.0.2.2';
const RIGHT = hashSecret('right');
const WRONG = hashSecret('wrong');
const rateLimited = expect.objectContaining({ code: 'rate_limited' }) as object;

function start() {
  let time = Date.UTC(2026, 0, 2);
  const limits = createLimits([{ name: 'logins', capacity: 10, perSeconds: 60 }], () => new Date(time));
  return {
    guard: createGuessGuard(limits),
    pass(seconds: number) {
      time += seconds * 1000;
    },
  };
}

describe('createGuessGuard', () => {
  it('lets an address guess ten times at once, and then every six seconds', () => {
    const { guard, pass } = start();
    for (let count = 0; count < 10; count += 1) {
      guard.check(HOME, WRONG);
      guard.failed(HOME);
    }
    expect(() => guard.check(HOME, WRONG)).toThrow(rateLimited);
    expect(() => guard.check(AWAY, WRONG)).not.toThrow();
    pass(6);
    expect(() => guard.check(HOME, WRONG)).not.toThrow();
    guard.failed(HOME);
    expect(() => guard.check(HOME, WRONG)).toThrow(rateLimited);
  });

  it('still lets in whoever came in from that address with that secret before', () => {
    const { guard } = start();
    guard.succeeded(HOME, RIGHT);
    for (const ip of [HOME, AWAY]) for (let count = 0; count < 10; count += 1) guard.failed(ip);
    expect(() => guard.check(HOME, RIGHT)).not.toThrow();
    expect(() => guard.check(HOME, WRONG)).toThrow(rateLimited);
    expect(() => guard.check(AWAY, RIGHT)).toThrow(rateLimited);
  });

  it('counts a right secret as nothing', () => {
    const { guard } = start();
    for (let count = 0; count < 100; count += 1) guard.succeeded(HOME, RIGHT);
    expect(() => guard.check(HOME, WRONG)).not.toThrow();
  });

  it('remembers ten thousand who came in, those that came last', () => {
    const { guard } = start();
    for (let count = 0; count < 10; count += 1) guard.failed(HOME);
    guard.succeeded(HOME, RIGHT);
    for (let count = 0; count < 9_999; count += 1) guard.succeeded(HOME, hashSecret(String(count)));
    expect(() => guard.check(HOME, RIGHT)).not.toThrow();
    guard.succeeded(HOME, hashSecret('one more'));
    expect(() => guard.check(HOME, RIGHT)).toThrow(rateLimited);
  });

  it('does not forget first who came in first and came again since', () => {
    const { guard } = start();
    for (let count = 0; count < 10; count += 1) guard.failed(HOME);
    const another = hashSecret('another');
    guard.succeeded(HOME, RIGHT);
    guard.succeeded(HOME, another);
    for (let count = 0; count < 9_998; count += 1) guard.succeeded(HOME, hashSecret(String(count)));
    guard.succeeded(HOME, RIGHT);
    guard.succeeded(HOME, hashSecret('one more'));
    expect(() => guard.check(HOME, RIGHT)).not.toThrow();
    expect(() => guard.check(HOME, another)).toThrow(rateLimited);
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
