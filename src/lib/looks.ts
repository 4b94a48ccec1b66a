/** Something that is looked for: when there are signs of it, and from time to time. */
export interface Looks {
  /** Looks as soon as may be. */
  soon(): void;
  /** Does not look again until the next `soon`. A look that runs goes on. */
  stop(): void;
}

export interface LooksOptions {
  /** How long to wait after a look, as a multiple of what it took: one that computes leaves time for everything else. */
  readonly pauseFactor: number;
}

const PAUSE_MS = 50;
/** A timer of Node.js for a longer time ends at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/**
 * Makes the looks, of which one runs at a time. `look` must not reject; it gives after how many milliseconds to look again
 * where there is no sign before, or undefined not to.
 */
export function createLooks(look: () => Promise<number | undefined>, { pauseFactor }: LooksOptions): Looks {
  let timer: NodeJS.Timeout | undefined;
  let dueAt = Infinity;
  let restUntil = 0;
  let isLooking = false;

  const lookAt = (at: number): void => {
    if (at >= dueAt) return;
    dueAt = at;
    clearTimeout(timer);
    const ms = Math.min(Math.max(0, at - performance.now()), TIMER_MS_MAX);
    if (!isLooking) timer = setTimeout(() => void run(), ms).unref();
  };
  const run = async (): Promise<void> => {
    isLooking = true;
    dueAt = Infinity;
    const start = performance.now();
    const again = await look();
    isLooking = false;
    const now = performance.now();
    restUntil = now + Math.max(PAUSE_MS, (now - start) * pauseFactor);
    const asked = dueAt;
    dueAt = Infinity;
    const at = Math.min(asked, again === undefined ? Infinity : now + again);
    if (at < Infinity) lookAt(Math.max(at, restUntil));
  };
  return {
    soon: () => lookAt(Math.max(performance.now(), restUntil)),
    stop() {
      clearTimeout(timer);
      dueAt = Infinity;
    },
  };
}
