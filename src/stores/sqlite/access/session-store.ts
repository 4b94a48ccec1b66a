import type { SessionStore } from '../../../access/session.ts';
import { bareDoer, ownCopy } from '../writer/crossing.ts';
import { createSessionReader } from './sessions.ts';
import type { AccessStoreParts } from './token-store.ts';
import { createTokenReader } from './tokens.ts';

/** The sessions and login links over the same database: read where the call is made, changed by the writer. */
export function createSessionStore({ reader, writer, gate }: AccessStoreParts): SessionStore {
  const sessions = createSessionReader(reader, createTokenReader(reader));
  return {
    createSession: (draft, doer, now) =>
      gate.pass(() => {
        const sent = { ...draft, secretHash: ownCopy(draft.secretHash) };
        return writer.run('createSession', [sent, bareDoer(doer), now]);
      }),
    findSessionByHash: (secretHash) => gate.pass(() => sessions.findByHash(secretHash)),
    listSessions: (tokenId, now) => gate.pass(() => sessions.list(tokenId, now)),
    endSession: (id, tokenId, doer, now) =>
      gate.pass(() => writer.run('endSession', [id, tokenId, bareDoer(doer), now])),
    touchSession: (id, now) => gate.pass(() => writer.run('touchSession', [id, now])),
    forgetExpired: (now, seenBefore) => gate.pass(() => writer.run('forgetExpired', [now, seenBefore])),
    createLoginLink: (secretHash, tokenId, expiresAt, doer, now) =>
      gate.pass(() => {
        const sent = ownCopy(secretHash);
        return writer.run('createLoginLink', [sent, tokenId, expiresAt, bareDoer(doer), now]);
      }),
    takeLoginLink: (secretHash, now) =>
      gate.pass(() => writer.run('takeLoginLink', [ownCopy(secretHash), now])),
  };
}
