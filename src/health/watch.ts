import type { ProblemLog } from './problems.ts';

/** Looks at one part of the service, and notes or clears its problems. */
export type Check = () => Promise<void> | void;

export interface WatchParts {
  readonly log: ProblemLog;
  readonly everyMs?: number;
  /** How long a look waits for one check. */
  readonly limitMs?: number;
}

/** Looks for problems from time to time, and when it is asked to. */
export interface Watch {
  /** Looks by these checks, too. */
  add(checks: Readonly<Record<string, Check>>): void;
  start(): void;
  /** Starts no more looks: what they would find is that the parts are closed. */
  stop(): void;
  /** Resolves when all checks have ended, or have taken too long: these go on, and are not started twice. Never rejects. */
  look(): Promise<void>;
  /** Looks in a moment, however often it is called until then: a look may itself change what it finds. */
  lookSoon(): void;
}

const EVERY_MS = 10_000;
/** A load balancer waits some seconds for `/readyz`. */
const LIMIT_MS = 2_000;
const SOON_MS = 200;

export function createWatch({ log, everyMs = EVERY_MS, limitMs = LIMIT_MS }: WatchParts): Watch {
  const checks = new Map<string, Check>();
  const running = new Map<string, Promise<void>>();
  const following = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;
  let isStopped = false;

  const run = async (name: string, check: Check): Promise<void> => {
    try {
      await check();
    } catch (error) {
      log.warn({ err: error, check: name }, 'Looking for problems failed');
    } finally {
      running.delete(name);
    }
  };

  const start = (name: string, check: Check): Promise<void> => {
    const started = Promise.resolve().then(() => run(name, check));
    running.set(name, started);
    return started;
  };

  /** One that is running may have begun before what is asked about happened: another follows it. */
  const ask = (name: string, check: Check): Promise<void> => {
    const current = running.get(name);
    if (current === undefined) return start(name, check);
    const known = following.get(name);
    if (known !== undefined) return known;
    const next = current.then(() => {
      following.delete(name);
      return start(name, check);
    });
    following.set(name, next);
    return next;
  };

  const look = (): Promise<void> => {
    if (isStopped) return Promise.resolve();
    return within(Promise.all([...checks].map(([name, check]) => ask(name, check))), limitMs);
  };

  return {
    add(more) {
      for (const [name, check] of Object.entries(more)) checks.set(name, check);
    },
    look,
    lookSoon() {
      soon ??= setTimeout(() => {
        soon = undefined;
        void look();
      }, SOON_MS).unref();
    },
    start() {
      timer = setInterval(() => void look(), everyMs).unref();
    },
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}

async function within(work: Promise<unknown>, limitMs: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, limitMs);
  await Promise.race([work, late.promise]);
  clearTimeout(timer);
}
