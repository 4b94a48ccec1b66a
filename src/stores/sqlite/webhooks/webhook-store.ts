import type { WebhookStore } from '../../../events/webhook.ts';
import type { Connection } from '../database/connection.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { bareAuditActor } from '../writer/transferable.ts';
import type { Writer } from '../writer/writer.ts';
import { createWebhookReader } from './webhook-rows.ts';

export interface WebhookStoreParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly calls: OpenCalls;
}

/** The webhooks in the database: read in the calling thread, changed by the writer. */
export function createWebhookStore({ reader, writer, calls }: WebhookStoreParts): WebhookStore {
  const webhooks = createWebhookReader(reader);
  return {
    list: () => calls.run(() => webhooks.list()),
    find: (id) => calls.run(() => webhooks.find(id)),
    create: (webhook, actor, now) =>
      calls.run(() => writer.run('createWebhook', [webhook, bareAuditActor(actor), now])),
    edit: (id, edit, actor, now) =>
      calls.run(() => writer.run('editWebhook', [id, edit, bareAuditActor(actor), now])),
    remove: (id, actor, now) =>
      calls.run(() => writer.run('removeWebhook', [id, bareAuditActor(actor), now])),
    disable: (id, reason, now) => calls.run(() => writer.run('disableWebhook', [id, reason, now])),
    saveProgress: (id, progress, attempt) =>
      calls.run(() => writer.run('saveWebhookProgress', [id, progress, attempt])),
    saveAttempt: (id, attempt) => calls.run(() => writer.run('saveWebhookAttempt', [id, attempt])),
    listDeliveries: (webhookId) => calls.run(() => webhooks.listDeliveries(webhookId)),
  };
}
