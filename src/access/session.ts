import type { AuditActor } from '../events/audit.ts';
import type { Token } from './token.ts';

/** A browser that is signed in. */
export interface Session {
  readonly id: number;
  readonly token: Token;
  /** What the browser said it is, shortened; hostile input. */
  readonly userAgent: string;
  /** Where it signed in from. */
  readonly ip: string | undefined;
  readonly createdAt: Date;
  /** To ten minutes or so. */
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** A new session as the store takes it. `secretHash` is the SHA-256 of the cookie's secret, 32 bytes. */
export interface SessionDraft {
  readonly tokenId: number;
  readonly secretHash: Uint8Array;
  readonly userAgent: string;
  readonly ip: string | undefined;
  readonly expiresAt: Date;
}

/** What access control asks of a store about sessions. Changes are durable, with their line in the audit. */
export interface SessionStore {
  createSession(draft: SessionDraft, actor: AuditActor, now: Date): Promise<Session>;
  /** Expired ones too; with the token as it stands now. */
  findSessionByHash(secretHash: Uint8Array): Promise<Session | undefined>;
  /** Those of a token that have not ended, the one seen last first. */
  listSessions(tokenId: number, now: Date): Promise<readonly Session[]>;
  /** Rejects with not_found for one that is no session of that token. */
  endSession(id: number, tokenId: number, actor: AuditActor, now: Date): Promise<void>;
  /** Notes that somebody was seen in it; it needs no line in the audit. */
  touchSession(id: number, now: Date): Promise<void>;
  /** Forgets what has expired, sessions and login links, and sessions that nobody was seen in since `seenBefore`. */
  forgetExpired(now: Date, seenBefore: Date): Promise<void>;
  /** `secretHash` is the SHA-256 of the link's secret. */
  createLoginLink(
    secretHash: Uint8Array,
    tokenId: number,
    expiresAt: Date,
    actor: AuditActor,
    now: Date,
  ): Promise<void>;
  /** The token that the link signs in, this once; undefined for one that is unknown, used or expired. */
  takeLoginLink(secretHash: Uint8Array, now: Date): Promise<Token | undefined>;
}
