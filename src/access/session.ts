import type { AuditActor } from '../events/audit.ts';
import type { Token } from './token.ts';

/** A browser that is signed in. */
export interface Session {
  readonly id: number;
  readonly token: Token;
  /** The User-Agent of the browser, shortened; hostile input. */
  readonly userAgent: string;
  /** The IP address from which it signed in. */
  readonly ip: string | undefined;
  readonly createdAt: Date;
  /** Accurate to about ten minutes. */
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** The input of a store for a new session. `secretHash` is the SHA-256 of the cookie's secret, 32 bytes. */
export interface SessionDraft {
  readonly tokenId: number;
  readonly secretHash: Uint8Array;
  readonly userAgent: string;
  readonly ip: string | undefined;
  readonly expiresAt: Date;
}

/** The store of sessions. Changes are durable, together with their audit record. */
export interface SessionStore {
  createSession(draft: SessionDraft, actor: AuditActor, now: Date): Promise<Session>;
  /** Finds expired sessions too. The token in it is current. */
  findSessionByHash(secretHash: Uint8Array): Promise<Session | undefined>;
  /** The sessions of a token that have not ended, the most recently seen first. */
  listSessions(tokenId: number, now: Date): Promise<readonly Session[]>;
  /** Ends a session. Rejects with not_found when the token does not have it. */
  endSession(id: number, tokenId: number, actor: AuditActor, now: Date): Promise<void>;
  /** Notes that the session was used, without an audit record. */
  touchSession(id: number, now: Date): Promise<void>;
  /** Deletes expired sessions and login links, and sessions that were not used since `seenBefore`. */
  forgetExpired(now: Date, seenBefore: Date): Promise<void>;
  /** Stores a login link. `secretHash` is the SHA-256 of its secret. */
  createLoginLink(
    secretHash: Uint8Array,
    tokenId: number,
    expiresAt: Date,
    actor: AuditActor,
    now: Date,
  ): Promise<void>;
  /** Uses up a login link and returns its token; undefined for a link that is unknown, used or expired. */
  takeLoginLink(secretHash: Uint8Array, now: Date): Promise<Token | undefined>;
}
