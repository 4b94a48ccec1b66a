import { z } from 'zod';
import { EVENT_TYPES } from '../events/event.ts';
import {
  AUDIENCES,
  type Delivery,
  type Webhook,
  type WebhookEdit,
  type WebhookTerms,
} from '../events/webhook.ts';
import { TIME, WHOLE } from './answer-values.ts';
import type { Json } from './endpoint.ts';
import { EVENT_COLLECTION, EVENT_TYPE_LIST } from './event-json.ts';
import { jsonObject } from './input/json-object.ts';
import { choice, filled } from './input/text-values.ts';

/** How the messages of a webhook go. */
export const WEBHOOK_STATES = ['working', 'failing', 'disabled'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** A webhook, without its secret. */
export const WEBHOOK = z.strictObject({
  id: WHOLE,
  url: z.string(),
  collection: z.string().nullable(),
  types: z.array(z.enum(EVENT_TYPES)).nullable(),
  audience: z.enum(AUDIENCES),
  createdAt: TIME,
  state: z.enum(WEBHOOK_STATES),
  /** Since when the receiver accepts nothing, and when the message that waits is tried again. */
  failingSince: TIME.nullable(),
  nextAttemptAt: TIME.nullable(),
  disabledReason: z.string().nullable(),
  /** All events up to this one were delivered, or are not for this webhook. */
  position: z.string(),
});

/** A message and what became of it. */
export const DELIVERY = z.strictObject({
  id: WHOLE,
  messageId: z.string(),
  type: z.string(),
  at: TIME,
  attempts: WHOLE,
  delivered: z.boolean(),
  status: z.int().nullable(),
  problem: z.string().nullable(),
  durationMs: WHOLE,
  body: z.string(),
});

const MEMBERS = {
  url: z.string(),
  collection: EVENT_COLLECTION.nullish(),
  types: z.array(z.enum(EVENT_TYPES)).min(1).max(EVENT_TYPES.length).nullish(),
  audience: z.enum(AUDIENCES).optional(),
};

/** What a new webhook is to be. */
export const NEW_WEBHOOK = jsonObject(MEMBERS);

/** What changes of one; null is everything. */
export const WEBHOOK_EDIT = jsonObject({
  ...MEMBERS,
  url: MEMBERS.url.optional(),
  enabled: z.boolean().optional(),
});

/** The same as a form writes it: each a text. */
export const WEBHOOK_FIELDS = z.object({
  url: z.string(),
  collection: filled(EVENT_COLLECTION),
  types: filled(EVENT_TYPE_LIST),
  audience: choice(AUDIENCES),
});

/** The terms that a form says. */
export function typedWebhookTerms(typed: z.output<typeof WEBHOOK_FIELDS>): WebhookTerms {
  const { url, collection, types, audience } = typed;
  return { url, collection, types, audience };
}

export function toWebhookTerms({
  url,
  collection,
  types,
  audience = 'public',
}: z.output<typeof NEW_WEBHOOK>): WebhookTerms {
  return { url, collection: collection ?? undefined, types: types ?? undefined, audience };
}

export function toWebhookEdit({ collection, types, ...rest }: z.output<typeof WEBHOOK_EDIT>): WebhookEdit {
  const { url, audience, enabled } = rest;
  return {
    ...(url !== undefined && { url }),
    ...(audience !== undefined && { audience }),
    ...(enabled !== undefined && { enabled }),
    ...(collection !== undefined && { collection: collection ?? undefined }),
    ...(types !== undefined && { types: types ?? undefined }),
  };
}

export function stateOf({ disabled, failure }: Pick<Webhook, 'disabled' | 'failure'>): WebhookState {
  if (disabled !== undefined) return 'disabled';
  return failure === undefined ? 'working' : 'failing';
}

export function webhookJson(webhook: Webhook): Json<typeof WEBHOOK> {
  const { id, url, collection, types, audience, createdAt, failure, disabled, position } = webhook;
  return {
    id,
    url,
    collection: collection ?? null,
    types: types ?? null,
    audience,
    createdAt: createdAt.toISOString(),
    state: stateOf(webhook),
    failingSince: failure?.since.toISOString() ?? null,
    nextAttemptAt: failure?.nextAt.toISOString() ?? null,
    disabledReason: disabled?.reason ?? null,
    position,
  };
}

export function deliveryJson(delivery: Delivery): Json<typeof DELIVERY> {
  const { id, messageId, type, at, attempts, isDelivered, status, problem, durationMs, body } = delivery;
  return {
    id,
    messageId,
    type,
    at: at.toISOString(),
    attempts,
    delivered: isDelivered,
    status: status ?? null,
    problem: problem ?? null,
    durationMs,
    body,
  };
}
