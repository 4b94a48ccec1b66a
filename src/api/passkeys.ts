import { respond } from '../http/respond.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { CREATE_PASSKEY, LIST_PASSKEYS, REVOKE_PASSKEY } from '../service/endpoints/tokens.ts';
import { announceAddresses, passkeysOf, type OwnTracker } from '../service/own-tracker.ts';
import { tokenJson } from '../service/token-json.ts';
import { PRIVATE } from './private.ts';
import { tokenOf } from './tokens.ts';

/** The passkeys of a token for the tracker of this site, for everybody who has one. */
export function passkeyRoutes(answer: EndpointRoute, tracker: OwnTracker | undefined): DeclaredRoute[] {
  return [
    answer(LIST_PASSKEYS, async ({ visitor, reply }) => {
      const keys = await passkeysOf(tracker).listPasskeys(tokenOf(visitor));
      return reply(200, { items: keys.map(tokenJson), next: null }, PRIVATE);
    }),

    answer(CREATE_PASSKEY, async ({ visitor, body, context, reply }) => {
      const passkeys = passkeysOf(tracker);
      const { token, secret } = await passkeys.issuePasskey(tokenOf(visitor), body.name, visitor.actor);
      const [announce = ''] = announceAddresses({ udpPort: undefined }, context.base, secret);
      return reply(201, { ...tokenJson(token), passkey: secret, announce }, PRIVATE);
    }),

    answer(REVOKE_PASSKEY, async ({ context, visitor }) => {
      await passkeysOf(tracker).revokePasskey(context.params.id, tokenOf(visitor), visitor.actor);
      return respond(204, {});
    }),
  ];
}
