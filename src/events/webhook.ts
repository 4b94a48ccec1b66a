import { isBoundBelow } from '../lib/scope.ts';
import type { AuditActor } from './audit.ts';
import type { EventPosition, EventType } from './event.ts';

/** Whose view of the events a webhook gets: that of all readers, or that of an admin. */
export const AUDIENCES = ['public', 'all'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What an admin says of a webhook. */
export interface WebhookTerms {
  /** Where messages are sent: http or https. */
  readonly url: string;
  /** What is or was in that collection, or below it; undefined for everything. */
  readonly collection: string | undefined;
  /** Undefined for all types. */
  readonly types: readonly EventType[] | undefined;
  readonly audience: Audience;
}

/** What changes of a webhook. What is missing stays. */
export type WebhookEdit = { readonly [Name in keyof WebhookTerms]?: WebhookTerms[Name] } & {
  /** False stops the messages, true goes on with the next one. */
  readonly enabled?: boolean;
};

/** Where the links of messages lead, when no base URL is set: the address at which the webhook was made. */
export interface LinkBase {
  readonly origin: string;
  readonly prefix: string;
}

/** How the messages of a webhook go. */
export interface WebhookProgress {
  /** All events up to it were delivered, or are not for this webhook. */
  readonly position: EventPosition;
  /** Undefined while messages are accepted. */
  readonly failure: WebhookFailure | undefined;
}

export interface WebhookFailure {
  readonly since: Date;
  /** How often the message that waits was tried. */
  readonly attempts: number;
  readonly nextAt: Date;
}

/** A target to which events are sent as messages, each after the one before was accepted. */
export interface Webhook extends WebhookTerms, WebhookProgress {
  readonly id: number;
  readonly createdAt: Date;
  /** `whsec_…`: what messages are signed with. Kept as it is, because it signs. Shown only once. */
  readonly secret: string;
  readonly base: LinkBase;
  /** Why nothing is sent; undefined for a webhook that is in use. */
  readonly disabled: { readonly at: Date; readonly reason: string } | undefined;
}

export type NewWebhook = WebhookTerms & Pick<Webhook, 'secret' | 'base' | 'position'>;

/** A message of a webhook, and what became of it. */
export interface Delivery {
  readonly id: number;
  readonly webhookId: number;
  /** The `webhook-id` of the message, the same for each attempt. */
  readonly messageId: string;
  /** What it is about: `torrent.published`. */
  readonly type: string;
  readonly body: string;
  /** When it was last tried, and how often. */
  readonly at: Date;
  readonly attempts: number;
  readonly isDelivered: boolean;
  /** What the receiver answered; undefined for no answer. */
  readonly status: number | undefined;
  /** Why it was not delivered. */
  readonly problem: string | undefined;
  readonly durationMs: number;
}

/** How many deliveries of a webhook are kept. */
export const DELIVERIES_KEPT = 100;

/** One attempt to deliver a message. */
export type Attempt = Omit<Delivery, 'id' | 'webhookId' | 'attempts'>;

/** The store of webhooks. Changes are durable; those of an actor together with their audit record. */
export interface WebhookStore {
  /** All of them, by id. */
  list(): Promise<readonly Webhook[]>;
  find(id: number): Promise<Webhook | undefined>;
  /** Rejects with conflict when there are too many. */
  create(webhook: NewWebhook, actor: AuditActor, now: Date): Promise<Webhook>;
  /** Rejects with not_found. */
  edit(id: number, edit: WebhookEdit, actor: AuditActor, now: Date): Promise<Webhook>;
  /** Deletes it with its deliveries. Rejects with not_found. */
  remove(id: number, actor: AuditActor, now: Date): Promise<void>;
  /** Stops its messages, for a reason. Does nothing when it is gone or disabled already. */
  disable(id: number, reason: string, now: Date): Promise<void>;
  /** Writes down how its messages go, with an attempt. Does nothing when it is gone. */
  saveProgress(id: number, progress: WebhookProgress, attempt?: Attempt): Promise<void>;
  /** Writes down an attempt, and gives the delivery. Undefined when the webhook is gone. */
  saveAttempt(id: number, attempt: Attempt): Promise<Delivery | undefined>;
  /** The newest deliveries; only so many are kept. */
  listDeliveries(webhookId: number): Promise<readonly Delivery[]>;
}

/** What admins do with webhooks. */
export interface Webhooks {
  list(): Promise<readonly Webhook[]>;
  /** Rejects with not_found. */
  get(id: number): Promise<Webhook>;
  /**
   * Makes a webhook for what happens from now on. Rejects with malformed for an address to which nothing may be sent, and with
   * conflict when there are too many.
   */
  create(terms: WebhookTerms, base: LinkBase, actor: AuditActor): Promise<Webhook>;
  /** Rejects like `get` and `create`. */
  edit(id: number, edit: WebhookEdit, actor: AuditActor): Promise<Webhook>;
  /** Rejects with not_found. */
  remove(id: number, actor: AuditActor): Promise<void>;
  /** The newest deliveries. Rejects with not_found. */
  listDeliveries(id: number): Promise<readonly Delivery[]>;
  /** Sends a message again, out of order. Resolves to what became of it. Rejects with not_found. */
  redeliver(id: number, deliveryId: number): Promise<Delivery>;
  /** Sends a test message. Resolves to what became of it. Rejects with not_found. */
  test(id: number): Promise<Delivery>;
}

/** The webhooks about a collection, or about one below it, which do not follow when it moves. */
export function boundTo(webhooks: readonly Webhook[], collection: string): readonly Webhook[] {
  return webhooks.filter((webhook) => isBoundBelow(webhook.collection, collection));
}
