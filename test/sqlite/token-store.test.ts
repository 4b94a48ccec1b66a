import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore, type SqliteStore } from '../../src/sqlite/open.ts';
import { at } from '../contracts/drafts.ts';
import { temporaryFolder } from '../support/temp.ts';

const hashOf = (secret: string) => createHash('sha256').update(secret).digest();

describe('createTokenStore', () => {
  let folder: string;
  let store: SqliteStore;

  beforeEach(async () => {
    folder = temporaryFolder();
    store = await openSqliteStore({ folder });
  });
  afterEach(() => store.close());

  const create = (name: string, role: 'reader' | 'uploader' = 'uploader') =>
    store.tokens.createToken({ name, role, secretHash: hashOf(name) }, at(0));
  const findBy = (secret: string) => store.tokens.findTokenByHash(hashOf(secret));

  it('finds a token by the hash of its secret, and lists all, the oldest first', async () => {
    const first = await create('first');
    const second = await create('second', 'reader');
    expect(first).toEqual({ id: 1, name: 'first', role: 'uploader', createdAt: at(0), revokedAt: undefined });
    expect(await findBy('first')).toEqual(first);
    expect(await findBy('nothing')).toBeUndefined();
    expect(await store.tokens.listTokens()).toEqual([first, second]);
  });

  it('revokes once: the first time stays', async () => {
    const token = await create('a');
    const revoked = { ...token, revokedAt: at(1) };
    expect(await store.tokens.revokeToken(token.id, at(1))).toEqual(revoked);
    expect(await store.tokens.revokeToken(token.id, at(2))).toEqual(revoked);
    expect(await findBy('a')).toEqual(revoked);
    await expect(store.tokens.revokeToken(77, at(2))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('sees what another process does at once', async () => {
    const other = await openSqliteStore({ folder });
    const token = await create('a');
    expect(await other.tokens.findTokenByHash(hashOf('a'))).toEqual(token);
    await other.tokens.revokeToken(token.id, at(3));
    expect((await findBy('a'))?.revokedAt).toEqual(at(3));
    const [here, there] = await Promise.all([
      create('here'),
      other.tokens.createToken({ name: 'there', role: 'admin', secretHash: hashOf('there') }, at(0)),
    ]);
    expect(here.id).not.toBe(there.id);
    await other.close();
    expect(await store.tokens.listTokens()).toHaveLength(3);
  });

  describe('setOperatorToken', () => {
    const set = (secret: string | undefined, minutes: number) =>
      store.tokens.setOperatorToken(secret === undefined ? undefined : hashOf(secret), at(minutes));

    it('makes one admin token, which keeps its id when the secret changes', async () => {
      await set('one', 0);
      const token = await findBy('one');
      expect(token).toEqual({
        id: 1,
        name: 'operator',
        role: 'admin',
        createdAt: at(0),
        revokedAt: undefined,
      });
      await set('one', 1);
      await set('two', 2);
      expect(await findBy('one')).toBeUndefined();
      expect(await findBy('two')).toEqual(token);
      expect(await store.tokens.listTokens()).toHaveLength(1);
    });

    it('revokes it when there is none any more, and takes it up again', async () => {
      await set(undefined, 0);
      expect(await store.tokens.listTokens()).toEqual([]);
      await set('one', 0);
      await set(undefined, 1);
      await set(undefined, 2);
      expect(await findBy('one')).toMatchObject({ id: 1, revokedAt: at(1) });
      await set('one', 3);
      expect(await findBy('one')).toMatchObject({ id: 1, revokedAt: undefined });
    });

    it('takes a token over that was made by hand with the same secret, and revokes the one before', async () => {
      const byHand = await create('secret');
      await set('one', 1);
      await set('secret', 2);
      expect(await findBy('secret')).toEqual({ ...byHand, name: 'operator', role: 'admin' });
      expect(await findBy('one')).toMatchObject({ revokedAt: at(2) });
      await set(undefined, 3);
      expect(await findBy('secret')).toMatchObject({ revokedAt: at(3) });
    });
  });
});
