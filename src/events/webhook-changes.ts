import { AppError } from '../errors.ts';
import { SERVER, type AuditActor, type AuditFacts, type AuditNote } from './audit.ts';
import { unchanged, type Apply, type Plan } from './plan.ts';
import type { NewWebhook, Webhook, WebhookEdit, WebhookTerms } from './webhook.ts';

/** One change of webhooks. A store applies it without deciding anything. */
export type WebhookChange =
  | { readonly kind: 'insertWebhook'; readonly webhook: Webhook }
  | { readonly kind: 'updateWebhook'; readonly webhook: Webhook }
  /** With its deliveries. */
  | { readonly kind: 'deleteWebhook'; readonly id: number };

/** What the changes need to know. Call it in the transaction of the change. */
export interface WebhookLoader {
  find(id: number): Webhook | undefined;
  count(): number;
  nextId(kind: 'webhook'): number;
}

/** How many webhooks there may be: each has a thread of work of its own. */
const WEBHOOKS_MAX = 50;

/** All changes of webhooks that need a decision. Each throws what the method of `WebhookStore` rejects with. */
export interface WebhookChanges {
  createWebhook(webhook: NewWebhook, actor: AuditActor, now: Date): Webhook;
  editWebhook(id: number, edit: WebhookEdit, actor: AuditActor, now: Date): Webhook;
  removeWebhook(id: number, actor: AuditActor, now: Date): void;
  disableWebhook(id: number, reason: string, now: Date): void;
}

export function createWebhookChanges(load: WebhookLoader, apply: Apply<WebhookChange>): WebhookChanges {
  return {
    createWebhook(webhook, actor, now) {
      checkRoom(load.count());
      return apply(planCreation(webhook, load.nextId('webhook'), now), actor, now);
    },
    editWebhook: (id, edit, actor, now) => apply(planEdit(known(id, load.find(id)), edit, now), actor, now),
    removeWebhook: (id, actor, now) => apply(planRemoval(known(id, load.find(id))), actor, now),
    disableWebhook: (id, reason, now) => apply(planDisabling(load.find(id), reason, now), SERVER, now),
  };
}

function planCreation(fresh: NewWebhook, id: number, now: Date): Plan<WebhookChange, Webhook> {
  const webhook: Webhook = { ...fresh, id, createdAt: now, failure: undefined, disabled: undefined };
  return {
    result: webhook,
    changes: [{ kind: 'insertWebhook', webhook }],
    notes: [{ action: 'webhook.create', object: objectOf(id), after: factsOf(webhook) }],
  };
}

function planEdit(
  webhook: Webhook,
  { enabled, ...terms }: WebhookEdit,
  now: Date,
): Plan<WebhookChange, Webhook> {
  const edited: Webhook = { ...webhook, ...terms, ...stateAfter(webhook, enabled, now) };
  return { result: edited, ...update(webhook, edited) };
}

/** A webhook that is enabled again begins with a first attempt. */
function stateAfter(webhook: Webhook, enabled: boolean | undefined, now: Date): Partial<Webhook> {
  if (enabled === undefined || enabled === (webhook.disabled === undefined)) return {};
  if (enabled) return { disabled: undefined, failure: undefined };
  return { disabled: { at: now, reason: 'An admin has disabled it.' } };
}

function planRemoval(webhook: Webhook): Plan<WebhookChange, void> {
  const { id } = webhook;
  return {
    result: undefined,
    changes: [{ kind: 'deleteWebhook', id }],
    notes: [{ action: 'webhook.remove', object: objectOf(id), before: factsOf(webhook) }],
  };
}

function planDisabling(webhook: Webhook | undefined, reason: string, now: Date): Plan<WebhookChange, void> {
  if (webhook === undefined || webhook.disabled !== undefined) return unchanged(undefined);
  return { result: undefined, ...update(webhook, { ...webhook, disabled: { at: now, reason } }) };
}

function update(before: Webhook, after: Webhook) {
  const note: AuditNote = {
    action: 'webhook.edit',
    object: objectOf(before.id),
    before: factsOf(before),
    after: factsOf(after),
  };
  return { changes: [{ kind: 'updateWebhook', webhook: after } as const], notes: [note] };
}

function checkRoom(count: number): void {
  if (count < WEBHOOKS_MAX) return;
  throw new AppError('conflict', `Cannot add a webhook: there are ${WEBHOOKS_MAX} already`, {
    hint: 'Delete one that is not needed, or let one program pass messages on to several.',
  });
}

function known(id: number, webhook: Webhook | undefined): Webhook {
  if (webhook !== undefined) return webhook;
  throw new AppError('not_found', `Cannot find webhook ${id}: it does not exist`);
}

function objectOf(id: number): string {
  return `webhook ${id}`;
}

/** Only the host of the address: many services put a secret into its path. */
function factsOf({
  url,
  collection,
  types,
  audience,
  disabled,
}: WebhookTerms & Pick<Webhook, 'disabled'>): AuditFacts {
  return {
    host: URL.parse(url)?.host ?? null,
    collection: collection ?? null,
    types: types ?? null,
    audience,
    enabled: disabled === undefined,
  };
}
