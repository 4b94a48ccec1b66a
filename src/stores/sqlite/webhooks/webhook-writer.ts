import { createApply, type WriteNote } from '../../../events/plan.ts';
import {
  createWebhookChanges,
  type WebhookChange,
  type WebhookChanges,
} from '../../../events/webhook-changes.ts';
import {
  DELIVERIES_KEPT,
  type Attempt,
  type Delivery,
  type Webhook,
  type WebhookProgress,
} from '../../../events/webhook.ts';
import type { Connection } from '../database/connection.ts';
import type { NextId } from '../database/next-id.ts';
import { createWebhookReader, toDelivery, type DeliveryRow } from './webhook-rows.ts';

/** The transactions of webhooks: changes with a decision, and notes of how their messages go, which need none. */
export interface WebhookOperations extends WebhookChanges {
  saveWebhookProgress(id: number, progress: WebhookProgress, attempt?: Attempt): void;
  saveWebhookAttempt(id: number, attempt: Attempt): Delivery | undefined;
}

/** Prepares the operations once for a connection. */
export function createWebhookOperations(
  connection: Connection,
  writeNote: WriteNote,
  nextId: NextId,
): WebhookOperations {
  const { find, count } = createWebhookReader(connection);
  const write = createChangeWriter(connection);
  const saveProgress = connection.prepare<[object]>(`
    UPDATE webhooks SET position = :position, failing_since = :since, attempts = :attempts, next_at = :nextAt
    WHERE id = :id`);
  const saveAttempt = createAttemptWriter(connection);
  return {
    ...createWebhookChanges({ find, count, nextId }, createApply(write, writeNote)),
    saveWebhookProgress(id, { position, failure }, attempt) {
      const { changes } = saveProgress.run({ id, position, ...failureColumns(failure) });
      if (changes > 0 && attempt !== undefined) saveAttempt(id, attempt);
    },
    saveWebhookAttempt: (id, attempt) => (find(id) === undefined ? undefined : saveAttempt(id, attempt)),
  };
}

function createChangeWriter(connection: Connection): (change: WebhookChange) => void {
  const insert = connection.prepare<[object]>(`
    INSERT INTO webhooks (id, created_at, url, secret, collection, types, audience, origin, prefix, position,
      failing_since, attempts, next_at, disabled_at, disabled_reason)
    VALUES (:id, :createdAt, :url, :secret, :collection, :types, :audience, :origin, :prefix, :position,
      :since, :attempts, :nextAt, :disabledAt, :disabledReason)`);
  const update = connection.prepare<[object]>(`
    UPDATE webhooks SET url = :url, collection = :collection, types = :types, audience = :audience,
      failing_since = :since, attempts = :attempts, next_at = :nextAt, disabled_at = :disabledAt,
      disabled_reason = :disabledReason
    WHERE id = :id`);
  const remove = connection.prepare<[number]>('DELETE FROM webhooks WHERE id = ?');
  return (change) => {
    switch (change.kind) {
      case 'insertWebhook':
        return void insert.run(toRow(change.webhook));
      case 'updateWebhook':
        return void update.run(toRow(change.webhook));
      case 'deleteWebhook':
        return void remove.run(change.id);
    }
  };
}

function createAttemptWriter(connection: Connection): (id: number, attempt: Attempt) => Delivery {
  const save = connection.prepare<[object], DeliveryRow>(`
    INSERT INTO webhook_deliveries (webhook_id, message_id, type, body, at, attempts, is_delivered, status, problem,
      duration_ms)
    VALUES (:id, :messageId, :type, :body, :at, 1, :isDelivered, :status, :problem, :durationMs)
    ON CONFLICT (webhook_id, message_id) DO UPDATE SET body = :body, at = :at, attempts = attempts + 1,
      is_delivered = max(is_delivered, :isDelivered), status = :status, problem = :problem, duration_ms = :durationMs
    RETURNING *`);
  const trim = connection.prepare<[object]>(`
    DELETE FROM webhook_deliveries WHERE webhook_id = :id AND id NOT IN (
      SELECT id FROM webhook_deliveries WHERE webhook_id = :id ORDER BY id DESC LIMIT ${DELIVERIES_KEPT})`);
  return (id, { messageId, type, body, at, isDelivered, status, problem, durationMs }) => {
    const row = save.get({
      id,
      messageId,
      type,
      body,
      at: at.getTime(),
      isDelivered: isDelivered ? 1 : 0,
      status: status ?? null,
      problem: problem ?? null,
      durationMs,
    });
    trim.run({ id });
    if (row === undefined) throw new Error('Cannot save the attempt: the database gave no row');
    return toDelivery(row);
  };
}

function toRow({
  id,
  createdAt,
  url,
  secret,
  collection,
  types,
  audience,
  base,
  position,
  failure,
  disabled,
}: Webhook) {
  return {
    id,
    createdAt: createdAt.getTime(),
    url,
    secret,
    collection: collection ?? null,
    types: types === undefined ? null : JSON.stringify(types),
    audience,
    ...base,
    position,
    ...failureColumns(failure),
    disabledAt: disabled?.at.getTime() ?? null,
    disabledReason: disabled?.reason ?? null,
  };
}

function failureColumns(failure: Webhook['failure']) {
  return {
    since: failure?.since.getTime() ?? null,
    attempts: failure?.attempts ?? null,
    nextAt: failure?.nextAt.getTime() ?? null,
  };
}
