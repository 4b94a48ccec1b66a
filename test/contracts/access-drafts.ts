import { createHash } from 'node:crypto';
import type { SessionDraft, SessionStore } from '../../src/access/session.ts';
import type { TokenDraft, TokenStore } from '../../src/access/token.ts';
import type { AuditEntry, AuditActor } from '../../src/events/audit.ts';
import { at } from './drafts.ts';

/** A store of tokens and sessions under test, with the audit that it writes. */
export interface OpenedAccessStores {
  readonly tokens: TokenStore;
  readonly sessions: SessionStore;
  /** The whole audit, the oldest first. */
  readonly audit: () => Promise<readonly AuditEntry[]>;
  close(): Promise<void>;
}

export const ADMIN: AuditActor = { tokenId: 9, name: 'boss', via: 'token', ip: '192.0.2.1' };

export function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

/** A token whose secret is its name. */
export function tokenDraft(name: string, overrides: Partial<TokenDraft> = {}): TokenDraft {
  return {
    kind: 'token',
    name,
    role: 'uploader',
    secretHash: hashOf(name),
    collection: undefined,
    torrentsMax: undefined,
    metainfoBytesMax: undefined,
    parentId: undefined,
    subject: undefined,
    expiresAt: undefined,
    ...overrides,
  };
}

/** A session with that secret, which expires at noon and 100 minutes. */
export function sessionDraft(
  secret: string,
  tokenId: number,
  overrides: Partial<SessionDraft> = {},
): SessionDraft {
  return {
    tokenId,
    secretHash: hashOf(secret),
    userAgent: 'Firefox',
    ip: '192.0.2.7',
    expiresAt: at(100),
    ...overrides,
  };
}
