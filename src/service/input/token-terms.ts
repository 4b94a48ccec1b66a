import { z } from 'zod';
import type { IssueInput } from '../../access/access.ts';
import { ROLES } from '../../access/token.ts';
import {
  checkExpiry,
  checkMetainfoBytesMax,
  checkName,
  checkScope,
  checkTorrentsMax,
} from '../../access/token-terms.ts';
import { parseScope } from '../../lib/scope.ts';
import { jsonObject } from './json-object.ts';
import { ruled, ruledTogether } from './ruled.ts';
import { choice, COUNT, filled, SIZE, TIME_IN_JSON, timeTyped } from './text-values.ts';

/** What a token or a feed key is called. */
export const TOKEN_NAME = ruled(z.string(), checkName);

/** The collections that a token is limited to, whatever its role. */
const SCOPE = ruled(z.string(), parseScope);

/** What a new token is to be, as JSON writes it. */
export function tokenTerms(now: Date) {
  const terms = jsonObject({
    name: TOKEN_NAME,
    role: z.enum(ROLES),
    collection: SCOPE.nullish(),
    expiresAt: ruled(TIME_IN_JSON, (text) => checkExpiry(new Date(text), now)).nullish(),
    torrentsMax: ruled(z.number(), checkTorrentsMax).nullish(),
    metainfoBytesMax: ruled(z.number(), checkMetainfoBytesMax).nullish(),
  });
  return ruledTogether(terms, ['collection', 'role'], ({ role, collection }) =>
    checkScope({ role, collection: collection ?? undefined }),
  );
}

/** The same as a form and the command line write it: each a text, and `expires` also as the time that is left. */
export function tokenTermsTyped(now: Date) {
  const terms = z.object({
    name: TYPED_NAME,
    role: choice(ROLES),
    collection: filled(SCOPE),
    expires: filled(ruled(timeTyped(now), (expiresAt) => checkExpiry(expiresAt, now))),
    torrentsMax: filled(ruled(COUNT, checkTorrentsMax)),
    metainfoBytesMax: filled(ruled(SIZE, checkMetainfoBytesMax)),
  });
  return ruledTogether(terms, ['collection', 'role'], checkScope);
}

/** A name that was typed into a form. */
export const TYPED_NAME = ruled(z.string().trim(), checkName);

/** The token that JSON asks for. */
export function toIssueInput({ name, role, ...rest }: z.output<ReturnType<typeof tokenTerms>>): IssueInput {
  return {
    name,
    role,
    collection: rest.collection ?? undefined,
    expiresAt: typeof rest.expiresAt === 'string' ? new Date(rest.expiresAt) : undefined,
    torrentsMax: rest.torrentsMax ?? undefined,
    metainfoBytesMax: rest.metainfoBytesMax ?? undefined,
  };
}

/** The token that texts ask for. */
export function typedIssueInput({
  expires: expiresAt,
  ...terms
}: z.output<ReturnType<typeof tokenTermsTyped>>): IssueInput {
  return { ...terms, expiresAt };
}
