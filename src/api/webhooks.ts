import type { Webhooks } from '../events/webhook.ts';
import { respond } from '../http/respond.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import {
  CREATE_WEBHOOK,
  EDIT_WEBHOOK,
  GET_WEBHOOK,
  LIST_DELIVERIES,
  LIST_WEBHOOKS,
  REDELIVER,
  REMOVE_WEBHOOK,
  TEST_WEBHOOK,
} from '../service/endpoints/webhooks.ts';
import { deliveryJson, toWebhookEdit, toWebhookTerms, webhookJson } from '../service/webhook-json.ts';
import { PRIVATE } from './private.ts';

/** Where events are sent to, for admins. */
export function webhookRoutes(answer: EndpointRoute, webhooks: Webhooks): DeclaredRoute[] {
  return [
    answer(LIST_WEBHOOKS, async ({ reply }) => {
      const items = (await webhooks.list()).map(webhookJson);
      return reply(200, { items, next: null }, PRIVATE);
    }),
    answer(CREATE_WEBHOOK, async ({ body, context: { base }, visitor, reply }) => {
      const { origin, prefix } = base;
      const webhook = await webhooks.create(toWebhookTerms(body), { origin, prefix }, visitor.actor);
      return reply(201, { ...webhookJson(webhook), secret: webhook.secret }, PRIVATE);
    }),
    answer(GET_WEBHOOK, async ({ context, reply }) =>
      reply(200, webhookJson(await webhooks.get(context.params.id)), PRIVATE),
    ),
    answer(EDIT_WEBHOOK, async ({ context, body, visitor, reply }) => {
      const webhook = await webhooks.edit(context.params.id, toWebhookEdit(body), visitor.actor);
      return reply(200, webhookJson(webhook), PRIVATE);
    }),
    answer(REMOVE_WEBHOOK, async ({ context, visitor }) => {
      await webhooks.remove(context.params.id, visitor.actor);
      return respond(204, PRIVATE);
    }),
    answer(LIST_DELIVERIES, async ({ context, reply }) => {
      const deliveries = await webhooks.listDeliveries(context.params.id);
      return reply(200, { items: deliveries.map(deliveryJson), next: null }, PRIVATE);
    }),
    answer(REDELIVER, async ({ context, reply }) => {
      const { id, delivery } = context.params;
      return reply(200, deliveryJson(await webhooks.redeliver(id, delivery)), PRIVATE);
    }),
    answer(TEST_WEBHOOK, async ({ context, reply }) =>
      reply(200, deliveryJson(await webhooks.test(context.params.id)), PRIVATE),
    ),
  ];
}
