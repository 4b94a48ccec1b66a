import type { EventLog } from '../../catalogue/event-log.ts';
import { AppError } from '../../errors.ts';
import type { Delivery, Webhook, Webhooks, WebhookStore } from '../../events/webhook.ts';
import type { AddressGuard } from '../../http/address-guard.ts';
import { testMessage, type MessageContent } from './message.ts';
import { createWebhookSecret } from './signature.ts';
import { attemptOf, createTarget, type Target, type TargetParts } from './target.ts';
import { checkWebhookUrl } from './webhook-url.ts';

export interface WebhookParts extends TargetParts {
  readonly store: WebhookStore;
  readonly events: EventLog;
  readonly guard: AddressGuard;
}

/** The webhooks, and the sending of their messages. */
export interface WebhookService extends Webhooks {
  start(): Promise<void>;
  /** Sends no more. Resolves when running attempts have ended. */
  stop(): Promise<void>;
}

export function createWebhooks(parts: WebhookParts): WebhookService {
  const { store, events, guard, now } = parts;
  const targets = new Map<number, Target>();
  const never = new AbortController();
  let unsubscribe: (() => void) | undefined;

  const soon = (): void => {
    for (const target of targets.values()) target.soon();
  };
  const follow = (id: number): void => {
    if (unsubscribe !== undefined) targets.set(id, createTarget(id, parts));
  };

  const get = async (id: number): Promise<Webhook> => {
    const webhook = await store.find(id);
    if (webhook !== undefined) return webhook;
    throw notFound(`webhook ${id}`);
  };

  const sendOnce = async (webhook: Webhook, message: MessageContent): Promise<Delivery> => {
    const { url, secret } = webhook;
    const outcome = await parts.send({ ...message, url, secret }, never.signal);
    const delivery = await store.saveAttempt(webhook.id, { ...message, ...attemptOf(outcome), at: now() });
    if (delivery === undefined) throw notFound(`webhook ${webhook.id}`);
    return delivery;
  };

  return {
    list: () => store.list(),
    get,
    async create(terms, base, actor) {
      const url = await checkWebhookUrl(terms.url, guard);
      const position = await events.findEnd();
      const secret = createWebhookSecret();
      const webhook = await store.create({ ...terms, url, secret, base, position }, actor, now());
      follow(webhook.id);
      return webhook;
    },
    async edit(id, edit, actor) {
      const checked =
        edit.url === undefined ? edit : { ...edit, url: await checkWebhookUrl(edit.url, guard) };
      const webhook = await store.edit(id, checked, actor, now());
      targets.get(id)?.soon();
      return webhook;
    },
    async remove(id, actor) {
      await store.remove(id, actor, now());
      const target = targets.get(id);
      targets.delete(id);
      await target?.stop();
    },
    async listDeliveries(id) {
      await get(id);
      return store.listDeliveries(id);
    },
    async redeliver(id, deliveryId) {
      const webhook = await get(id);
      const delivery = (await store.listDeliveries(id)).find((it) => it.id === deliveryId);
      if (delivery === undefined) throw notFound(`delivery ${deliveryId} of webhook ${id}`);
      const { messageId, type, body } = delivery;
      return sendOnce(webhook, { messageId, type, body });
    },
    async test(id) {
      const webhook = await get(id);
      return sendOnce(webhook, testMessage(webhook, now()));
    },
    async start() {
      unsubscribe = events.subscribe(soon);
      for (const { id } of await store.list()) follow(id);
    },
    async stop() {
      unsubscribe?.();
      unsubscribe = undefined;
      never.abort();
      await Promise.all([...targets.values()].map((target) => target.stop()));
      targets.clear();
    },
  };
}

function notFound(what: string): AppError {
  return new AppError('not_found', `Cannot find ${what}: it does not exist`);
}
