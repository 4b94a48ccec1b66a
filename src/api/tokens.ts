import { z } from 'zod';
import type { IssueInput } from '../access/access.ts';
import { ROLES, type Token } from '../access/token.ts';
import {
  checkExpiry,
  checkMetainfoBytesMax,
  checkName,
  checkScope,
  checkTorrentsMax,
} from '../access/token-terms.ts';
import { respond, respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { route } from '../service/routes.ts';
import { PRIVATE, type ApiDeps } from './deps.ts';
import { readJson } from './json-body.ts';
import { jsonObject } from './json-object.ts';
import { checkParameters } from './parameters.ts';
import { API_PREFIX } from './prefix.ts';
import { ruled, ruledTogether } from './ruled.ts';

const NAME = ruled(z.string(), checkName);
const NEW_FEED_KEY = jsonObject({ name: NAME });

/** What `POST /tokens` takes at a time. */
function newToken(now: Date) {
  const time = z.iso.datetime({ offset: true, error: 'a time as in 2030-01-31T12:00:00Z' });
  const terms = jsonObject({
    name: NAME,
    role: z.enum(ROLES),
    collection: z.string().nullish(),
    expiresAt: ruled(time, (text) => checkExpiry(new Date(text), now)).nullish(),
    torrentsMax: ruled(z.number(), checkTorrentsMax).nullish(),
    metainfoBytesMax: ruled(z.number(), checkMetainfoBytesMax).nullish(),
  });
  return ruledTogether(terms, ['collection', 'role'], ({ role, collection }) =>
    checkScope({ role, collection: collection ?? undefined }),
  );
}

/** Tokens, for admins; and a token's own feed keys, for everybody who has one. */
export function tokenRoutes({ access, identity, now }: ApiDeps): Route[] {
  return [
    route('GET', `${API_PREFIX}/tokens`, async (request, context) => {
      await identity.require(request, context, 'admin');
      checkParameters(context.target.query, []);
      const items = (await access.list()).map(tokenJson);
      return respondJson(200, { items, next: null }, PRIVATE);
    }),

    route('POST', `${API_PREFIX}/tokens`, async (request, context) => {
      const { actor } = await identity.require(request, context, 'admin');
      const input = toInput(await readJson(request, newToken(now())));
      const { token, secret } = await access.issue(input, actor);
      return respondJson(201, { ...tokenJson(token), token: secret }, PRIVATE);
    }),

    route('DELETE', `${API_PREFIX}/tokens/{id:digits}`, async (request, context) => {
      const { actor } = await identity.require(request, context, 'admin');
      await access.revoke(context.params.id, actor);
      return respond(204, {});
    }),

    route('GET', `${API_PREFIX}/feed-keys`, async (request, context) => {
      const { token } = await identity.require(request, context, 'reader');
      checkParameters(context.target.query, []);
      const keys = token === undefined ? [] : await access.listFeedKeys(token);
      return respondJson(200, { items: keys.map(tokenJson), next: null }, PRIVATE);
    }),

    route('POST', `${API_PREFIX}/feed-keys`, async (request, context) => {
      const { token, actor } = await identity.require(request, context, 'reader');
      const { name } = await readJson(request, NEW_FEED_KEY);
      const issued = await access.issueFeedKey(known(token), name, actor);
      return respondJson(201, { ...tokenJson(issued.token), key: issued.secret }, PRIVATE);
    }),

    route('DELETE', `${API_PREFIX}/feed-keys/{id:digits}`, async (request, context) => {
      const { token, actor } = await identity.require(request, context, 'reader');
      await access.revokeFeedKey(context.params.id, known(token), actor);
      return respond(204, {});
    }),
  ];
}

function toInput({ name, role, ...rest }: z.infer<ReturnType<typeof newToken>>): IssueInput {
  return {
    name,
    role,
    collection: rest.collection ?? undefined,
    expiresAt: typeof rest.expiresAt === 'string' ? new Date(rest.expiresAt) : undefined,
    torrentsMax: rest.torrentsMax ?? undefined,
    metainfoBytesMax: rest.metainfoBytesMax ?? undefined,
  };
}

/** A token as the API shows it: everything but its secret. */
function tokenJson(token: Token): object {
  return {
    id: token.id,
    kind: token.kind,
    name: token.name,
    role: token.role,
    collection: token.collection ?? null,
    torrentsMax: token.torrentsMax ?? null,
    metainfoBytesMax: token.metainfoBytesMax ?? null,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt?.toISOString() ?? null,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    revokedAt: token.revokedAt?.toISOString() ?? null,
  };
}

function known(token: Token | undefined): Token {
  if (token === undefined) throw new Error('Cannot go on without a token: it was asked for');
  return token;
}
