import type { Token } from './token.ts';
import type { AuditAction, AuditFacts } from '../events/audit.ts';

/** The facts about a token for the audit log. */
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

/** The name of a token, key or person in the audit log. */
export function tokenObject(id: number): string {
  return `token ${id}`;
}

/** The action for a token or key in the audit log. */
export function tokenAction({ kind }: Pick<Token, 'kind'>, verb: 'create' | 'revoke'): AuditAction {
  return `${kind === 'person' ? 'token' : kind}.${verb}`;
}
