import { setImmediate } from 'node:timers/promises';
import type { Actor } from '../catalogue/actor.ts';
import { seenBy, type EventFilter, type EventLog, type SharedPage } from '../catalogue/event-log.ts';
import { AppError } from '../errors.ts';
import type { EventPosition } from '../events/event.ts';
import type { Base, Log } from '../http/context.ts';
import { openEventStream, toEventFrame, type EventStream } from '../http/event-stream.ts';
import { createStreamLimit } from '../http/stream-limit.ts';
import { createPoller } from '../lib/poller.ts';
import { eventJson } from '../service/event-json.ts';

const LISTENERS_MAX = 10_000;
const LISTENERS_MAX_PER_ADDRESS = 20;

/** How often events of other processes are looked for. */
const POLL_MS = 2000;
/** Ten thousand listeners take a fifth of the time of the thread at most. */
const LEAVING_TIME = { pauseFactor: 4 };

/** How many events are read at once, and how many bytes a listener gets at once. */
const EVENTS_MAX = 100;
const BYTES_MAX = 64 * 1024;
/** How much may wait for all listeners. What several wait for is in memory once. */
const WAITING_BYTES_MAX = 64 * 1024 * 1024;
/** To how many listeners is sent before others are served. */
const SENDS_MAX = 500;

/** What a listener gets. Those with the same view share their events in memory. */
interface View {
  readonly viewer: Actor;
  readonly filter: EventFilter;
  readonly base: Base;
}

interface Listener {
  readonly stream: EventStream;
  readonly key: string;
  readonly view: View;
  position: EventPosition;
  /** What it was sent last, until it has read it. */
  frame: Uint8Array;
  /** Whether it has got all events until it came. */
  isLive: boolean;
}

/** Whether the token of a viewer is still valid. */
export type MayListen = (viewer: Actor) => Promise<boolean>;

/** The clients that listen to events. */
export interface EventListeners {
  /**
   * Sends the events after a position, as they happen. Throws rate_limited when too many clients of that address listen,
   * unavailable when too many do in total or the server is stopping.
   */
  listen(after: EventPosition, view: View, ip: string | undefined): Response;
  /** Ends all streams, and starts no more. */
  close(): void;
}

/**
 * Makes the listeners. Each position is read once for all that have it, and each event is written once for all with the
 * same view. A listener that has not read what it was sent gets nothing more, so its memory is bounded; it goes on at
 * its position once it has. A stream ends before anything is sent to a viewer who may no longer listen.
 */
export function createEventListeners(events: EventLog, mayListen: MayListen, log: Log): EventListeners {
  const listeners = new Set<Listener>();
  const limit = createStreamLimit({
    does: 'listen to events',
    max: LISTENERS_MAX,
    perAddressMax: LISTENERS_MAX_PER_ADDRESS,
    hint: 'Ask for the list of events from time to time, or listen once for all of your programs.',
  });
  let isClosed = false;
  let unsubscribe: (() => void) | undefined;
  const poller = createPoller(async () => {
    try {
      const isBehind = await serve(listeners, events, mayListen);
      return listeners.size === 0 ? undefined : isBehind ? 0 : POLL_MS;
    } catch (error) {
      log.error({ err: error }, 'reading events for listeners failed');
      return POLL_MS;
    }
  }, LEAVING_TIME);

  const leave = (listener: Listener): void => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    unsubscribe?.();
    unsubscribe = undefined;
    poller.stop();
  };

  return {
    listen(position, view, ip) {
      if (isClosed) throw new AppError('unavailable', 'Cannot listen to events: the server is stopping');
      const giveBack = limit.enter(ip);
      // What waits is bounded for all listeners together.
      const stream = openEventStream(0);
      const listener: Listener = { stream, key: keyOf(view), view, position, frame: NOTHING, isLive: false };
      listeners.add(listener);
      unsubscribe ??= events.subscribe(poller.soon);
      stream.onClose(() => {
        giveBack();
        leave(listener);
      });
      poller.soon();
      return stream.response;
    },
    close() {
      isClosed = true;
      for (const { stream } of listeners) stream.close();
    },
  };
}

const NOTHING = Buffer.alloc(0);

function keyOf({ viewer, filter, base }: View): string {
  const { tokenId, changes, scope } = viewer;
  return JSON.stringify([tokenId, changes, scope, filter.collection, filter.types, base.origin, base.prefix]);
}

/** Sends each listener what comes next. Returns whether some have not got everything yet. */
async function serve(
  listeners: ReadonlySet<Listener>,
  events: EventLog,
  mayListen: MayListen,
): Promise<boolean> {
  const end = await events.findEnd();
  const waiting = [...listeners].filter(({ isLive, position }) => !isLive || position !== end);
  const ready = waiting.filter(({ stream }) => stream.waitingBytes === 0);
  dropSlow(listeners);
  let isBehind = ready.length < waiting.length;
  let bytes = 0;
  for (const [position, some] of Map.groupBy(ready, (listener) => listener.position)) {
    const page = await readOn(events, position, some);
    if (page === undefined) continue;
    isBehind ||= page.isMore;
    for (const alike of Map.groupBy(some, ({ key }) => key).values()) {
      const sent = await sendPage(page, alike, mayListen);
      isBehind ||= sent.isCut;
      bytes += sent.bytes;
      // Each view has its own bytes: the others get theirs after the slow ones among these are dropped.
      if (bytes > WAITING_BYTES_MAX) return true;
      // Ten thousand views are as much work as ten thousand requests.
      await setImmediate();
    }
  }
  return isBehind;
}

/**
 * Forgets what was read, and ends the streams that have waited longest when too much waits. Their clients reconnect,
 * and continue where they were.
 */
function dropSlow(listeners: ReadonlySet<Listener>): void {
  const slow = [...listeners].filter(({ stream }) => stream.waitingBytes > 0);
  const byFrame = Map.groupBy(slow, ({ frame }) => frame);
  for (const listener of listeners) if (listener.stream.waitingBytes === 0) listener.frame = NOTHING;
  let bytes = [...byFrame.keys()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  for (const [{ byteLength }, some] of byFrame) {
    if (bytes <= WAITING_BYTES_MAX) return;
    for (const { stream } of some) stream.drop();
    bytes -= byteLength;
  }
}

/** The events after a position. Where they are no longer kept, the listeners are sent away: the refusal tells them why. */
async function readOn(
  events: EventLog,
  position: EventPosition,
  listeners: readonly Listener[],
): Promise<SharedPage | undefined> {
  try {
    return await events.share(position, EVENTS_MAX);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'gone') throw error;
    for (const { stream } of listeners) stream.close();
    return undefined;
  }
}

/** Sends a page to listeners with the same view. `isCut` when it had to end before the page does. */
async function sendPage(
  page: SharedPage,
  listeners: readonly Listener[],
  mayListen: MayListen,
): Promise<{ readonly isCut: boolean; readonly bytes: number }> {
  const [first] = listeners;
  if (first === undefined) return { isCut: false, bytes: 0 };
  const { frame, end, isCut } = await toFrame(page, first.view);
  if (frame.byteLength > 0 && !(await mayListen(first.view.viewer))) {
    for (const { stream } of listeners) stream.close();
    return { isCut: false, bytes: 0 };
  }
  const isAtEnd = !page.isMore && !isCut;
  // Without data no event is dispatched, but the client comes back with this position.
  const arrival = isAtEnd ? toPositionFrame(end) : undefined;
  for (const [index, listener] of listeners.entries()) {
    if (frame.byteLength > 0) listener.stream.sendFrame(frame);
    listener.frame = frame;
    if (!listener.isLive && arrival !== undefined) listener.stream.sendFrame(arrival);
    listener.isLive ||= isAtEnd;
    listener.position = end;
    if (index % SENDS_MAX === SENDS_MAX - 1) await setImmediate();
  }
  return { isCut, bytes: frame.byteLength };
}

/** The events of a page as a view has them, up to `BYTES_MAX` and at least one. */
async function toFrame(page: SharedPage, { viewer, filter, base }: View) {
  const frames: Uint8Array[] = [];
  let bytes = 0;
  for (const one of page.events) {
    const seen = await seenBy(one, viewer, filter);
    if (seen === undefined) continue;
    const { position, type } = seen;
    const frame = toEventFrame({ id: position, name: type, data: JSON.stringify(eventJson(seen, base)) });
    frames.push(frame);
    bytes += frame.byteLength;
    if (bytes >= BYTES_MAX) {
      const isCut = position !== page.end;
      return { frame: Buffer.concat(frames), end: position, isCut };
    }
  }
  return { frame: Buffer.concat(frames), end: page.end, isCut: false };
}

function toPositionFrame(position: EventPosition): Uint8Array {
  return Buffer.from(`id: ${position}\n\n`);
}
