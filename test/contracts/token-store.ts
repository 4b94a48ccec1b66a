import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDraft, TokenDraft } from '../../src/access/token.ts';
import { ADMIN, hashOf, sessionDraft, tokenDraft, type OpenedAccessStores } from './access-drafts.ts';
import { at } from './drafts.ts';

/** What every store of tokens does, however it keeps them. */
export function describeTokenStore(name: string, open: () => Promise<OpenedAccessStores>): void {
  describe(name, () => {
    let opened: OpenedAccessStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const create = (secret: string, overrides: Partial<TokenDraft> = {}) =>
      opened.tokens.createToken(tokenDraft(secret, overrides), ADMIN, at(0));
    const findBy = (secret: string) => opened.tokens.findTokenByHash(hashOf(secret));
    const linesOf = async (action: string) =>
      (await opened.audit()).filter((line) => line.action.startsWith(action));

    describe('createToken', () => {
      it('keeps all that the draft says, and finds it by id and by hash', async () => {
        const draft = tokenDraft('ci', {
          role: 'moderator',
          collection: 'debian/**',
          torrentsMax: 3,
          metainfoBytesMax: 2 ** 53 - 1,
          expiresAt: at(60),
        });
        const token = await opened.tokens.createToken(draft, ADMIN, at(0));
        const { secretHash, ...rest } = draft;
        expect(token).toEqual({
          ...rest,
          id: 1,
          createdAt: at(0),
          lastUsedAt: undefined,
          revokedAt: undefined,
        });
        expect(await opened.tokens.findTokenByHash(secretHash)).toEqual(token);
        expect(await opened.tokens.findToken(1)).toEqual(token);
        expect(await opened.tokens.findToken(2)).toBeUndefined();
        expect(await findBy('nothing')).toBeUndefined();
      });

      it('writes who made what into the audit, and no secret', async () => {
        await create('ci', { collection: 'debian' });
        await create('feed', { kind: 'feed_key', role: 'reader', parentId: 1 });
        const [made, key] = await opened.audit();
        expect(made).toMatchObject({
          at: at(0),
          actor: ADMIN,
          action: 'token.create',
          object: 'token 1',
          before: undefined,
        });
        expect(made?.after).toMatchObject({ name: 'ci', role: 'uploader', collection: 'debian' });
        expect(key).toMatchObject({ action: 'feed_key.create', object: 'token 2', after: { parentId: 1 } });
        expect(JSON.stringify(await opened.audit())).not.toMatch(/hash/i);
      });

      it('lists all, the oldest first, and apart from them the feed keys of one token', async () => {
        const token = await create('a');
        const other = await create('b');
        const key = await create('k', { kind: 'feed_key', role: 'reader', parentId: token.id });
        const person = await create('p', { kind: 'person', subject: 'iss sub' });
        expect(await opened.tokens.listTokens()).toEqual([token, other, key, person]);
        expect(await opened.tokens.listKeys(token.id)).toEqual([key]);
        expect(await opened.tokens.listKeys(other.id)).toEqual([]);
      });
    });

    describe('revokeToken', () => {
      it('revokes once: the first time stays, and only that is in the audit', async () => {
        const token = await create('a');
        const revoked = { ...token, revokedAt: at(1) };
        expect(await opened.tokens.revokeToken(token.id, ADMIN, at(1))).toEqual(revoked);
        expect(await opened.tokens.revokeToken(token.id, ADMIN, at(2))).toEqual(revoked);
        expect(await findBy('a')).toEqual(revoked);
        expect(await linesOf('token.revoke')).toMatchObject([
          { at: at(1), actor: ADMIN, object: 'token 1', after: undefined },
        ]);
        await expect(opened.tokens.revokeToken(77, ADMIN, at(2))).rejects.toMatchObject({
          code: 'not_found',
        });
      });

      it('ends its sessions, login links and feed keys with it, and nobody else’s', async () => {
        const token = await create('a');
        const other = await create('b');
        await create('k', { kind: 'feed_key', role: 'reader', parentId: token.id });
        await create('kb', { kind: 'feed_key', role: 'reader', parentId: other.id });
        for (const { id, name: secret } of [token, other]) {
          await opened.sessions.createSession(sessionDraft(`s-${secret}`, id), ADMIN, at(0));
          await opened.sessions.createLoginLink(hashOf(`l-${secret}`), id, at(60), ADMIN, at(0));
        }
        await opened.tokens.revokeToken(token.id, ADMIN, at(1));
        expect(await opened.sessions.findSessionByHash(hashOf('s-a'))).toBeUndefined();
        expect(await opened.sessions.takeLoginLink(hashOf('l-a'), at(1))).toBeUndefined();
        expect((await findBy('k'))?.revokedAt).toEqual(at(1));
        expect(await opened.sessions.findSessionByHash(hashOf('s-b'))).toBeDefined();
        expect(await opened.sessions.takeLoginLink(hashOf('l-b'), at(1))).toEqual(other);
        expect((await findBy('kb'))?.revokedAt).toBeUndefined();
        expect((await opened.audit()).slice(-3)).toMatchObject([
          { action: 'token.revoke', object: 'token 1' },
          { action: 'session.end', object: 'session 1' },
          { action: 'feed_key.revoke', object: 'token 3' },
        ]);
      });
    });

    describe('touchTokens', () => {
      it('notes when tokens were used, never an earlier time, and without a line in the audit', async () => {
        await create('a');
        await create('b');
        await opened.tokens.touchTokens(
          new Map([
            [1, at(5)],
            [2, at(6)],
            [77, at(7)],
          ]),
        );
        await opened.tokens.touchTokens(new Map([[1, at(4)]]));
        expect((await findBy('a'))?.lastUsedAt).toEqual(at(5));
        expect((await findBy('b'))?.lastUsedAt).toEqual(at(6));
        expect(await opened.audit()).toHaveLength(2);
      });
    });

    describe('enterPerson', () => {
      const ask = (overrides: Partial<PersonDraft> = {}, minutes = 0) =>
        opened.tokens.enterPerson(
          { ...tokenDraft('Ada', { kind: 'person' }), subject: 'https://id ada', ...overrides },
          { tokenId: undefined, name: 'Ada', via: 'provider', ip: undefined },
          at(minutes),
        );
      const enter = async (overrides: Partial<PersonDraft> = {}, minutes = 0) => {
        const person = await ask(overrides, minutes);
        if (person === undefined) throw new Error('There is no such person');
        return person;
      };

      it('makes a person at the first sign-in, and knows it again at the next', async () => {
        const person = await enter();
        expect(person).toMatchObject({ kind: 'person', name: 'Ada', role: 'uploader', createdAt: at(0) });
        expect(await enter({ secretHash: hashOf('other') }, 5)).toEqual(person);
        expect(await linesOf('person.enter')).toMatchObject([
          { object: `token ${person.id}`, actor: { tokenId: person.id, via: 'provider' }, before: undefined },
        ]);
      });

      it('takes name and role from the provider each time', async () => {
        const { id } = await enter();
        expect(await enter({ name: 'Ada L.', role: 'admin' }, 1)).toMatchObject({ id, name: 'Ada L.' });
        expect(await opened.tokens.findToken(id)).toMatchObject({ name: 'Ada L.', role: 'admin' });
        expect((await linesOf('person.enter'))[1]).toMatchObject({
          before: { name: 'Ada', role: 'uploader' },
          after: { name: 'Ada L.', role: 'admin' },
        });
      });

      it('refuses somebody who was revoked here', async () => {
        const { id } = await enter();
        await opened.tokens.revokeToken(id, ADMIN, at(1));
        await expect(enter({ role: 'admin' }, 2)).rejects.toMatchObject({ code: 'forbidden' });
        expect((await opened.tokens.findToken(id))?.role).toBe('uploader');
      });
    });

    describe('enterPerson, of somebody without a role', () => {
      const ask = (role: 'admin' | undefined, minutes: number) =>
        opened.tokens.enterPerson(
          { ...tokenDraft('Ada', { kind: 'person' }), subject: 'https://id ada', role },
          { tokenId: undefined, name: 'Ada', via: 'provider', ip: undefined },
          at(minutes),
        );

      it('writes nothing down of somebody who was never here', async () => {
        expect(await ask(undefined, 0)).toBeUndefined();
        expect(await opened.tokens.listTokens()).toEqual([]);
        expect(await opened.audit()).toEqual([]);
      });

      it('ends what they began, says so once, and takes them up again', async () => {
        const { id } = (await ask('admin', 0)) ?? { id: 0 };
        await opened.sessions.createSession(sessionDraft('s', id), ADMIN, at(0));
        await opened.sessions.createLoginLink(hashOf('l'), id, at(60), ADMIN, at(0));
        await create('k', { kind: 'feed_key', role: 'reader', parentId: id });
        expect(await ask(undefined, 1)).toMatchObject({ id, expiresAt: at(1) });
        await ask(undefined, 2);
        expect(await opened.tokens.findToken(id)).toMatchObject({ expiresAt: at(1), revokedAt: undefined });
        expect(await opened.sessions.findSessionByHash(hashOf('s'))).toBeUndefined();
        expect(await opened.sessions.takeLoginLink(hashOf('l'), at(1))).toBeUndefined();
        expect((await findBy('k'))?.revokedAt).toEqual(at(1));
        expect((await opened.audit()).slice(-3)).toMatchObject([
          {
            action: 'person.end',
            object: `token ${id}`,
            actor: { tokenId: id },
            before: { role: 'admin' },
            after: { role: null },
          },
          { action: 'session.end' },
          { action: 'feed_key.revoke' },
        ]);
        expect(await ask('admin', 3)).toMatchObject({ id, role: 'admin', expiresAt: undefined });
      });
    });

    describe('setOperatorToken', () => {
      const set = (secret: string | undefined, minutes: number) =>
        opened.tokens.setOperatorToken(secret === undefined ? undefined : hashOf(secret), ADMIN, at(minutes));

      it('makes one admin token, which keeps its id when the secret changes', async () => {
        await set('one', 0);
        const token = await findBy('one');
        expect(token).toMatchObject({ id: 1, kind: 'token', name: 'operator', role: 'admin' });
        await set('one', 1);
        await set('two', 2);
        expect(await findBy('one')).toBeUndefined();
        expect(await findBy('two')).toEqual(token);
        expect(await opened.tokens.listTokens()).toHaveLength(1);
        expect((await linesOf('token.operator')).map((line) => line.at)).toEqual([at(0), at(2)]);
      });

      it('ends what was begun with the old secret when it changes, and only then', async () => {
        await set('one', 0);
        await opened.sessions.createSession(sessionDraft('s', 1), ADMIN, at(0));
        await create('k', { kind: 'feed_key', role: 'reader', parentId: 1 });
        await set('one', 1);
        expect(await opened.sessions.findSessionByHash(hashOf('s'))).toBeDefined();
        await set('two', 2);
        expect(await opened.sessions.findSessionByHash(hashOf('s'))).toBeUndefined();
        expect((await findBy('k'))?.revokedAt).toEqual(at(2));
      });

      it('revokes it when there is none any more, and takes it up again', async () => {
        await set(undefined, 0);
        expect(await opened.tokens.listTokens()).toEqual([]);
        await set('one', 0);
        await set(undefined, 1);
        await set(undefined, 2);
        expect(await findBy('one')).toMatchObject({ id: 1, revokedAt: at(1) });
        await set('one', 3);
        expect(await findBy('one')).toMatchObject({ id: 1, revokedAt: undefined });
      });

      it('leaves the token that is in use beside another server, and refuses another secret', async () => {
        const setBeside = (secret: string | undefined, minutes: number) =>
          opened.tokens.setOperatorToken(
            secret === undefined ? undefined : hashOf(secret),
            ADMIN,
            at(minutes),
            false,
          );
        await setBeside('one', 0);
        await setBeside('one', 1);
        await setBeside(undefined, 2);
        await expect(setBeside('two', 3)).rejects.toMatchObject({ code: 'conflict' });
        await create('by hand');
        await expect(setBeside('by hand', 4)).rejects.toMatchObject({ code: 'conflict' });
        expect(await findBy('one')).toMatchObject({ id: 1, name: 'operator', revokedAt: undefined });
        expect((await linesOf('token.operator')).map((line) => line.at)).toEqual([at(0)]);
      });

      it('takes a token over that was made by hand with the same secret, and revokes the one before', async () => {
        const byHand = await create('secret', { collection: 'a', expiresAt: at(1), torrentsMax: 1 });
        await set('one', 1);
        await set('secret', 2);
        expect(await findBy('secret')).toEqual({
          ...byHand,
          name: 'operator',
          role: 'admin',
          collection: undefined,
          expiresAt: undefined,
          torrentsMax: undefined,
        });
        expect(await findBy('one')).toMatchObject({ revokedAt: at(2) });
        await set(undefined, 3);
        expect(await findBy('secret')).toMatchObject({ revokedAt: at(3) });
      });
    });
  });
}
