import { SERVER, type AuditActor } from '../events/audit.ts';
import type { LoginLink, OperatorFacts, PersonFacts, StoredToken } from './facts.ts';
import { planLoginLink, planLoginLinkUse, planSession, planSessionEnd } from './plan-session.ts';
import { planOperator, planPerson, planRevocation, planToken } from './plan-token.ts';
import type { Apply } from './plan.ts';
import type { Session, SessionDraft } from './session.ts';
import type { PersonDraft, Token, TokenDraft } from './token.ts';

/** Loads the facts that a change needs. Call it in the transaction of the change. */
export interface Loader {
  token(id: number): StoredToken | undefined;
  person(subject: string): PersonFacts;
  operator(secretHash: Uint8Array | undefined): OperatorFacts;
  session(id: number): Session | undefined;
  loginLink(secretHash: Uint8Array): LoginLink | undefined;
  /** The next id. An id is never used twice. */
  nextId(kind: 'token' | 'session'): number;
}

/**
 * All changes of tokens and sessions that need a decision: load, decide, apply. Call them inside a transaction. Each
 * throws what the method of `TokenStore` or `SessionStore` with the same name rejects with.
 */
export interface AccessChanges {
  createToken(draft: TokenDraft, actor: AuditActor, now: Date): Token;
  revokeToken(id: number, actor: AuditActor, now: Date): Token;
  enterPerson(draft: PersonDraft, actor: AuditActor, now: Date): Token | undefined;
  setOperatorToken(secretHash: Uint8Array | undefined, actor: AuditActor, now: Date, isAlone?: boolean): void;
  createSession(draft: SessionDraft, actor: AuditActor, now: Date): Session;
  endSession(id: number, tokenId: number, actor: AuditActor, now: Date): void;
  createLoginLink(
    secretHash: Uint8Array,
    tokenId: number,
    expiresAt: Date,
    actor: AuditActor,
    now: Date,
  ): void;
  takeLoginLink(secretHash: Uint8Array, now: Date): Token | undefined;
}

/** Makes the changes for a store whose loads and applies are synchronous. */
export function createAccessChanges(load: Loader, apply: Apply): AccessChanges {
  return {
    createToken: (draft, actor, now) => apply(planToken(draft, load.nextId('token'), now), actor, now),
    revokeToken: (id, actor, now) => apply(planRevocation(id, load.token(id), now), actor, now),
    enterPerson(draft, actor, now) {
      const plan = planPerson(draft, load.person(draft.subject), now);
      return apply(plan, { ...actor, tokenId: plan.result?.id }, now);
    },
    setOperatorToken(secretHash, actor, now, isAlone = true) {
      apply(planOperator(secretHash, load.operator(secretHash), now, isAlone), actor, now);
    },
    createSession(draft, actor, now) {
      const stored = load.token(draft.tokenId);
      if (stored === undefined)
        throw new Error(`Cannot begin a session: token ${draft.tokenId} does not exist`);
      return apply(planSession(draft, stored.token, load.nextId('session'), now), actor, now);
    },
    endSession(id, tokenId, actor, now) {
      apply(planSessionEnd(id, tokenId, load.session(id)), actor, now);
    },
    createLoginLink(secretHash, tokenId, expiresAt, actor, now) {
      apply(planLoginLink(secretHash, tokenId, expiresAt), actor, now);
    },
    takeLoginLink: (secretHash, now) =>
      apply(planLoginLinkUse(secretHash, load.loginLink(secretHash), now), SERVER, now),
  };
}
