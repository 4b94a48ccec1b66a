import type { Token } from '../../src/access/token.ts';

/** A token to read with that is not limited and still works. Also for the threads of tests. */
export function tokenOf(fields: Partial<Token> = {}): Token {
  return {
    id: 7,
    kind: 'token',
    name: 'one',
    role: 'reader',
    collection: undefined,
    torrentsMax: undefined,
    metainfoBytesMax: undefined,
    parentId: undefined,
    subject: undefined,
    createdAt: new Date('2026-09-15T12:33:00Z'),
    expiresAt: undefined,
    lastUsedAt: undefined,
    revokedAt: undefined,
    ...fields,
  };
}
