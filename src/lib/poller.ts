/** A repeated check: it runs when there are signs of something to do, and from time to time. */
export interface Poller {
  /** Polls as soon as possible. */
  soon(): void;
  /** Does not poll again until the next `soon`. A poll that runs is not cut off. */
  stop(): void;
}

export interface PollerOptions {
  /** How long to wait after a poll, as a multiple of its duration, so that a slow one leaves time for everything else. */
  readonly pauseFactor: number;
}

const PAUSE_MS = 50;
/** A timer of Node.js for a longer time ends at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/**
 * Makes the poller, which runs one poll at a time. `poll` must not reject; it resolves to the milliseconds after which to
 * poll again unless `soon` is called earlier, or to undefined for no further poll.
 */
export function createPoller(
  poll: () => Promise<number | undefined>,
  { pauseFactor }: PollerOptions,
): Poller {
  let timer: NodeJS.Timeout | undefined;
  let dueAt = Infinity;
  let restUntil = 0;
  let isPolling = false;

  const pollAt = (at: number): void => {
    if (at >= dueAt) return;
    dueAt = at;
    clearTimeout(timer);
    const ms = Math.min(Math.max(0, at - performance.now()), TIMER_MS_MAX);
    if (!isPolling) timer = setTimeout(() => void run(), ms).unref();
  };
  const run = async (): Promise<void> => {
    isPolling = true;
    dueAt = Infinity;
    const start = performance.now();
    const again = await poll();
    isPolling = false;
    const now = performance.now();
    restUntil = now + Math.max(PAUSE_MS, (now - start) * pauseFactor);
    const asked = dueAt;
    dueAt = Infinity;
    const at = Math.min(asked, again === undefined ? Infinity : now + again);
    if (at < Infinity) pollAt(Math.max(at, restUntil));
  };
  return {
    soon: () => pollAt(Math.max(performance.now(), restUntil)),
    stop() {
      clearTimeout(timer);
      dueAt = Infinity;
    },
  };
}
