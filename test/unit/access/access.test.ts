import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createAccess, type IssueInput } from '../../../src/access/access.ts';
import { AppError } from '../../../src/errors.ts';
import { DAY_MS, AUDIT_ACTOR, MINUTE_MS, openAccess, type TestAccess } from '../../support/access.ts';

async function errorOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error;
  throw new Error('it was not refused');
}

const issue = ({ access }: TestAccess, input: Partial<IssueInput> = {}) =>
  access.issue({ name: 'ci', role: 'uploader', ...input }, AUDIT_ACTOR);

const BROWSER = { userAgent: 'Firefox', ip: '192.0.2.7' };

describe('createAccess', () => {
  describe('issue', () => {
    it('gives a secret that scanners know by its prefix, and what was asked for', async () => {
      const test = await openAccess();
      const expiresAt = new Date(test.now().getTime() + DAY_MS);
      const { token, secret } = await issue(test, {
        role: 'moderator',
        collection: '/debian/**',
        expiresAt,
        torrentsMax: 5,
        metainfoBytesMax: 1,
      });
      expect(secret).toMatch(/^torrentry_[\w-]{27}$/);
      expect(token).toMatchObject({
        kind: 'token',
        name: 'ci',
        role: 'moderator',
        collection: 'debian/**',
        expiresAt,
        torrentsMax: 5,
        metainfoBytesMax: 1,
      });
      expect(await test.access.authenticate(secret, undefined)).toEqual(token);
      expect(await test.store.audit.list({ limit: 5 })).toMatchObject([
        { action: 'token.create', actor: AUDIT_ACTOR },
      ]);
    });

    it.each<[string, Partial<IssueInput>]>([
      ['an empty name', { name: ' ' }],
      ['a name that is too long', { name: 'x'.repeat(101) }],
      ['a name that speaks to terminals', { name: 'x\u001B[2J' }],
      ['a scope that cannot be read', { collection: 'a/*/b' }],
      ['a scope in which nothing can be published', { collection: 'Docs/**' }],
      ['a scope for an admin', { role: 'admin', collection: 'a/**' }],
      ['a time that has come', { expiresAt: new Date(Date.UTC(2026, 0, 2, 12)) }],
      ['a time that is none', { expiresAt: new Date(Number.NaN) }],
      ['a quota of nothing', { torrentsMax: 0 }],
      ['a quota of a part', { metainfoBytesMax: 1.5 }],
      ['a quota below nothing', { torrentsMax: -1 }],
    ])('refuses %s, says how to fix it, and makes nothing', async (_what, input) => {
      const test = await openAccess();
      const error = await errorOf(issue(test, input));
      expect(error).toMatchObject({ code: 'malformed', hint: expect.any(String) as string });
      expect(await test.access.list()).toEqual([]);
    });

    it('takes the scope of everything as none, for every role', async () => {
      const test = await openAccess();
      expect((await issue(test, { role: 'admin', collection: '**' })).token.collection).toBeUndefined();
    });
  });

  describe('authenticate', () => {
    it('refuses unknown, revoked and expired secrets, and those of other kinds, in the same words', async () => {
      const test = await openAccess();
      const { access } = test;
      const revoked = await issue(test);
      await access.revoke(revoked.token.id, AUDIT_ACTOR);
      const expired = await issue(test, { expiresAt: new Date(test.now().getTime() + 1) });
      test.pass(1);
      const live = await issue(test);
      const feedKey = await access.issueFeedKey(live.token, 'reader', AUDIT_ACTOR);
      const sameLength = `${live.secret.slice(0, -1)}${live.secret.endsWith('A') ? 'Q' : 'A'}`;
      const wrong = ['', 'x', sameLength, live.secret.slice(0, -1), 'x'.repeat(100_000)];
      const errors = await Promise.all(
        [...wrong, revoked.secret, expired.secret, feedKey.secret].map((secret) =>
          errorOf(access.authenticate(secret, undefined)),
        ),
      );
      expect(new Set(errors.map(({ code, message, hint }) => `${code} ${message} ${hint}`)).size).toBe(1);
      expect(errors[0]).toMatchObject({ code: 'unauthorized' });
      expect(errors[0]?.message).toContain('unknown, expired or was revoked');
      expect((await access.authenticate(live.secret, undefined)).id).toBe(live.token.id);
    });

    it('accepts a token until the very millisecond that it expires at', async () => {
      const test = await openAccess();
      const { secret } = await issue(test, { expiresAt: new Date(test.now().getTime() + 2) });
      test.pass(1);
      expect(await test.access.authenticate(secret, undefined)).toBeDefined();
      test.pass(1);
      expect(await errorOf(test.access.authenticate(secret, undefined))).toMatchObject({
        code: 'unauthorized',
      });
    });

    it('notes when a token was used last, at the end at the latest', async () => {
      const test = await openAccess();
      const { secret } = await issue(test);
      await test.access.authenticate(secret, undefined);
      test.pass(MINUTE_MS);
      await test.access.authenticate(secret, undefined);
      expect((await test.access.list())[0]?.lastUsedAt).toBeUndefined();
      await test.access.close();
      expect((await test.access.list())[0]?.lastUsedAt).toEqual(test.now());
    });

    it('keeps working when that cannot be noted', async () => {
      const warn = vi.fn();
      const test = await openAccess();
      const { secret } = await issue(test);
      const { tokens, sessions } = test.store;
      const failing = { ...tokens, touchTokens: () => Promise.reject(new Error('disk full')) };
      const access = createAccess({ tokens: failing, sessions, now: test.now, log: { warn } });
      expect(await access.authenticate(secret, undefined)).toBeDefined();
      await access.close();
      expect(warn).toHaveBeenCalledOnce();
    });
  });

  describe('feed keys', () => {
    it('are good for feeds as long as their token is good', async () => {
      const test = await openAccess();
      const { access } = test;
      const { token } = await issue(test, { expiresAt: new Date(test.now().getTime() + DAY_MS) });
      const { token: key, secret } = await access.issueFeedKey(token, 'reader', AUDIT_ACTOR);
      expect(secret).toMatch(/^torrentry_feed_[\w-]{27}$/);
      expect(key).toMatchObject({ kind: 'feed_key', role: 'reader', parentId: token.id });
      expect(await access.authenticateFeedKey(secret, undefined)).toEqual(key);
      test.pass(DAY_MS);
      expect(await errorOf(access.authenticateFeedKey(secret, undefined))).toMatchObject({
        code: 'unauthorized',
      });
    });

    it('end with their token', async () => {
      const test = await openAccess();
      const { token, secret: tokenSecret } = await issue(test);
      const { secret } = await test.access.issueFeedKey(token, 'reader', AUDIT_ACTOR);
      expect(await errorOf(test.access.authenticateFeedKey(tokenSecret, undefined))).toMatchObject({
        code: 'unauthorized',
      });
      await test.access.revoke(token.id, AUDIT_ACTOR);
      expect(await errorOf(test.access.authenticateFeedKey(secret, undefined))).toMatchObject({
        code: 'unauthorized',
      });
    });

    it('can be listed and revoked by their own token only', async () => {
      const test = await openAccess();
      const [one, other] = [await issue(test), await issue(test)];
      const { token: key } = await test.access.issueFeedKey(one.token, 'reader', AUDIT_ACTOR);
      expect(await test.access.listFeedKeys(one.token)).toEqual([key]);
      expect(await test.access.listFeedKeys(other.token)).toEqual([]);
      for (const id of [key.id, one.token.id, 77]) {
        expect(await errorOf(test.access.revokeFeedKey(id, other.token, AUDIT_ACTOR))).toMatchObject({
          code: 'not_found',
        });
      }
      await test.access.revokeFeedKey(key.id, one.token, AUDIT_ACTOR);
      expect((await test.access.listFeedKeys(one.token))[0]?.revokedAt).toEqual(test.now());
    });

    it('are refused when there are a hundred, and a revoked one makes room', async () => {
      const test = await openAccess();
      const { token } = await issue(test);
      const another = () => test.access.issueFeedKey(token, 'reader', AUDIT_ACTOR);
      const keys = await Promise.all(Array.from({ length: 100 }, another));
      expect(await errorOf(another())).toMatchObject({ code: 'forbidden' });
      await test.access.revokeFeedKey(keys[0]?.token.id ?? 0, token, AUDIT_ACTOR);
      await another();
    });
  });

  describe('ensureAdmin', () => {
    it('makes a token and a login link at the first start, and never again while an admin is there', async () => {
      const { access } = await openAccess();
      const first = await access.ensureAdmin(undefined);
      expect(first?.token).toMatchObject({ name: 'admin', role: 'admin' });
      expect((await access.authenticate(first?.secret ?? '', undefined)).role).toBe('admin');
      const { session } = await access.signInByLink(first?.loginLink ?? '', BROWSER);
      expect(session.token.id).toBe(first?.token.id);
      expect(await access.ensureAdmin(undefined)).toBeUndefined();
    });

    it('makes another when the last admin has expired, was revoked, or is somebody at a provider', async () => {
      const test = await openAccess();
      const { access } = test;
      await issue(test, { role: 'admin', expiresAt: new Date(test.now().getTime() + 1) });
      await access.signInPerson(async () => ({ subject: 'iss sub', name: 'Ada', role: 'admin' }), BROWSER);
      test.pass(1);
      const first = await access.ensureAdmin(undefined);
      await access.revoke(first?.token.id ?? 0, AUDIT_ACTOR);
      expect(await access.ensureAdmin(undefined)).toBeDefined();
    });

    it('takes the operator’s own secret, and refuses a short one', async () => {
      const { access } = await openAccess();
      expect(await access.ensureAdmin('an-operator-secret-of-mine')).toBeUndefined();
      expect(await access.authenticate('an-operator-secret-of-mine', undefined)).toMatchObject({
        name: 'operator',
        role: 'admin',
      });
      expect(await errorOf(access.ensureAdmin('short'))).toMatchObject({ code: 'malformed' });
    });
  });

  describe('ensureAdmin beside another server', () => {
    const BESIDE = { isAlone: false };
    const SECRET = 'an-operator-secret-of-mine';

    it('leaves the operator’s token as it is, without a secret or with the same one', async () => {
      const { access } = await openAccess();
      await access.ensureAdmin(SECRET);
      expect(await access.ensureAdmin(undefined, BESIDE)).toBeUndefined();
      expect(await access.ensureAdmin(SECRET, BESIDE)).toBeUndefined();
      expect((await access.authenticate(SECRET, undefined)).name).toBe('operator');
    });

    it('refuses another secret than the one in use', async () => {
      const { access } = await openAccess();
      await access.ensureAdmin(SECRET);
      const error = await errorOf(access.ensureAdmin('another-operator-secret', BESIDE));
      expect(error).toMatchObject({
        code: 'conflict',
        hint: expect.stringContaining('the same admin token'),
      });
      expect((await access.authenticate(SECRET, undefined)).name).toBe('operator');
    });

    it('takes the secret of the configuration when none is in use, as when two start at once', async () => {
      const { access } = await openAccess();
      await access.ensureAdmin(undefined);
      await access.ensureAdmin(SECRET, BESIDE);
      await access.ensureAdmin(SECRET, BESIDE);
      expect((await access.authenticate(SECRET, undefined)).name).toBe('operator');
    });

    it('makes a token when there is no admin', async () => {
      const { access } = await openAccess();
      expect(await access.ensureAdmin(undefined, BESIDE)).toBeDefined();
    });
  });

  it('keeps no secret anywhere in the data folder', async () => {
    const test = await openAccess();
    const { access } = test;
    const { token, secret } = await issue(test);
    const feedKey = await access.issueFeedKey(token, 'reader', AUDIT_ACTOR);
    const link = await access.createLoginLink(token.id);
    const { secret: cookie } = await access.signIn(secret, BROWSER);
    const secrets = [secret, feedKey.secret, link, cookie, access.formTokenOf(cookie)];
    const names = readdirSync(test.folder);
    expect(names).toEqual(expect.arrayContaining(['torrentry.sqlite', 'torrentry.sqlite-wal']));
    for (const name of names) {
      const bytes = readFileSync(join(test.folder, name));
      for (const each of secrets) expect(bytes.includes(each), name).toBe(false);
      for (const each of secrets) expect(bytes.includes(Buffer.from(each, 'base64url')), name).toBe(false);
    }
    const audit = await test.store.audit.list({ limit: 100 });
    expect(audit.length).toBeGreaterThanOrEqual(3);
  });
});
