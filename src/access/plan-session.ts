import type { AuditFacts } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import type { LoginLink } from './facts.ts';
import { unchanged, type Plan, type Steps } from './plan.ts';
import type { Session, SessionDraft } from './session.ts';
import { tokenObject } from './token-audit.ts';
import type { Token } from './token.ts';

/** Plans a new session. */
export function planSession(draft: SessionDraft, token: Token, id: number, now: Date): Plan<Session> {
  const { userAgent, ip, expiresAt, secretHash } = draft;
  const session: Session = { id, token, userAgent, ip, createdAt: now, lastSeenAt: now, expiresAt };
  return {
    result: session,
    changes: [{ kind: 'insertSession', session, secretHash }],
    notes: [{ action: 'session.create', object: `session ${id}`, after: factsOf(session) }],
  };
}

/** Plans the end of a session. Throws not_found when the token does not have it. */
export function planSessionEnd(id: number, tokenId: number, session: Session | undefined): Plan<void> {
  if (session === undefined || session.token.id !== tokenId) {
    throw new AppError('not_found', `Cannot end session ${id}: you do not have one with that number`);
  }
  return { result: undefined, ...endSession(session) };
}

/** The steps that end a session. */
export function endSession(session: Session): Steps {
  return {
    changes: [{ kind: 'deleteSession', id: session.id }],
    notes: [{ action: 'session.end', object: `session ${session.id}`, before: factsOf(session) }],
  };
}

/** Plans a link that signs a token in, once. */
export function planLoginLink(secretHash: Uint8Array, tokenId: number, expiresAt: Date): Plan<void> {
  return {
    result: undefined,
    changes: [{ kind: 'insertLoginLink', tokenId, secretHash, expiresAt }],
    notes: [
      {
        action: 'login_link.create',
        object: tokenObject(tokenId),
        after: { expiresAt: expiresAt.toISOString() },
      },
    ],
  };
}

/** Plans the use of a login link, which deletes it. The result is undefined for a link that is unknown or expired. */
export function planLoginLinkUse(
  secretHash: Uint8Array,
  link: LoginLink | undefined,
  now: Date,
): Plan<Token | undefined> {
  if (link === undefined) return unchanged(undefined);
  return {
    result: link.expiresAt > now ? link.token : undefined,
    changes: [{ kind: 'deleteLoginLink', secretHash }],
    notes: [],
  };
}

function factsOf({ token, userAgent, ip }: Session): AuditFacts {
  return { tokenId: token.id, userAgent, ip: ip ?? null };
}
