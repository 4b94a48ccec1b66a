import { STRANGER } from '../../catalogue/actor.ts';
import type { EventLog } from '../../catalogue/event-log.ts';
import { AppError } from '../../errors.ts';
import type { EventPosition, EventStore } from '../../events/event.ts';
import type { IrcState } from '../../events/irc-state.ts';
import type { Base, Log } from '../../http/context.ts';
import { createPoller } from '../../lib/poller.ts';
import { connectIrc, type IrcConnection, type IrcOptions } from './irc-connection.ts';
import { announceLine } from './line.ts';

export interface AnnouncerParts {
  readonly irc: IrcOptions;
  /** The template of a line. */
  readonly line: string;
  readonly collection: string | undefined;
  readonly base: Base;
  readonly events: EventLog;
  readonly store: Pick<EventStore, 'findReader' | 'saveReader'>;
  readonly log: Log;
  /** Called after each line. */
  readonly onSaid?: () => void;
  /**
   * How long to wait between two lines, and before the first attempt to connect again, and how long a connection lasts that
   * is no failure; all in milliseconds.
   */
  readonly lineMs?: number | undefined;
  readonly reconnectMs?: number | undefined;
  readonly lastingMs?: number | undefined;
}

/** Announces new torrents on IRC. */
export interface Announcer {
  readonly state: IrcState;
  start(): void;
  /** Disconnects. Resolves when no line is being sent any more. */
  stop(): Promise<void>;
}

/** The name of its position in the store. */
const READER = 'irc';
const POLL_MS = 2_000;
const EVENTS_MAX = 10;
/** Servers end a connection that says more than a few lines at once. */
const LINE_MS = 2_000;
const RECONNECT_MS = 5_000;
const RECONNECT_MS_MAX = 10 * 60_000;
/** A server that lets this client in and sends it away at once is asked less and less often, too. */
const LASTING_MS = 60_000;

/**
 * Makes the announcer. It sends one line for each torrent that becomes public, in order. The position is written once
 * the server has read the line: a line that was being sent when the process was killed is sent again.
 */
export function createAnnouncer(parts: AnnouncerParts): Announcer {
  const { irc, line, collection, base, events, store, log } = parts;
  const { lineMs = LINE_MS, reconnectMs = RECONNECT_MS, lastingMs = LASTING_MS } = parts;
  const filter = { collection, types: ['published'] } as const;
  let connection: IrcConnection | undefined;
  let state: IrcState['state'] = 'waiting';
  let problem: string | undefined;
  let failures = 0;
  let nextLineAt = 0;
  let connectAt = 0;
  let connectedAt = Infinity;
  const stopped = new AbortController();
  let running: Promise<unknown> = Promise.resolve();

  /** The connection; where it is too soon for another one, in how many milliseconds that is. */
  const connected = async (): Promise<IrcConnection | number> => {
    if (connection !== undefined) return connection;
    const waitMs = connectAt - performance.now();
    if (waitMs > 0) return waitMs;
    state = 'connecting';
    const opened = await connectIrc(irc, stopped.signal);
    connection = opened;
    connectedAt = performance.now();
    [state, problem] = ['connected', undefined];
    log.info({ server: irc.host }, 'connected to IRC');
    void opened.ended.then((reason) => {
      if (connection !== opened) return;
      lost(reason);
      poller.soon();
    });
    return opened;
  };

  /** A connection is over, or there was none. One that lasted lets the next one come soon. */
  const lost = (reason: string): void => {
    connection?.close();
    connection = undefined;
    [state, problem] = ['waiting', reason];
    if (performance.now() - connectedAt >= lastingMs) failures = 0;
    connectedAt = Infinity;
    const waitMs = Math.min(reconnectMs * 2 ** failures++, RECONNECT_MS_MAX) * (1 + Math.random() / 5);
    connectAt = performance.now() + waitMs;
    log.warn({ server: irc.host, reason }, 'the connection to IRC failed: it is tried again');
  };

  const begin = async (): Promise<EventPosition> => {
    const known = await store.findReader(READER);
    if (known !== undefined) return known;
    const end = await events.findEnd();
    await store.saveReader(READER, end);
    return end;
  };

  const readOn = async (after: EventPosition) => {
    try {
      return await events.list(after, EVENTS_MAX, STRANGER, filter);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'gone') throw error;
      log.warn({}, 'IRC was away too long: some events are no longer kept, and are not announced');
      return { events: [], end: await events.findEnd(), isMore: false };
    }
  };

  /** Gives after how many milliseconds to look again. */
  const work = async (): Promise<number | undefined> => {
    if (stopped.signal.aborted) return undefined;
    const position = await begin();
    const to = await connected();
    if (typeof to === 'number') return to;
    const { events: found, end, isMore } = await readOn(position);
    for (const event of found) {
      const waitMs = nextLineAt - performance.now();
      if (waitMs > 0) return waitMs;
      if (stopped.signal.aborted) return undefined;
      if (event.torrent !== undefined) {
        nextLineAt = performance.now() + lineMs;
        await to.say(announceLine(line, event, event.torrent, base));
        parts.onSaid?.();
      }
      await store.saveReader(READER, event.position);
    }
    if (found.length === 0 && end !== position) await store.saveReader(READER, end);
    return isMore ? 0 : POLL_MS;
  };

  const workSafely = async (): Promise<number | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (stopped.signal.aborted) return undefined;
      // The end of the connection may have been reported already.
      if (connection !== undefined || performance.now() >= connectAt)
        lost(error instanceof Error ? error.message : String(error));
      return connectAt - performance.now();
    }
  };

  const poller = createPoller(
    () => {
      const attempt = workSafely();
      running = attempt;
      return attempt;
    },
    { pauseFactor: 0 },
  );
  let unsubscribe: (() => void) | undefined;
  return {
    get state() {
      const channels = irc.channels.map((channel) => channel.split(' ')[0] ?? '');
      return { state, server: `${irc.host}:${irc.port}`, channels, problem };
    },
    start() {
      // While the connection is down, its own time counts.
      unsubscribe = events.subscribe(() => {
        if (connection !== undefined) poller.soon();
      });
      poller.soon();
    },
    async stop() {
      unsubscribe?.();
      poller.stop();
      connection?.close();
      stopped.abort();
      await running;
      poller.stop();
    },
  };
}
