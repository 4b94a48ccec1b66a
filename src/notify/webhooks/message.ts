import type { SeenEvent } from '../../catalogue/event-log.ts';
import type { Webhook } from '../../events/webhook.ts';
import type { Base } from '../../http/context.ts';
import { eventJson } from '../../service/event-json.ts';

/** What is sent of an event: a type, the time and the event, as Standard Webhooks proposes. */
export interface MessageContent {
  /** The same for each attempt, so that a receiver can tell a repetition. */
  readonly messageId: string;
  readonly type: string;
  readonly body: string;
}

export function eventMessage({ id }: Webhook, event: SeenEvent, base: Base): MessageContent {
  const type = `torrent.${event.type}`;
  const timestamp = event.at.toISOString();
  const body = JSON.stringify({ type, timestamp, data: eventJson(event, base) });
  return { messageId: `msg_${id}_${event.position}`, type, body };
}

/** A test message, for an admin who wants to see that a receiver works. */
export function testMessage({ id }: Webhook, now: Date): MessageContent {
  const type = 'test';
  const body = JSON.stringify({ type, timestamp: now.toISOString(), data: {} });
  return { messageId: `test_${id}_${now.getTime().toString(36)}`, type, body };
}
