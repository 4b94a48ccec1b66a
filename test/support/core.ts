import { onTestFinished } from 'vitest';
import type { Log } from '../../src/http/context.ts';
import { createHttpApp, type HttpAppOptions } from '../../src/http/core.ts';
import type { Route } from '../../src/http/router.ts';
import type { Listening } from '../../src/http/listen.ts';
import { serve, type HttpServer, type ServeOptions } from '../../src/http/serve.ts';

export interface TestCore {
  readonly server: HttpServer;
  readonly port: number;
  /** What the server logged as an error. */
  readonly errors: string[];
}

export interface TestCoreOptions {
  readonly app?: Partial<HttpAppOptions>;
  /** Where to listen, when not on a free port. */
  readonly at?: Listening;
  readonly server?: Omit<Partial<ServeOptions>, 'host' | 'port' | 'path' | 'fd'>;
}

/** An application of a few routes on a server of its own, which ends with the test and may have logged no error. */
export async function serveRoutes(
  routes: readonly Route[],
  options: TestCoreOptions = {},
): Promise<TestCore> {
  const errors: string[] = [];
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (fields, message) => errors.push(`${message} ${JSON.stringify(fields, asText)}`),
  };
  const fetch = createHttpApp({ ...appDefaults(log), routes, ...options.app });
  const at = options.at ?? { host: '127.0.0.1', port: 0 };
  const server = await serve(fetch, { ...options.server, ...at, log });
  onTestFinished(async () => {
    await server.close(0);
    if (errors.length > 0) throw new Error(`The server logged errors:\n${errors.join('\n')}`);
  });
  return { server, port: server.port, errors };
}

/** All that an application needs beside its routes. */
export function appDefaults(log: Log): Omit<HttpAppOptions, 'routes'> {
  return {
    rootRoutes: [],
    origin: undefined,
    prefix: '',
    trustedProxies: [],
    problemPage: ({ title }) => `<h1>${title}</h1>`,
    log,
  };
}

function asText(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.stack : value;
}
