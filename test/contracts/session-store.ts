import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionDraft } from '../../src/access/session.ts';
import type { Token } from '../../src/access/token.ts';
import { ADMIN, hashOf, sessionDraft, tokenDraft, type OpenedAccessStores } from './access-drafts.ts';
import { at } from './drafts.ts';

/** What every store of sessions does, however it keeps them. */
export function describeSessionStore(name: string, open: () => Promise<OpenedAccessStores>): void {
  describe(name, () => {
    let opened: OpenedAccessStores;
    let token: Token;
    let other: Token;
    beforeEach(async () => {
      opened = await open();
      token = await opened.tokens.createToken(tokenDraft('a'), ADMIN, at(0));
      other = await opened.tokens.createToken(tokenDraft('b'), ADMIN, at(0));
    });
    afterEach(() => opened.close());

    const begin = (secret: string, minutes = 0, overrides: Partial<SessionDraft> = {}) =>
      opened.sessions.createSession(sessionDraft(secret, token.id, overrides), ADMIN, at(minutes));
    const findBy = (secret: string) => opened.sessions.findSessionByHash(hashOf(secret));

    describe('createSession', () => {
      it('keeps all that the draft says, with the token as it stands now', async () => {
        const session = await begin('s', 3);
        const { secretHash, tokenId: _, ...rest } = sessionDraft('s', token.id);
        expect(session).toEqual({ ...rest, id: 1, token, createdAt: at(3), lastSeenAt: at(3) });
        expect(await opened.sessions.findSessionByHash(secretHash)).toEqual(session);
        expect(await findBy('nothing')).toBeUndefined();
        await opened.tokens.touchTokens(new Map([[token.id, at(4)]]));
        expect((await findBy('s'))?.token.lastUsedAt).toEqual(at(4));
      });

      it('writes into the audit whose browser began it, and no secret', async () => {
        await begin('s', 3);
        expect((await opened.audit()).at(-1)).toMatchObject({
          at: at(3),
          actor: ADMIN,
          action: 'session.create',
          object: 'session 1',
          after: { tokenId: token.id, userAgent: 'Firefox', ip: '192.0.2.7' },
        });
        expect(JSON.stringify(await opened.audit())).not.toMatch(/hash/i);
      });
    });

    describe('listSessions', () => {
      it('lists those of a token that have not expired, the one seen last first', async () => {
        await begin('one', 0);
        await begin('two', 1);
        await begin('over', 1, { expiresAt: at(2) });
        await begin('other', 1, { tokenId: other.id });
        await opened.sessions.touchSession(1, at(5));
        const listed = await opened.sessions.listSessions(token.id, at(6));
        expect(listed.map(({ id, lastSeenAt }) => [id, lastSeenAt])).toEqual([
          [1, at(5)],
          [2, at(1)],
        ]);
      });
    });

    describe('endSession', () => {
      it('ends it at once and says so in the audit', async () => {
        await begin('s');
        await opened.sessions.endSession(1, token.id, ADMIN, at(1));
        expect(await findBy('s')).toBeUndefined();
        expect((await opened.audit()).at(-1)).toMatchObject({
          action: 'session.end',
          object: 'session 1',
          before: { tokenId: token.id },
        });
      });

      it('refuses what is no session of that token, and ends nothing', async () => {
        await begin('s');
        for (const [id, tokenId] of [
          [1, other.id],
          [77, token.id],
        ] as const) {
          await expect(opened.sessions.endSession(id, tokenId, ADMIN, at(1))).rejects.toMatchObject({
            code: 'not_found',
          });
        }
        expect(await findBy('s')).toBeDefined();
      });
    });

    describe('forgetExpired', () => {
      it('forgets what has expired or was not seen since, and keeps the rest', async () => {
        await begin('fresh', 50);
        await begin('expired', 50, { expiresAt: at(60) });
        await begin('idle', 10);
        await opened.sessions.createLoginLink(hashOf('l'), token.id, at(60), ADMIN, at(0));
        await opened.sessions.forgetExpired(at(60), at(20));
        expect(await findBy('fresh')).toBeDefined();
        expect(await findBy('expired')).toBeUndefined();
        expect(await findBy('idle')).toBeUndefined();
        expect(await opened.sessions.takeLoginLink(hashOf('l'), at(59))).toBeUndefined();
      });
    });

    describe('takeLoginLink', () => {
      it('gives its token once, and nothing after that', async () => {
        await opened.sessions.createLoginLink(hashOf('l'), token.id, at(60), ADMIN, at(0));
        expect(await opened.sessions.takeLoginLink(hashOf('nothing'), at(1))).toBeUndefined();
        const taken = await Promise.all([1, 2].map(() => opened.sessions.takeLoginLink(hashOf('l'), at(1))));
        expect(taken).toEqual([token, undefined]);
        expect(await opened.sessions.takeLoginLink(hashOf('l'), at(1))).toBeUndefined();
      });

      it('gives nothing when it has expired', async () => {
        await opened.sessions.createLoginLink(hashOf('l'), token.id, at(60), ADMIN, at(0));
        expect(await opened.sessions.takeLoginLink(hashOf('l'), at(60))).toBeUndefined();
      });
    });
  });
}
