import type { EventType } from '../../../events/event.ts';
import type { Audience, Delivery, Webhook } from '../../../events/webhook.ts';
import type { Connection } from '../database/connection.ts';

interface WebhookRow {
  readonly id: number;
  readonly created_at: number;
  readonly url: string;
  readonly secret: string;
  readonly collection: string | null;
  readonly types: string | null;
  readonly audience: Audience;
  readonly origin: string;
  readonly prefix: string;
  readonly position: string;
  readonly failing_since: number | null;
  readonly attempts: number | null;
  readonly next_at: number | null;
  readonly disabled_at: number | null;
  readonly disabled_reason: string | null;
}

export interface DeliveryRow {
  readonly id: number;
  readonly webhook_id: number;
  readonly message_id: string;
  readonly type: string;
  readonly body: string;
  readonly at: number;
  readonly attempts: number;
  readonly is_delivered: 0 | 1;
  readonly status: number | null;
  readonly problem: string | null;
  readonly duration_ms: number;
}

export interface WebhookReader {
  list(): readonly Webhook[];
  find(id: number): Webhook | undefined;
  count(): number;
  /** The newest first. */
  listDeliveries(webhookId: number): readonly Delivery[];
}

/** Prepares the reading of webhooks, once for a connection. */
export function createWebhookReader(connection: Connection): WebhookReader {
  const list = connection.prepare<[], WebhookRow>('SELECT * FROM webhooks ORDER BY id');
  const find = connection.prepare<[number], WebhookRow>('SELECT * FROM webhooks WHERE id = ?');
  const count = connection.prepare<[], number>('SELECT count(*) FROM webhooks').pluck();
  const listDeliveries = connection.prepare<[number], DeliveryRow>(
    'SELECT * FROM webhook_deliveries WHERE webhook_id = ? ORDER BY id DESC',
  );
  return {
    list: () => list.all().map(toWebhook),
    find(id) {
      const row = find.get(id);
      return row && toWebhook(row);
    },
    count: () => count.get() ?? 0,
    listDeliveries: (webhookId) => listDeliveries.all(webhookId).map(toDelivery),
  };
}

function toWebhook(row: WebhookRow): Webhook {
  const { failing_since: since, attempts, next_at: nextAt, disabled_at: disabledAt } = row;
  return {
    id: row.id,
    createdAt: new Date(row.created_at),
    url: row.url,
    secret: row.secret,
    collection: row.collection ?? undefined,
    types: row.types === null ? undefined : (JSON.parse(row.types) as readonly EventType[]),
    audience: row.audience,
    base: { origin: row.origin, prefix: row.prefix },
    position: row.position,
    failure:
      since === null || attempts === null || nextAt === null
        ? undefined
        : { since: new Date(since), attempts, nextAt: new Date(nextAt) },
    disabled:
      disabledAt === null ? undefined : { at: new Date(disabledAt), reason: row.disabled_reason ?? '' },
  };
}

export function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    messageId: row.message_id,
    type: row.type,
    body: row.body,
    at: new Date(row.at),
    attempts: row.attempts,
    isDelivered: row.is_delivered === 1,
    status: row.status ?? undefined,
    problem: row.problem ?? undefined,
    durationMs: row.duration_ms,
  };
}
