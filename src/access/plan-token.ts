import { AppError } from '../errors.ts';
import type { OperatorFacts, PersonFacts, StoredToken } from './facts.ts';
import { decidePersonChange } from './person.ts';
import { inOrder, NO_STEPS, unchanged, type Change, type Plan, type Steps } from './plan.ts';
import { endSession } from './plan-session.ts';
import { tokenAction, tokenFacts, tokenObject } from './token-audit.ts';
import type { PersonDraft, Token, TokenDraft } from './token.ts';

/** Plans a new token. */
export function planToken(draft: TokenDraft, id: number, now: Date): Plan<Token> {
  const token = toToken(draft, id, now);
  return {
    result: token,
    changes: [{ kind: 'insertToken', token, secretHash: draft.secretHash, isOperator: false }],
    notes: [{ action: tokenAction(token, 'create'), object: tokenObject(id), after: tokenFacts(token) }],
  };
}

/**
 * Plans the revocation of a token, with its sessions, login links and keys. Throws not_found. Changes nothing when
 * it is revoked already.
 */
export function planRevocation(id: number, stored: StoredToken | undefined, now: Date): Plan<Token> {
  if (stored === undefined) {
    throw new AppError('not_found', `Cannot revoke token ${id}: it does not exist`);
  }
  const { token } = stored;
  if (token.revokedAt !== undefined) return unchanged(token);
  const revoked: Token = { ...token, revokedAt: now };
  return {
    result: revoked,
    ...inOrder(
      {
        changes: [{ kind: 'updateToken', token: revoked, isOperator: stored.isOperator }],
        notes: [
          { action: tokenAction(token, 'revoke'), object: tokenObject(id), before: tokenFacts(revoked) },
        ],
      },
      endDependents(stored, now),
    ),
  };
}

/** Ends the sessions, login links and keys of a token. */
function endDependents({ token, sessions, keys }: StoredToken, now: Date): Steps {
  return inOrder(
    ...sessions.map(endSession),
    { changes: [{ kind: 'deleteLoginLinks', tokenId: token.id }], notes: [] },
    ...keys.map((key) => planRevocation(key.token.id, key, now)),
  );
}

/**
 * Plans the changes of a person after a verified answer of a provider. Throws what `decidePersonChange` throws. The
 * result is undefined for a person who never had a role here.
 */
export function planPerson(
  draft: PersonDraft,
  { known, newId }: PersonFacts,
  now: Date,
): Plan<Token | undefined> {
  const { subject, name, role } = draft;
  const change = decidePersonChange(known?.token, draft, now);
  if (change === 'create' && role !== undefined) {
    const person = toToken({ ...draft, role }, newId, now);
    return {
      result: person,
      changes: [{ kind: 'insertToken', token: person, secretHash: draft.secretHash, isOperator: false }],
      notes: [{ action: 'person.enter', object: tokenObject(newId), after: { name, role, subject } }],
    };
  }
  if (known === undefined || change === 'keep') return unchanged(known?.token);
  const { token } = known;
  const object = tokenObject(token.id);
  const before = { name: token.name, role: token.role };
  if (change === 'update' && role !== undefined) {
    const person: Token = { ...token, name, role, expiresAt: undefined };
    return {
      result: person,
      changes: [{ kind: 'updateToken', token: person, isOperator: false }],
      notes: [{ action: 'person.enter', object, before, after: { name, role, subject } }],
    };
  }
  const ended: Token = { ...token, expiresAt: now };
  return {
    result: ended,
    ...inOrder(
      {
        changes: [{ kind: 'updateToken', token: ended, isOperator: false }],
        notes: [{ action: 'person.end', object, before, after: { name: token.name, role: null } }],
      },
      endDependents(known, now),
    ),
  };
}

/**
 * Plans the token of the operator's configuration: `secretHash` is its secret, undefined revokes it. When the secret
 * changes, the token keeps its id, but its sessions, login links and keys end. Changes nothing when the token is
 * up to date. When another server runs (`isAlone` false), a token in use stays, and another secret throws conflict.
 */
export function planOperator(
  secretHash: Uint8Array | undefined,
  { current, sameSecret, newId }: OperatorFacts,
  now: Date,
  isAlone: boolean,
): Plan<void> {
  if (secretHash === undefined) {
    if (!isAlone) return unchanged(undefined);
    const end = current === undefined ? NO_STEPS : planRevocation(current.token.id, current, now);
    return { result: undefined, changes: end.changes, notes: end.notes };
  }
  if (sameSecret?.isOperator === true && sameSecret.token.revokedAt === undefined)
    return unchanged(undefined);
  if (!isAlone && current !== undefined && current.token.revokedAt === undefined) throw otherOperator();
  const former = current?.token.id === sameSecret?.token.id ? undefined : current;
  const token = toOperator(sameSecret?.token ?? current?.token, newId, now);
  const isNew = sameSecret === undefined && current === undefined;
  const written: Change = isNew
    ? { kind: 'insertToken', token, secretHash, isOperator: true }
    : { kind: 'updateToken', token, secretHash, isOperator: true };
  return {
    result: undefined,
    ...inOrder(former === undefined ? NO_STEPS : leaveOffice(former, sameSecret, now), {
      changes: [written],
      notes: [{ action: 'token.operator', object: tokenObject(token.id), after: { role: 'admin' } }],
    }),
  };
}

function otherOperator(): AppError {
  const message = 'Cannot use this admin token: another server runs on the same data folder';
  return new AppError('conflict', message, {
    hint: 'Set the same admin token for both, or stop the other server first.',
  });
}

/**
 * What happens to the operator's former token. When the newly configured secret is that of a token that was made by
 * hand, that token becomes the operator's, and the former one is revoked.
 */
function leaveOffice(former: StoredToken, successor: StoredToken | undefined, now: Date): Steps {
  if (successor === undefined) return endDependents(former, now);
  const { result: token, changes, notes } = planRevocation(former.token.id, former, now);
  return inOrder(
    { changes, notes },
    { changes: [{ kind: 'updateToken', token, isOperator: false }], notes: [] },
  );
}

function toOperator(former: Token | undefined, newId: number, now: Date): Token {
  return {
    id: former?.id ?? newId,
    kind: 'token',
    name: 'operator',
    role: 'admin',
    collection: undefined,
    torrentsMax: undefined,
    metainfoBytesMax: undefined,
    parentId: undefined,
    subject: former?.subject,
    createdAt: former?.createdAt ?? now,
    expiresAt: undefined,
    lastUsedAt: former?.lastUsedAt,
    revokedAt: undefined,
  };
}

function toToken(draft: TokenDraft, id: number, now: Date): Token {
  const { kind, name, role, collection, torrentsMax, metainfoBytesMax, parentId, subject, expiresAt } = draft;
  return {
    id,
    kind,
    name,
    role,
    collection,
    torrentsMax,
    metainfoBytesMax,
    parentId,
    subject,
    createdAt: now,
    expiresAt,
    lastUsedAt: undefined,
    revokedAt: undefined,
  };
}
