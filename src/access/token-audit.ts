import type { Token } from './token.ts';
import type { AuditAction, AuditFacts } from '../events/audit.ts';

/** What the audit is told of a token. */
export function tokenFacts(token: Token): AuditFacts {
  return {
    kind: token.kind,
    name: token.name,
    role: token.role,
    collection: token.collection ?? null,
    torrentsMax: token.torrentsMax ?? null,
    metainfoBytesMax: token.metainfoBytesMax ?? null,
    parentId: token.parentId ?? null,
    expiresAt: token.expiresAt?.toISOString() ?? null,
  };
}

/** How the audit names a token, whatever its kind. */
export function tokenObject(id: number): string {
  return `token ${id}`;
}

/** What is done to a token, or to a feed key, as the audit calls it. */
export function tokenAction({ kind }: Pick<Token, 'kind'>, verb: 'create' | 'revoke'): AuditAction {
  return `${kind === 'feed_key' ? 'feed_key' : 'token'}.${verb}`;
}
