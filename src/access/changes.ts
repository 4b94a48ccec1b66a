import { SERVER, type AuditActor } from '../events/audit.ts';
import type { LoginLink, OperatorFacts, PersonFacts, StoredToken } from './facts.ts';
import { planLoginLink, planLoginLinkUse, planSession, planSessionEnd } from './plan-session.ts';
import { planOperator, planPerson, planRevocation, planToken } from './plan-token.ts';
import type { Apply } from './plan.ts';
import type { Session, SessionDraft } from './session.ts';
import type { PersonDraft, Token, TokenDraft } from './token.ts';

/** Looks up what a change needs to know; to be called in the transaction that makes it. */
export interface Loader {
  token(id: number): StoredToken | undefined;
  person(subject: string): PersonFacts;
  operator(secretHash: Uint8Array | undefined): OperatorFacts;
  session(id: number): Session | undefined;
  loginLink(secretHash: Uint8Array): LoginLink | undefined;
  /** The id that the next one gets: never one that another has had. */
  nextId(kind: 'token' | 'session'): number;
}

/**
 * Every change of tokens and sessions that decides something, in one transaction: load, decide, apply. To be called
 * inside a transaction; each throws what the method of `TokenStore` or `SessionStore` with its name rejects with.
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

/** The changes of a store that loads and applies at once. */
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
      if (stored === undefined) throw new Error(`Cannot begin a session: there is no token ${draft.tokenId}`);
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
