import type { ProblemSink } from '../health/problems.ts';
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
  /** Is told when runs fail, or when one does not end. */
  readonly problems?: ProblemSink | undefined;
  /** One run. It ends early, between two batches, when the signal is aborted. */
  run(stopped: AbortSignal): Promise<void>;
}

/** A run that takes longer probably does not end any more; a large backup takes some hours. */
const RUN_LIMIT_MS = 6 * 3_600_000;

export function createRepeated({ name, everyMs, log, problems, run }: RepeatedOptions): Repeated {
  const stopped = new AbortController();
  let runningSince = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const note = (detail: string): void => problems?.note('job_failing', { subject: name, detail });

  const runSafely = (): void => {
    if (running !== undefined) {
      if (performance.now() - runningSince > RUN_LIMIT_MS)
        note(`it has run for more than ${RUN_LIMIT_MS / 3_600_000} hours`);
      return;
    }
    runningSince = performance.now();
    running = run(stopped.signal)
      .then(
        () => problems?.clear('job_failing', name),
        (error: unknown) => {
          log.warn({ err: error }, `${name} failed: it runs again later`);
          note(error instanceof Error ? error.message : String(error));
        },
      )
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
