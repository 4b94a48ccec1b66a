import type { Actor } from '../../catalogue/actor.ts';
import { STRANGER } from '../../catalogue/actor.ts';
import type { EventLog, SeenEvent } from '../../catalogue/event-log.ts';
import { AppError } from '../../errors.ts';
import { SERVER } from '../../events/audit.ts';
import type { EventPosition } from '../../events/event.ts';
import type { Webhook, WebhookFailure, WebhookStore } from '../../events/webhook.ts';
import type { Base, Log } from '../../http/context.ts';
import { createPoller } from '../../lib/poller.ts';
import { eventMessage } from './message.ts';
import type { Outcome, Send } from './send.ts';

export interface TargetParts {
  readonly store: WebhookStore;
  readonly events: EventLog;
  readonly send: Send;
  /** Where links lead; undefined for the address at which the webhook was made. */
  readonly base: Base | undefined;
  readonly now: () => Date;
  readonly log: Log;
  /** How long to wait after so many attempts that failed, in milliseconds. */
  readonly backoffMs?: ((attempts: number) => number) | undefined;
}

/** The messages of one webhook. */
export interface Target {
  /** Sends what there is to send, as soon as possible. */
  soon(): void;
  /** Sends no more. Resolves when the running attempt has ended, which gets a moment. */
  stop(): Promise<void>;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const BACKOFF_MS = [5 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 6 * HOUR_MS];
/** How much of a wait is by chance: after an outage, not all targets come at the same time. */
const JITTER = 0.2;
/**
 * A webhook is disabled when its receiver has accepted nothing for this long and in this many attempts. This server may
 * have been off for days.
 */
const FAILING_MS_MAX = 5 * DAY_MS;
const FAILED_ATTEMPTS_MIN = 8;

/** No wait is longer: one that is ends now, because the clock was set back. */
const WAIT_MS_MAX = 2 * DAY_MS;

/** How often events of other processes are looked for. */
const POLL_MS = 2 * SECOND_MS;
const EVENTS_MAX = 10;
/** How long events that are not for this webhook may be read before the position is saved. */
const UNSAVED_MS_MAX = MINUTE_MS;
/** How long a running attempt may go on when the server stops. It is made again after the next start. */
const LAST_ATTEMPT_MS = 3 * SECOND_MS;

const GONE = 410;

/** All that an admin sees, also in private collections: as a token that no torrent belongs to. */
const ADMIN: Actor = { ...STRANGER, ...SERVER, tokenId: 0, changes: 'all' };

/**
 * Sends the events of one webhook in order, one after the other. Its position is written after a message was accepted: when the
 * process is killed in between, the message is sent again with the same id.
 */
export function createTarget(id: number, parts: TargetParts): Target {
  const { store, events, now, log, backoffMs = waitAfter } = parts;
  const stopped = new AbortController();
  const cut = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  /** The position after events that are not for this webhook, and since when it is not saved. */
  let skipped: { readonly from: EventPosition; readonly to: EventPosition; readonly at: number } | undefined;

  const work = async (): Promise<number | undefined> => {
    const webhook = await store.find(id);
    if (webhook === undefined || webhook.disabled !== undefined || stopped.signal.aborted) return undefined;
    const waitMs = (webhook.failure?.nextAt.getTime() ?? 0) - now().getTime();
    if (waitMs > 0 && waitMs <= WAIT_MS_MAX) return waitMs;
    const position = skipped?.from === webhook.position ? skipped.to : webhook.position;
    const page = await readOn(webhook, position);
    for (const event of page.events) {
      const current = await store.find(id);
      if (current === undefined || current.disabled !== undefined || stopped.signal.aborted) return undefined;
      const failure = await deliver(current, event);
      if (failure !== undefined) return failure === 'disabled' ? undefined : failure;
    }
    await noteEnd(webhook, page.events.at(-1)?.position, page.end);
    return page.isMore ? 0 : POLL_MS;
  };

  const readOn = async (webhook: Webhook, position: EventPosition) => {
    const { collection, types, audience } = webhook;
    const viewer = audience === 'all' ? ADMIN : STRANGER;
    const listAfter = (after: EventPosition | undefined) =>
      events.list(after, EVENTS_MAX, viewer, { collection, types });
    try {
      return await listAfter(position);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'gone') throw error;
      log.warn({ webhook: id }, 'a webhook was away too long: some of its events are no longer kept');
      return listAfter(undefined);
    }
  };

  /** Gives undefined once the message is accepted, else after how many milliseconds to try again. */
  const deliver = async (webhook: Webhook, event: SeenEvent): Promise<number | 'disabled' | undefined> => {
    const message = eventMessage(webhook, event, parts.base ?? webhook.base);
    const outcome = await parts.send({ ...message, url: webhook.url, secret: webhook.secret }, cut.signal);
    // An attempt that the stop of the server has cut off is not one of the receiver's.
    if (cut.signal.aborted && !outcome.isDelivered) return 'disabled';
    const at = now();
    const failure = outcome.isDelivered ? undefined : failureAfter(webhook, outcome, at);
    const { position } = outcome.isDelivered ? event : webhook;
    await store.saveProgress(id, { position, failure }, { ...message, ...attemptOf(outcome), at });
    if (failure === undefined) return undefined;
    if (outcome.status === GONE || hasFailedTooLong(failure, at)) {
      await store.disable(id, reasonFor(outcome), at);
      log.warn({ webhook: id }, 'a webhook was disabled: its receiver accepts nothing');
      return 'disabled';
    }
    return failure.nextAt.getTime() - at.getTime();
  };

  const failureAfter = (webhook: Webhook, outcome: Outcome, at: Date): WebhookFailure => {
    const attempts = (webhook.failure?.attempts ?? 0) + 1;
    const waitMs = Math.max(backoffMs(attempts), outcome.retryAfterMs ?? 0);
    return { since: webhook.failure?.since ?? at, attempts, nextAt: new Date(at.getTime() + waitMs) };
  };

  /** Notes the position after events that are not for this webhook, and saves it from time to time. */
  const noteEnd = async (webhook: Webhook, delivered: EventPosition | undefined, end: EventPosition) => {
    const from = delivered ?? webhook.position;
    if (from === end) return;
    const since = skipped?.from === from ? skipped.at : performance.now();
    skipped = { from, to: end, at: since };
    if (performance.now() - since < UNSAVED_MS_MAX) return;
    await store.saveProgress(id, { position: end, failure: undefined });
    skipped = undefined;
  };

  const poller = createPoller(
    () => {
      const attempt = work().catch((error: unknown) => {
        log.warn({ err: error, webhook: id }, 'sending the messages of a webhook failed');
        return MINUTE_MS;
      });
      running = attempt;
      return attempt;
    },
    { pauseFactor: 0 },
  );
  poller.soon();
  return {
    soon: () => poller.soon(),
    async stop() {
      stopped.abort();
      poller.stop();
      const timer = setTimeout(() => cut.abort(), LAST_ATTEMPT_MS);
      await running;
      clearTimeout(timer);
    },
  };
}

export function attemptOf({ isDelivered, status, problem, durationMs }: Outcome) {
  return { isDelivered, status, problem, durationMs };
}

/** How long to wait after so many attempts, with a part by chance. */
export function waitAfter(attempts: number): number {
  const ms = BACKOFF_MS[Math.min(attempts, BACKOFF_MS.length) - 1] ?? 0;
  return Math.round(ms * (1 - JITTER + Math.random() * 2 * JITTER));
}

function hasFailedTooLong({ since, attempts }: WebhookFailure, now: Date): boolean {
  return attempts >= FAILED_ATTEMPTS_MIN && now.getTime() - since.getTime() >= FAILING_MS_MAX;
}

function reasonFor({ status, problem = '' }: Outcome): string {
  if (status === GONE) return 'The receiver answered 410: it wants no more messages.';
  return `The receiver has accepted nothing for ${FAILING_MS_MAX / DAY_MS} days. ${problem}`.trim();
}
