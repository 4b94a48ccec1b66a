import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, onTestFinished } from 'vitest';
import { createApp, type App } from '../../src/app/app.ts';
import { loadConfig } from '../../src/config/config.ts';
import type { Config } from '../../src/config/settings.ts';
import type { Log } from '../../src/http/context.ts';
import { serve } from '../../src/http/serve.ts';
import { answerCheck } from './declared-answers.ts';
import { temporaryFolder } from './temp.ts';

/** A service that listens on a free port of this machine. */
export interface TestService {
  /** Ends in a slash. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  readonly app: App;
  readonly folder: string;
  /** All that the program logged until now. */
  readonly log: readonly string[];
  /** Errors that the program logged and a test expects; any other fails the test. */
  readonly expectedErrors: RegExp[];
  /** The headers that send the admin token. */
  readonly authorization: { readonly authorization: string };
  /** Asks an address; an answer that is not as its endpoint declares it rejects. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Fails when the service logged an error that no test expected. What comes after belongs to the next test. */
  checkErrors(): void;
  /** Ends the service, and checks its errors. */
  close(): Promise<void>;
}

/** A service that ends with the test that started it. */
export async function startService(settings: Partial<Config> = {}): Promise<TestService> {
  const service = await openService({ ...settings, data: settings.data ?? temporaryFolder() });
  onTestFinished(() => service.close());
  return service;
}

/**
 * A service for all tests of a file or of a `describe`, which only they may use. It starts before the first of them and
 * ends after the last; an error that it logs fails the test during which it does. `settings` may depend on a folder in
 * which the files of the service are.
 *
 * The tests share its catalogue, its tokens and its limits: each uses collections and torrents that no other one uses.
 */
export function serviceForAll(
  settings: Partial<Config> | ((folder: string) => Partial<Config> | Promise<Partial<Config>>) = {},
): TestService {
  const service = {} as TestService;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'torrentry-test-'));
    const own = typeof settings === 'function' ? await settings(folder) : settings;
    Object.assign(service, await openService({ ...own, data: join(folder, 'data') }));
    return async () => {
      await service.close();
      rmSync(folder, { recursive: true });
    };
  });
  beforeEach(() => () => service.checkErrors());
  return service;
}

/** A service for several tests; who opens it closes it. `now` is its clock, that of the machine unless given. */
export async function openService(
  settings: Partial<Config> & { data: string },
  now?: () => Date,
): Promise<TestService> {
  const folder = settings.data;
  const { config: defaults } = loadConfig({ flags: {}, env: {}, readFile: () => '' });
  const config = { ...defaults, ...settings, data: folder };
  const logged: string[] = [];
  const errors: string[] = [];
  const expectedErrors: RegExp[] = [];
  const write = (fields: object, message: string): string => {
    const line = `${message} ${JSON.stringify(fields, errorText)}`;
    logged.push(line);
    return line;
  };
  const log: Log = {
    info: write,
    warn: write,
    error: (fields, message) => errors.push(write(fields, message)),
  };
  const checkErrors = () => {
    const expected = expectedErrors.splice(0);
    const unexpected = errors.splice(0).filter((line) => !expected.some((pattern) => pattern.test(line)));
    if (unexpected.length > 0) throw new Error(`The service logged errors:\n${unexpected.join('\n')}`);
  };
  const app = await createApp(config, now === undefined ? { log } : { log, now });
  const issued = await app.access.ensureAdmin(settings.adminToken);
  const token = settings.adminToken ?? issued?.secret ?? '';
  const server = await serve(app.fetch, { host: '127.0.0.1', port: 0, upgrade: app.upgrade, log });
  const url = `http://127.0.0.1:${server.port}/`;
  const check = answerCheck(
    app.endpoints,
    [...config.mount, ...config.logs].map(({ prefix }) => prefix),
  );
  return {
    url,
    port: server.port,
    token,
    app,
    folder,
    log: logged,
    expectedErrors,
    authorization: { authorization: `Bearer ${token}` },
    async request(path, init) {
      const address = new URL(path, url);
      const answer = await fetch(address, { redirect: 'manual', ...init });
      await check(init?.method ?? 'GET', address.pathname.slice(config.prefix.length), answer);
      return answer;
    },
    checkErrors,
    async close() {
      await server.close(1000);
      await app.close();
      checkErrors();
    },
  };
}

function errorText(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.stack : value;
}
