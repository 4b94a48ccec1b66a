import { createAccessChanges, type AccessChanges, type Loader } from '../../access/changes.ts';
import type { StoredToken } from '../../access/facts.ts';
import type { Apply, Change } from '../../access/plan.ts';
import type { Session, SessionStore } from '../../access/session.ts';
import type { Token, TokenStore } from '../../access/token.ts';
import type { Tables } from './tables.ts';

/** The changes of tokens and sessions that need a decision. */
export function createAccess(tables: Tables, apply: Apply): AccessChanges {
  return createAccessChanges(createLoader(tables), apply);
}

/** The tokens in memory. */
export function createTokenStore(tables: Tables, changes: AccessChanges): TokenStore {
  const { tokens } = tables;
  return {
    createToken: async (...input) => changes.createToken(...input),
    findTokenByHash: async (secretHash) => findByHash(tables, secretHash),
    findToken: async (id) => tokens.get(id),
    listTokens: async () => [...tokens.values()].sort(byId),
    listKeys: async (parentId) => keysOf(tables, parentId),
    revokeToken: async (...input) => changes.revokeToken(...input),
    async touchTokens(uses) {
      for (const [id, at] of uses) {
        const token = tokens.get(id);
        const isNewer = token !== undefined && (token.lastUsedAt === undefined || token.lastUsedAt < at);
        if (isNewer) tokens.set(id, { ...token, lastUsedAt: at });
      }
    },
    enterPerson: async (...input) => changes.enterPerson(...input),
    setOperatorToken: async (...input) => changes.setOperatorToken(...input),
  };
}

/** The sessions and login links in memory. */
export function createSessionStore(tables: Tables, changes: AccessChanges): SessionStore {
  const { sessions, sessionHashes, loginLinks } = tables;
  return {
    createSession: async (...input) => changes.createSession(...input),
    async findSessionByHash(secretHash) {
      const id = sessionHashes.get(keyOf(secretHash));
      return id === undefined ? undefined : findSession(tables, id);
    },
    listSessions: async (tokenId, now) =>
      sessionsOf(tables, tokenId)
        .filter(({ expiresAt }) => expiresAt > now)
        .sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime() || b.id - a.id),
    endSession: async (...input) => changes.endSession(...input),
    async touchSession(id, now) {
      const session = sessions.get(id);
      if (session !== undefined) sessions.set(id, { ...session, lastSeenAt: now });
    },
    async forgetExpired(now, seenBefore) {
      for (const [id, { expiresAt, lastSeenAt }] of sessions)
        if (expiresAt <= now || lastSeenAt <= seenBefore) sessions.delete(id);
      for (const [key, { expiresAt }] of loginLinks) if (expiresAt <= now) loginLinks.delete(key);
    },
    createLoginLink: async (...input) => changes.createLoginLink(...input),
    takeLoginLink: async (...input) => changes.takeLoginLink(...input),
  };
}

function createLoader(tables: Tables): Loader {
  const { tokens, loginLinks, lastIds } = tables;
  const nextId: Loader['nextId'] = (kind) => lastIds[kind] + 1;
  const stored = (token: Token | undefined): StoredToken | undefined =>
    token && {
      token,
      isOperator: tables.operatorId === token.id,
      sessions: sessionsOf(tables, token.id),
      keys: keysOf(tables, token.id)
        .filter(({ revokedAt }) => revokedAt === undefined)
        .map(stored)
        .filter((key) => key !== undefined),
    };
  return {
    token: (id) => stored(tokens.get(id)),
    person: (subject) => ({
      known: stored([...tokens.values()].find((token) => token.subject === subject)),
      newId: nextId('token'),
    }),
    operator: (secretHash) => ({
      current: stored(tokens.get(tables.operatorId ?? 0)),
      sameSecret: stored(secretHash && findByHash(tables, secretHash)),
      newId: nextId('token'),
    }),
    session: (id) => findSession(tables, id),
    loginLink(secretHash) {
      const link = loginLinks.get(keyOf(secretHash));
      const token = link && tokens.get(link.tokenId);
      return link && token && { token, expiresAt: link.expiresAt };
    },
    nextId,
  };
}

/** Applies one change of tokens or sessions. */
export function writeAccessChange(change: Change, tables: Tables): void {
  const { tokens, tokenHashes, sessions, sessionHashes, loginLinks, lastIds } = tables;
  switch (change.kind) {
    case 'insertToken':
    case 'updateToken': {
      const { token, secretHash, isOperator } = change;
      tokens.set(token.id, token);
      if (secretHash !== undefined) {
        for (const [key, id] of tokenHashes) if (id === token.id) tokenHashes.delete(key);
        tokenHashes.set(keyOf(secretHash), token.id);
      }
      if (isOperator) tables.operatorId = token.id;
      else if (tables.operatorId === token.id) tables.operatorId = undefined;
      lastIds.token = Math.max(lastIds.token, token.id);
      return;
    }
    case 'insertSession': {
      const { session, secretHash } = change;
      sessions.set(session.id, session);
      sessionHashes.set(keyOf(secretHash), session.id);
      lastIds.session = session.id;
      return;
    }
    case 'deleteSession':
      return void sessions.delete(change.id);
    case 'insertLoginLink': {
      const { tokenId, secretHash, expiresAt } = change;
      return void loginLinks.set(keyOf(secretHash), { tokenId, expiresAt });
    }
    case 'deleteLoginLink':
      return void loginLinks.delete(keyOf(change.secretHash));
    case 'deleteLoginLinks':
      for (const [key, { tokenId }] of loginLinks) if (tokenId === change.tokenId) loginLinks.delete(key);
  }
}

function findByHash({ tokens, tokenHashes }: Tables, secretHash: Uint8Array): Token | undefined {
  const id = tokenHashes.get(keyOf(secretHash));
  return id === undefined ? undefined : tokens.get(id);
}

function keysOf({ tokens }: Tables, parentId: number): Token[] {
  return [...tokens.values()].filter((token) => token.parentId === parentId).sort(byId);
}

/** A session with its token as it is now. */
function findSession({ sessions, tokens }: Tables, id: number): Session | undefined {
  const session = sessions.get(id);
  const token = session && tokens.get(session.token.id);
  return session && token && { ...session, token };
}

function sessionsOf(tables: Tables, tokenId: number): Session[] {
  return [...tables.sessions.values()]
    .filter(({ token }) => token.id === tokenId)
    .map(({ id }) => findSession(tables, id))
    .filter((session) => session !== undefined);
}

function byId(a: Token, b: Token): number {
  return a.id - b.id;
}

function keyOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}
