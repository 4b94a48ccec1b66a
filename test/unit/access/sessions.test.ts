import { describe, expect, it, vi } from 'vitest';
import { createAccess } from '../../../src/access/access.ts';
import { createGuessGuard } from '../../../src/access/guess-guard.ts';
import { createLocalLimits } from '../../../src/access/limits.ts';
import type { Person } from '../../../src/access/person.ts';
import { AppError } from '../../../src/errors.ts';
import { DAY_MS, AUDIT_ACTOR, MINUTE_MS, openAccess, type TestAccess } from '../../support/access.ts';

const BROWSER = { userAgent: 'Firefox', ip: '192.0.2.7' };

async function signedIn(test: TestAccess) {
  const issued = await test.access.issue({ name: 'ada', role: 'uploader' }, AUDIT_ACTOR);
  const { session, secret } = await test.access.signIn(issued.secret, BROWSER);
  return { ...issued, session, cookie: secret };
}

describe('createSessions', () => {
  describe('signIn', () => {
    it('begins a session that its cookie resumes', async () => {
      const test = await openAccess();
      const { token, session, cookie } = await signedIn(test);
      expect(cookie).toMatch(/^[\w-]{43}$/);
      expect(session).toMatchObject({
        token: { id: token.id },
        userAgent: 'Firefox',
        ip: '192.0.2.7',
        expiresAt: new Date(test.now().getTime() + 30 * DAY_MS),
      });
      expect(await test.access.resume(cookie)).toEqual(session);
      expect(await test.access.resume('made-up')).toBeUndefined();
    });

    it('gives a new secret each time: a secret that was there before cannot be fixed on a visitor', async () => {
      const test = await openAccess();
      const { secret, cookie } = await signedIn(test);
      const again = await test.access.signIn(secret, BROWSER);
      expect(again.secret).not.toBe(cookie);
    });

    it('refuses wrong tokens and feed keys', async () => {
      const test = await openAccess();
      const { token } = await signedIn(test);
      const feedKey = await test.access.issueFeedKey(token, 'reader', AUDIT_ACTOR);
      for (const secret of ['wrong', feedKey.secret]) {
        await expect(test.access.signIn(secret, BROWSER)).rejects.toMatchObject({ code: 'unauthorized' });
      }
    });

    it('shortens what a browser says of itself', async () => {
      const test = await openAccess();
      const { secret } = await signedIn(test);
      const userAgent = `${'x'.repeat(199)}😀${'x'.repeat(10_000)}`;
      const { session } = await test.access.signIn(secret, { ...BROWSER, userAgent });
      expect(session.userAgent).toBe(`${'x'.repeat(199)}\u{FFFD}`);
    });

    it('says in the audit who signed in, from where and by what', async () => {
      const test = await openAccess();
      const { token } = await signedIn(test);
      const link = await test.access.createLoginLink(token.id);
      await test.access.signInByLink(link, BROWSER);
      const lines = await test.store.audit.list({ limit: 5, action: 'session.create' });
      expect(lines.map(({ actor }) => actor)).toEqual([
        { tokenId: token.id, name: 'ada', via: 'login link', ip: '192.0.2.7' },
        { tokenId: token.id, name: 'ada', via: 'token', ip: '192.0.2.7' },
      ]);
    });
  });

  describe('signInByLink', () => {
    it('works once', async () => {
      const test = await openAccess();
      const { token } = await signedIn(test);
      const link = await test.access.createLoginLink(token.id);
      const { session } = await test.access.signInByLink(link, BROWSER);
      expect(session.token.id).toBe(token.id);
      await expect(test.access.signInByLink(link, BROWSER)).rejects.toMatchObject({ code: 'unauthorized' });
    });

    it('works for an hour, and not for a token that has ended', async () => {
      const test = await openAccess();
      const { token } = await signedIn(test);
      const [late, revoked] = [
        await test.access.createLoginLink(token.id),
        await test.access.createLoginLink(token.id),
      ];
      test.pass(60 * MINUTE_MS);
      await expect(test.access.signInByLink(late, BROWSER)).rejects.toMatchObject({ code: 'unauthorized' });
      await test.access.revoke(token.id, AUDIT_ACTOR);
      await expect(test.access.signInByLink(revoked, BROWSER)).rejects.toMatchObject({
        code: 'unauthorized',
      });
    });

    it('begins no session for a token that has expired since', async () => {
      const test = await openAccess();
      const expiresAt = new Date(test.now().getTime() + MINUTE_MS);
      const { token } = await test.access.issue({ name: 'short', role: 'uploader', expiresAt }, AUDIT_ACTOR);
      const link = await test.access.createLoginLink(token.id);
      test.pass(MINUTE_MS);
      await expect(test.access.signInByLink(link, BROWSER)).rejects.toMatchObject({ code: 'unauthorized' });
    });

    it('is counted when many wrong ones come at once', async () => {
      const limits = createLocalLimits([{ name: 'logins', capacity: 3, perSeconds: 60 }], () => new Date(0));
      const test = await openAccess({ guard: createGuessGuard(limits) });
      const attempts = Array.from({ length: 10 }, (_, count) =>
        test.access.signInByLink(`wrong ${count}`, BROWSER),
      );
      const failures = await Promise.allSettled(attempts);
      const codes = failures.map(
        (failure) => failure.status === 'rejected' && (failure.reason as AppError).code,
      );
      expect(codes.filter((code) => code === 'unauthorized')).toHaveLength(3);
      expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(7);
    });

    it('is made for tokens in use only', async () => {
      const test = await openAccess();
      const { token } = await signedIn(test);
      const feedKey = await test.access.issueFeedKey(token, 'reader', AUDIT_ACTOR);
      await expect(test.access.createLoginLink(feedKey.token.id)).rejects.toMatchObject({
        code: 'not_found',
      });
      await test.access.revoke(token.id, AUDIT_ACTOR);
      for (const id of [token.id, feedKey.token.id, 77]) {
        await expect(test.access.createLoginLink(id)).rejects.toMatchObject({ code: 'not_found' });
      }
    });
  });

  describe('signInPerson', () => {
    const ADA = { subject: 'https://id ada', name: 'Ada', role: 'moderator' } as const;
    const enter = ({ access }: TestAccess, person: Partial<Person> = {}) =>
      access.signInPerson(async () => ({ ...ADA, ...person }), BROWSER);

    it('begins a session for somebody whom a provider knows, and refuses them once they are revoked', async () => {
      const test = await openAccess();
      const { session, secret } = await enter(test);
      expect(session.token).toMatchObject({ kind: 'person', ...ADA });
      expect(await test.access.resume(secret)).toEqual(session);
      await test.access.revoke(session.token.id, AUDIT_ACTOR);
      expect(await test.access.resume(secret)).toBeUndefined();
      await expect(enter(test)).rejects.toMatchObject({ code: 'forbidden' });
    });

    it('changes the role of sessions that go on', async () => {
      const test = await openAccess();
      const { secret } = await enter(test, { role: 'admin' });
      await enter(test, { role: 'reader' });
      expect((await test.access.resume(secret))?.token.role).toBe('reader');
    });

    it('ends sessions and feed keys of somebody to whom the provider gives no role any more', async () => {
      const test = await openAccess();
      const { session, secret } = await enter(test, { role: 'admin' });
      const feedKey = await test.access.issueFeedKey(session.token, 'reader', AUDIT_ACTOR);
      await expect(enter(test, { role: undefined })).rejects.toMatchObject({ code: 'forbidden' });
      expect(await test.access.resume(secret)).toBeUndefined();
      await expect(test.access.authenticateFeedKey(feedKey.secret, undefined)).rejects.toMatchObject({
        code: 'unauthorized',
      });
      const again = await enter(test);
      expect(again.session.token).toMatchObject({ id: session.token.id, role: 'moderator' });
      expect(await test.access.resume(secret)).toBeUndefined();
      expect(await test.access.resume(again.secret)).toBeDefined();
    });

    it('keeps a session no longer than a person may go without asking the provider', async () => {
      const test = await openAccess({ personSessionMs: 60 * MINUTE_MS });
      const { secret, session } = await enter(test);
      expect(session.expiresAt).toEqual(new Date(test.now().getTime() + 60 * MINUTE_MS));
      test.pass(60 * MINUTE_MS - 1);
      expect(await test.access.resume(secret)).toBeDefined();
      test.pass(1);
      expect(await test.access.resume(secret)).toBeUndefined();
    });

    it('ends sessions that began under a longer setting as well', async () => {
      const test = await openAccess();
      const { secret, session } = await enter(test);
      const { tokens, sessions } = test.store;
      const access = createAccess({ tokens, sessions, now: test.now, personSessionMs: 60 * MINUTE_MS });
      test.pass(60 * MINUTE_MS);
      expect(await access.resume(secret)).toBeUndefined();
      expect(await access.listSessions(session.token)).toEqual([]);
      expect(await test.access.resume(secret)).toBeDefined();
      await access.close();
    });

    it('makes no login link for a person, who has to sign in at the provider', async () => {
      const test = await openAccess();
      const { session } = await enter(test);
      await expect(test.access.createLoginLink(session.token.id)).rejects.toMatchObject({
        code: 'not_found',
      });
    });

    it('asks the provider no more often than secrets may be wrong, also by many at once', async () => {
      let time = Date.UTC(2026, 0, 2);
      const limits = createLocalLimits(
        [{ name: 'logins', capacity: 3, perSeconds: 60 }],
        () => new Date(time),
      );
      const test = await openAccess({ guard: createGuessGuard(limits) });
      for (let count = 0; count < 5; count += 1) await enter(test);
      const ask = vi.fn(() => Promise.reject(new AppError('unauthorized', 'Cannot sign in')));
      const attempts = Array.from({ length: 300 }, () => test.access.signInPerson(ask, BROWSER));
      const failures = await Promise.allSettled(attempts);
      expect(ask).toHaveBeenCalledTimes(3);
      const codes = failures.map(
        (failure) => failure.status === 'rejected' && (failure.reason as AppError).code,
      );
      expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(297);
      await expect(enter(test)).rejects.toMatchObject({ code: 'rate_limited' });
      time += 20_000;
      await expect(enter(test)).resolves.toBeDefined();
    });
  });

  describe('resume', () => {
    it('ends after 30 days, however often it was seen', async () => {
      const test = await openAccess();
      const { cookie, session } = await signedIn(test);
      for (let day = 0; day < 29; day += 1) {
        test.pass(DAY_MS);
        await test.store.sessions.touchSession(session.id, test.now());
      }
      expect(await test.access.resume(cookie)).toBeDefined();
      test.pass(DAY_MS);
      expect(await test.access.resume(cookie)).toBeUndefined();
    });

    it('ends when it was not seen for 7 days, and is listed no more', async () => {
      const test = await openAccess();
      const { cookie, token } = await signedIn(test);
      test.pass(7 * DAY_MS - 1);
      expect(await test.access.listSessions(token)).toHaveLength(1);
      test.pass(1);
      expect(await test.access.resume(cookie)).toBeUndefined();
      expect(await test.access.listSessions(token)).toEqual([]);
    });

    it('ends at once when its token is revoked or expires', async () => {
      const test = await openAccess();
      const { cookie, token } = await signedIn(test);
      await test.access.revoke(token.id, AUDIT_ACTOR);
      expect(await test.access.resume(cookie)).toBeUndefined();
      const expiresAt = new Date(test.now().getTime() + MINUTE_MS);
      const short = await test.access.issue({ name: 'short', role: 'uploader', expiresAt }, AUDIT_ACTOR);
      const { secret } = await test.access.signIn(short.secret, BROWSER);
      test.pass(MINUTE_MS);
      expect(await test.access.resume(secret)).toBeUndefined();
    });

    it('notes that it was seen, every ten minutes at most', async () => {
      const test = await openAccess();
      const { cookie, session } = await signedIn(test);
      const { tokens, sessions } = test.store;
      const touchSession = vi.fn(sessions.touchSession);
      const access = createAccess({ tokens, sessions: { ...sessions, touchSession }, now: test.now });
      test.pass(9 * MINUTE_MS);
      await access.resume(cookie);
      expect(touchSession).not.toHaveBeenCalled();
      test.pass(MINUTE_MS);
      await Promise.all([access.resume(cookie), access.resume(cookie)]);
      expect(touchSession).toHaveBeenCalledExactlyOnceWith(session.id, test.now());
      await touchSession.mock.results[0]?.value;
      expect((await access.resume(cookie))?.lastSeenAt).toEqual(test.now());
      test.pass(11 * MINUTE_MS);
      await access.resume(cookie);
      expect(touchSession).toHaveBeenCalledTimes(2);
      expect(touchSession).toHaveBeenLastCalledWith(session.id, test.now());
      await touchSession.mock.results[1]?.value;
      await access.close();
    });

    it('goes on when that cannot be noted', async () => {
      const test = await openAccess();
      const { cookie } = await signedIn(test);
      const { tokens, sessions } = test.store;
      const touchSession = () => Promise.reject(new Error('disk full'));
      const warned = Promise.withResolvers<object>();
      const log = { warn: (fields: object) => warned.resolve(fields) };
      const access = createAccess({ tokens, sessions: { ...sessions, touchSession }, now: test.now, log });
      test.pass(DAY_MS);
      expect(await access.resume(cookie)).toBeDefined();
      expect(await warned.promise).toMatchObject({ err: { message: 'disk full' } });
      await access.close();
    });
  });

  describe('signOut', () => {
    it('ends the session for good, also when it is sent twice', async () => {
      const test = await openAccess();
      const { cookie, session } = await signedIn(test);
      await test.access.signOut(session, AUDIT_ACTOR);
      await test.access.signOut(session, AUDIT_ACTOR);
      expect(await test.access.resume(cookie)).toBeUndefined();
    });
  });

  describe('endSession', () => {
    it('ends another browser of the same token, and nobody else’s', async () => {
      const test = await openAccess();
      const mine = await signedIn(test);
      const theirs = await signedIn(test);
      await expect(test.access.endSession(theirs.session.id, mine.token, AUDIT_ACTOR)).rejects.toMatchObject({
        code: 'not_found',
      });
      await test.access.endSession(mine.session.id, mine.token, AUDIT_ACTOR);
      expect(await test.access.resume(mine.cookie)).toBeUndefined();
      expect(await test.access.resume(theirs.cookie)).toBeDefined();
    });
  });

  describe('forgetExpired', () => {
    it('drops what has ended and keeps what goes on', async () => {
      const test = await openAccess();
      const { token, secret } = await signedIn(test);
      test.pass(7 * DAY_MS);
      await test.access.signIn(secret, BROWSER);
      await test.access.forgetExpired();
      expect(await test.store.sessions.listSessions(token.id, new Date(0))).toHaveLength(1);
    });
  });
});
