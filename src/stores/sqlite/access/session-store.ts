import type { SessionStore } from '../../../access/session.ts';
import { bareAuditActor, ownCopy } from '../writer/transferable.ts';
import { createExpiredLinkFinder } from './login-links.ts';
import { createSessionReader } from './sessions.ts';
import type { AccessStoreParts } from './token-store.ts';
import { createTokenReader } from './tokens.ts';

/** The sessions and login links in the database: read in the calling thread, changed by the writer. */
export function createSessionStore({ reader, writer, calls }: AccessStoreParts): SessionStore {
  const sessions = createSessionReader(reader, createTokenReader(reader));
  const hasExpiredLinks = createExpiredLinkFinder(reader);
  return {
    createSession: (draft, actor, now) =>
      calls.run(() => {
        const sent = { ...draft, secretHash: ownCopy(draft.secretHash) };
        return writer.run('createSession', [sent, bareAuditActor(actor), now]);
      }),
    findSessionByHash: (secretHash) => calls.run(() => sessions.findByHash(secretHash)),
    listSessions: (tokenId, now) => calls.run(() => sessions.list(tokenId, now)),
    endSession: (id, tokenId, actor, now) =>
      calls.run(() => writer.run('endSession', [id, tokenId, bareAuditActor(actor), now])),
    touchSession: (id, now) => calls.run(() => writer.run('touchSession', [id, now])),
    async forgetExpired(now, seenBefore) {
      await calls.run(() => {
        if (sessions.hasExpired(now, seenBefore) || hasExpiredLinks(now))
          return writer.run('forgetExpired', [now, seenBefore]);
        return undefined;
      });
    },
    createLoginLink: (secretHash, tokenId, expiresAt, actor, now) =>
      calls.run(() => {
        const sent = ownCopy(secretHash);
        return writer.run('createLoginLink', [sent, tokenId, expiresAt, bareAuditActor(actor), now]);
      }),
    takeLoginLink: (secretHash, now) =>
      calls.run(() => writer.run('takeLoginLink', [ownCopy(secretHash), now])),
  };
}
