import { createAccessChanges, type AccessChanges, type Loader } from '../../../access/changes.ts';
import type { StoredToken } from '../../../access/facts.ts';
import type { Change } from '../../../access/plan.ts';
import type { Token } from '../../../access/token.ts';
import { createApply, type WriteNote } from '../../../events/plan.ts';
import type { Connection } from '../database/connection.ts';
import { createLoginLinkFinder, createLoginLinkWriter } from './login-links.ts';
import type { NextId } from '../database/next-id.ts';
import { createSessionReader, createSessionWriter } from './sessions.ts';
import { createTokenWriter, type TokenReader } from './tokens.ts';

/** The transactions of tokens and sessions: changes with a decision, and notes of their last use, which need none. */
export interface AccessOperations extends AccessChanges {
  touchTokens(uses: ReadonlyMap<number, Date>): void;
  touchSession(id: number, now: Date): void;
  forgetExpired(now: Date, seenBefore: Date): void;
}

/** Prepares the operations once for a connection. */
export function createAccessOperations(
  connection: Connection,
  tokenReader: TokenReader,
  writeNote: WriteNote,
  nextId: NextId,
): AccessOperations {
  const tokens = createTokenWriter(connection);
  const sessions = createSessionWriter(connection);
  const loginLinks = createLoginLinkWriter(connection);

  const write = (change: Change): void => {
    switch (change.kind) {
      case 'insertToken':
        return tokens.insert(change);
      case 'updateToken':
        return tokens.update(change);
      case 'insertSession':
        return sessions.insert(change.session, change.secretHash);
      case 'deleteSession':
        return sessions.delete(change.id);
      case 'insertLoginLink':
        return loginLinks.insert(change);
      case 'deleteLoginLink':
        return loginLinks.delete(change.secretHash);
      case 'deleteLoginLinks':
        return loginLinks.deleteAllOf(change.tokenId);
    }
  };

  return {
    ...createAccessChanges(createLoader(connection, tokenReader, nextId), createApply(write, writeNote)),
    touchTokens: (uses) => tokens.touch(uses),
    touchSession: (id, now) => sessions.touch(id, now),
    forgetExpired(now, seenBefore) {
      sessions.forgetExpired(now, seenBefore);
      loginLinks.forgetExpired(now);
    },
  };
}

function createLoader(connection: Connection, tokens: TokenReader, nextId: NextId): Loader {
  const sessions = createSessionReader(connection, tokens);
  const operator = () => tokens.findOperator();

  const stored = (token: Token | undefined): StoredToken | undefined => {
    if (token === undefined) return undefined;
    const keys = tokens.listKeys(token.id).filter(({ revokedAt }) => revokedAt === undefined);
    return {
      token,
      isOperator: operator()?.id === token.id,
      sessions: sessions.listAll(token.id),
      keys: keys.map(stored).filter((key) => key !== undefined),
    };
  };

  return {
    token: (id) => stored(tokens.find(id)),
    person: (subject) => ({ known: stored(tokens.findBySubject(subject)), newId: nextId('token') }),
    operator: (secretHash) => ({
      current: stored(operator()),
      sameSecret: secretHash && stored(tokens.findByHash(secretHash)),
      newId: nextId('token'),
    }),
    session: (id) => sessions.find(id),
    loginLink: createLoginLinkFinder(connection, tokens),
    nextId,
  };
}
