import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { ADMIN, hashOf, tokenDraft, type OpenedAccessStores } from '../../../../contracts/access-drafts.ts';
import { at } from '../../../../contracts/drafts.ts';
import { describeSessionStore } from '../../../../contracts/session-store.ts';
import { describeTokenStore } from '../../../../contracts/token-store.ts';
import { temporaryFolder } from '../../../../support/temp.ts';

async function openStores(folder = temporaryFolder()): Promise<OpenedAccessStores> {
  const { tokens, sessions, audit, close } = await openSqliteStore({ folder });
  return { tokens, sessions, close, audit: () => audit.list({ limit: 1000, after: 0 }) };
}

describeTokenStore('openSqliteStore, as a store of tokens', openStores);
describeSessionStore('openSqliteStore, as a store of sessions', openStores);

describe('createTokenStore', () => {
  it('sees what another process does at once', async () => {
    const folder = temporaryFolder();
    const [one, other] = [await openStores(folder), await openStores(folder)];
    const create = (store: OpenedAccessStores, name: string) =>
      store.tokens.createToken(tokenDraft(name), ADMIN, at(0));
    const token = await create(one, 'a');
    expect(await other.tokens.findTokenByHash(hashOf('a'))).toEqual(token);
    await other.tokens.revokeToken(token.id, ADMIN, at(3));
    expect((await one.tokens.findTokenByHash(hashOf('a')))?.revokedAt).toEqual(at(3));
    const [here, there] = await Promise.all([create(one, 'here'), create(other, 'there')]);
    expect(here.id).not.toBe(there.id);
    await other.close();
    expect(await one.tokens.listTokens()).toHaveLength(3);
    await one.close();
  });
});
