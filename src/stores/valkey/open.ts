import { Redis } from 'ioredis';
import type { KnownClients } from '../../access/guess-guard.ts';
import type { Limits } from '../../access/limits.ts';
import { createSharedClients } from './known-clients.ts';
import { createSharedLimits, DRAW_SCRIPT } from './limits.ts';

/** What the store tells its operator. */
export interface ValkeyLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface ValkeyOptions {
  /** `redis://` or `rediss://`, with a password and the number of a database where there are any. */
  readonly url: string;
  readonly log: ValkeyLog;
  /** What counts as long as the server does not answer. */
  readonly fallBack: { readonly limits: Limits; readonly clients: KnownClients };
}

/** Recent use that several processes share: limits, and who came in. Nothing of it has to last. */
export interface ValkeyStore {
  readonly limits: Limits;
  readonly clients: KnownClients;
  /** Why each process counts by itself now, in a few words; undefined while the server answers. */
  readonly problem: string | undefined;
  close(): Promise<void>;
}

/** Commands that resolve to undefined when the server does not answer in time. */
export interface Commands {
  /** Runs `DRAW_SCRIPT`, and resolves to its two numbers as text. */
  draw(key: string, ...numbers: readonly (number | string)[]): Promise<readonly [string, string] | undefined>;
  exists(key: string): Promise<boolean | undefined>;
  /** Keeps a key for that many seconds. */
  keep(key: string, seconds: number): Promise<unknown>;
}

/** How long one command may take. A request waits for it. */
const COMMAND_MS_MAX = 100;

/** After a failure, how long nothing is asked. Otherwise each request would wait for a server that hangs. */
const PAUSE_MS = 1000;

const RECONNECT_MS_MAX = 1000;

interface Client extends Redis {
  draw(key: string, ...numbers: readonly (number | string)[]): Promise<[string, string]>;
}

/**
 * Connects to a Valkey or Redis server, in the background: a service whose server is away starts all the same, and each
 * process counts by itself until it answers.
 */
export function openValkeyStore({ url, log, fallBack }: ValkeyOptions): ValkeyStore {
  const client = new Redis(url, {
    connectionName: 'torrentry',
    // The default is to hold commands back for as long as there is no connection, and requests with them.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_MS_MAX,
    retryStrategy: (attempt) => Math.min(attempt * 100, RECONNECT_MS_MAX),
  }) as Client;
  client.defineCommand('draw', { numberOfKeys: 1, lua: DRAW_SCRIPT });
  let isClosed = false;
  let state: 'connecting' | 'away' | 'shared' = 'connecting';
  let problem: string | undefined = 'it has not answered yet';
  let pausedUntil = 0;

  const failed = (error: unknown): void => {
    pausedUntil = performance.now() + PAUSE_MS;
    problem = error instanceof Error ? error.message : String(error);
    if (state === 'away') return;
    state = 'away';
    log.warn(
      { err: error },
      'the Valkey server does not answer: each process keeps limits by itself until it does',
    );
  };

  const ask = async <Answer>(command: () => Promise<Answer>): Promise<Answer | undefined> => {
    const now = performance.now();
    if (client.status !== 'ready' || now < pausedUntil) return undefined;
    try {
      if (state !== 'shared') {
        // One request at a time finds out whether it is back. A server that is full, or is a replica now, still reads.
        pausedUntil = now + PAUSE_MS;
        await client.set('probe', '', 'PX', PAUSE_MS);
        pausedUntil = 0;
        [state, problem] = ['shared', undefined];
        log.info({}, 'the Valkey server answers: limits are shared by all processes');
      }
      return await command();
    } catch (error) {
      failed(error);
      return undefined;
    }
  };

  // Without a listener, an error of the connection would end the process.
  client.on('error', failed);
  client.on('close', () => {
    if (!isClosed) failed(new Error('the connection was closed'));
  });
  client.on('ready', () => {
    pausedUntil = 0;
    void ask(async () => undefined);
  });

  const commands: Commands = {
    draw: (key, ...numbers) => ask(() => client.draw(key, ...numbers)),
    exists: (key) => ask(async () => (await client.exists(key)) === 1),
    keep: (key, seconds) => ask(() => client.set(key, '', 'EX', seconds)),
  };
  return {
    limits: createSharedLimits(commands, fallBack.limits),
    clients: createSharedClients(commands, fallBack.clients),
    get problem() {
      return problem;
    },
    async close() {
      isClosed = true;
      client.disconnect();
    },
  };
}
