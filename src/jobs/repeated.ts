import type { Log } from '../http/context.ts';

/** Work that is done again and again beside the requests. */
export interface Repeated {
  /** Runs now and then after each interval, unless the last run has not ended by then. */
  start(): void;
  /** Starts no more runs. Resolves when the current one has ended. */
  stop(): Promise<void>;
}

export interface RepeatedOptions {
  /** For the log. */
  readonly name: string;
  readonly everyMs: number;
  readonly log: Log;
  /** One run. It ends early, between two batches, when the signal is aborted. */
  run(stopped: AbortSignal): Promise<void>;
}

export function createRepeated({ name, everyMs, log, run }: RepeatedOptions): Repeated {
  const stopped = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const runSafely = (): void => {
    if (running !== undefined) return;
    running = run(stopped.signal)
      .catch((error: unknown) => log.warn({ err: error }, `${name} failed: it runs again later`))
      .then(() => {
        running = undefined;
      });
  };

  return {
    start() {
      runSafely();
      timer = setInterval(runSafely, everyMs);
      timer.unref();
    },
    async stop() {
      stopped.abort();
      clearInterval(timer);
      await running;
    },
  };
}
