import { z } from 'zod';
import { ROLES, TOKEN_KINDS, type Token } from '../access/token.ts';
import { TIME, WHOLE } from './answer-values.ts';
import type { Json } from './endpoint.ts';

/** A token, a key or a person, without its secret. */
export const TOKEN = z.strictObject({
  id: WHOLE,
  kind: z.enum(TOKEN_KINDS),
  name: z.string(),
  role: z.enum(ROLES),
  collection: z.string().nullable(),
  /** The token that a feed key or passkey is for. */
  parentId: WHOLE.nullable(),
  torrentsMax: WHOLE.nullable(),
  metainfoBytesMax: WHOLE.nullable(),
  createdAt: TIME,
  expiresAt: TIME.nullable(),
  lastUsedAt: TIME.nullable(),
  revokedAt: TIME.nullable(),
});

/** A token as every JSON answer and the command line show it: everything but its secret. */
export function tokenJson(token: Token): Json<typeof TOKEN> {
  return {
    id: token.id,
    kind: token.kind,
    name: token.name,
    role: token.role,
    collection: token.collection ?? null,
    parentId: token.parentId ?? null,
    torrentsMax: token.torrentsMax ?? null,
    metainfoBytesMax: token.metainfoBytesMax ?? null,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt?.toISOString() ?? null,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    revokedAt: token.revokedAt?.toISOString() ?? null,
  };
}
