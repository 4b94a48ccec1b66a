import type { Access } from '../access/access.ts';
import type { Token } from '../access/token.ts';
import { respond } from '../http/respond.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import {
  CREATE_FEED_KEY,
  CREATE_TOKEN,
  LIST_FEED_KEYS,
  LIST_TOKENS,
  REVOKE_FEED_KEY,
  REVOKE_TOKEN,
} from '../service/endpoints/tokens.ts';
import { toIssueInput } from '../service/input/token-terms.ts';
import { tokenJson } from '../service/token-json.ts';
import type { Visitor } from '../service/visitor.ts';
import { PRIVATE } from './private.ts';

/** Tokens, for admins; and a token's own feed keys, for everybody who has one. */
export function tokenRoutes(answer: EndpointRoute, access: Access): DeclaredRoute[] {
  return [
    answer(LIST_TOKENS, async ({ reply }) => {
      const items = (await access.list()).map(tokenJson);
      return reply(200, { items, next: null }, PRIVATE);
    }),

    answer(CREATE_TOKEN, async ({ visitor, body, reply }) => {
      const { token, secret } = await access.issue(toIssueInput(body), visitor.actor);
      return reply(201, { ...tokenJson(token), token: secret }, PRIVATE);
    }),

    answer(REVOKE_TOKEN, async ({ context, visitor }) => {
      await access.revoke(context.params.id, visitor.actor);
      return respond(204, {});
    }),

    answer(LIST_FEED_KEYS, async ({ visitor, reply }) => {
      const keys = await access.listFeedKeys(tokenOf(visitor));
      return reply(200, { items: keys.map(tokenJson), next: null }, PRIVATE);
    }),

    answer(CREATE_FEED_KEY, async ({ visitor, body, reply }) => {
      const { token, secret } = await access.issueFeedKey(tokenOf(visitor), body.name, visitor.actor);
      return reply(201, { ...tokenJson(token), key: secret }, PRIVATE);
    }),

    answer(REVOKE_FEED_KEY, async ({ context, visitor }) => {
      await access.revokeFeedKey(context.params.id, tokenOf(visitor), visitor.actor);
      return respond(204, {});
    }),
  ];
}

/** The token of a visitor, which the endpoint asked for. */
export function tokenOf({ token }: Visitor): Token {
  if (token === undefined) throw new Error('Cannot go on without a token: it was asked for');
  return token;
}
