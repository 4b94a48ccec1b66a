import type { WriteNote } from '../../events/plan.ts';
import { createApply } from '../../events/plan.ts';
import { createWebhookChanges, type WebhookChange } from '../../events/webhook-changes.ts';
import { DELIVERIES_KEPT, type Attempt, type Delivery, type WebhookStore } from '../../events/webhook.ts';
import type { Tables } from './tables.ts';

/** The webhooks in memory. */
export function createWebhookStore(tables: Tables, writeNote: WriteNote): WebhookStore {
  const { webhooks, lastIds } = tables;
  const changes = createWebhookChanges(
    { find: (id) => webhooks.get(id), count: () => webhooks.size, nextId: (kind) => lastIds[kind] + 1 },
    createApply((change: WebhookChange) => writeChange(change, tables), writeNote),
  );
  return {
    list: async () => [...webhooks.values()],
    find: async (id) => webhooks.get(id),
    create: async (...input) => changes.createWebhook(...input),
    edit: async (...input) => changes.editWebhook(...input),
    remove: async (...input) => changes.removeWebhook(...input),
    disable: async (...input) => changes.disableWebhook(...input),
    async saveProgress(id, { position, failure }, attempt) {
      const webhook = webhooks.get(id);
      if (webhook === undefined) return;
      webhooks.set(id, { ...webhook, position, failure });
      if (attempt !== undefined) saveAttempt(id, attempt, tables);
    },
    saveAttempt: async (id, attempt) => (webhooks.has(id) ? saveAttempt(id, attempt, tables) : undefined),
    listDeliveries: async (webhookId) => deliveriesOf(webhookId, tables).reverse(),
  };
}

function writeChange(change: WebhookChange, { webhooks, deliveries, lastIds }: Tables): void {
  switch (change.kind) {
    case 'insertWebhook':
      lastIds.webhook = change.webhook.id;
      return void webhooks.set(change.webhook.id, change.webhook);
    case 'updateWebhook':
      return void webhooks.set(change.webhook.id, change.webhook);
    case 'deleteWebhook':
      webhooks.delete(change.id);
      for (const { id, webhookId } of deliveries.values()) if (webhookId === change.id) deliveries.delete(id);
  }
}

function saveAttempt(webhookId: number, attempt: Attempt, tables: Tables): Delivery {
  const { deliveries, lastIds } = tables;
  const before = deliveriesOf(webhookId, tables).find(({ messageId }) => messageId === attempt.messageId);
  const delivery: Delivery = {
    ...attempt,
    id: before?.id ?? ++lastIds.delivery,
    webhookId,
    attempts: (before?.attempts ?? 0) + 1,
    isDelivered: attempt.isDelivered || before?.isDelivered === true,
  };
  deliveries.set(delivery.id, delivery);
  for (const { id } of deliveriesOf(webhookId, tables).slice(0, -DELIVERIES_KEPT)) deliveries.delete(id);
  return delivery;
}

function deliveriesOf(webhookId: number, { deliveries }: Tables): Delivery[] {
  return [...deliveries.values()].filter((delivery) => delivery.webhookId === webhookId);
}
