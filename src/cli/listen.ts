import type { App } from '../app/app.ts';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { existsSync, lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Fetch } from '../http/core.ts';
import type { Bound, Listening } from '../http/listen.ts';
import { respondText } from '../http/respond.ts';
import { LOOPBACK, serve, type HttpServer, type TlsOptions } from '../http/serve.ts';
import { respondMetrics } from '../service/metrics.ts';
import type { Surroundings } from './surroundings.ts';

// sd_listen_fds(3): the first descriptor that systemd passes.
const FIRST_FD = 3;

/**
 * With a socket of systemd, the next server goes on with what waits there. A connection that was accepted just before, or whose
 * client sends its next request at this moment, still gets its answer from this one.
 */
const HANDOVER_IDLE_MS = 1_000;

/** The servers that listen: one, or one for each socket that systemd passes. */
export interface Serving {
  readonly listeners: readonly Bound[];
  /** The first one with a port, which a browser can open, else the first. */
  readonly main: Bound;
  /** Closes all of them, each as by its own `close`. */
  close(deadlineMs: number): Promise<void>;
}

/** Starts the server at the address of the settings, or on the sockets that systemd passes. Throws unavailable. */
export async function startServer(config: Config, app: App, surroundings: Surroundings): Promise<Serving> {
  const [firstAt, ...others] = listeningsOf(config, surroundings);
  const first = await openServer(firstAt, config, app, surroundings);
  const servers = [first];
  const idleMs = 'fd' in firstAt ? HANDOVER_IDLE_MS : 0;
  const close = async (deadlineMs: number): Promise<void> => {
    await Promise.all(servers.map((server) => server.close(deadlineMs, idleMs)));
  };
  try {
    for (const at of others) servers.push(await openServer(at, config, app, surroundings));
  } catch (error) {
    await close(0);
    throw error;
  }
  surroundings.onHangup(() => reload(servers, config, app, surroundings));
  return { listeners: servers, main: servers.find(({ path }) => path === undefined) ?? first, close };
}

/** SIGHUP without a certificate must not end the process, as it does by default, also when the terminal closes. */
function reload(
  servers: readonly HttpServer[],
  config: Config,
  { log }: App,
  surroundings: Surroundings,
): void {
  try {
    const tls = readTls(config, surroundings);
    if (tls === undefined) {
      log.info(
        {},
        'SIGHUP has no effect: no certificate is set, and other settings are read only at the start',
      );
      return;
    }
    for (const server of servers) server.reloadTls(tls);
    log.info({}, 'the certificate was read again');
  } catch (error) {
    log.error({ err: error }, 'the certificate could not be read again: the old one stays in use');
  }
}

/**
 * Starts the server of the metrics at its own port, which answers nothing else; undefined when none is set. Throws
 * unavailable.
 */
export async function startMetricsServer(
  { host, metricsPort: port }: Config,
  { log, writeMetrics }: App,
): Promise<HttpServer | undefined> {
  if (port === undefined) return undefined;
  const at = { host, port };
  const answer: Fetch = async (request) => {
    const isAsked = request.method === 'GET' && new URL(request.url).pathname === '/metrics';
    return isAsked ? respondMetrics(await writeMetrics()) : respondText(404, 'Only /metrics is here.');
  };
  try {
    return await serve(answer, { ...at, log });
  } catch (cause) {
    throw cannotListen(at, cause);
  }
}

async function openServer(
  at: Listening,
  config: Config,
  app: App,
  surroundings: Surroundings,
): Promise<HttpServer> {
  const { requestTimeoutMs, keepAliveTimeoutMs, connectionsMax, connectionsPerAddressMax } = config;
  const tls = readTls(config, surroundings);
  try {
    return await serve(app.fetch, {
      ...at,
      tls,
      requestTimeoutMs,
      keepAliveTimeoutMs,
      connectionsMax,
      connectionsPerAddressMax,
      uncountedAddresses: [...LOOPBACK, ...config.trustedProxies],
      upgrade: app.upgrade,
      log: app.log,
    });
  } catch (cause) {
    throw cannotListen(at, cause);
  }
}

/** Whether systemd passes sockets to this process. They stay open while one server follows another. */
export function hasPassedSockets({ env, pid }: Pick<Surroundings, 'env' | 'pid'>): boolean {
  // Child processes inherit these variables, so LISTEN_PID says which process they are for.
  return env['LISTEN_PID'] === String(pid);
}

function listeningsOf(
  { host, port, socket }: Config,
  surroundings: Surroundings,
): readonly [Listening, ...Listening[]] {
  if (!hasPassedSockets(surroundings)) return [socket === undefined ? { host, port } : { path: socket }];
  const count = Number(surroundings.env['LISTEN_FDS']);
  if (Number.isInteger(count) && count > 0)
    return [
      { fd: FIRST_FD },
      ...Array.from({ length: count - 1 }, (_, index) => ({ fd: FIRST_FD + 1 + index })),
    ];
  throw new AppError('unavailable', 'Cannot listen: systemd passed no socket', {
    hint: 'Add a ListenStream= line to the .socket unit.',
  });
}

/** The certificate and key, or undefined when none are set. Throws unavailable when they cannot be read. */
function readTls({ tlsCert, tlsKey }: Config, { readFile }: Surroundings): TlsOptions | undefined {
  if (tlsCert === undefined || tlsKey === undefined) return undefined;
  try {
    return { cert: readFile(tlsCert), key: readFile(tlsKey) };
  } catch (cause) {
    throw new AppError('unavailable', `Cannot read the certificate or its key: ${messageOf(cause)}`, {
      hint: 'Set --tls-cert and --tls-key to PEM files that this user may read.',
      cause,
    });
  }
}

const MISSING_FOLDER = 'its folder does not exist';
const MAKE_FOLDER = 'Create the folder first.';

function cannotListen(at: Listening, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const start = `Cannot listen on ${nameOf(at)}`;
  const fail = (why: string, hint: string): AppError =>
    new AppError('unavailable', `${start}: ${why}`, { hint, cause });
  if (code.startsWith('ERR_OSSL') || code.startsWith('ERR_TLS')) {
    return new AppError('unavailable', `Cannot use the certificate and key: ${messageOf(cause)}`, {
      hint: 'Check that both are PEM and belong together.',
      cause,
    });
  }
  switch (code) {
    case 'EADDRINUSE':
      if ('path' in at && !isSocket(at.path))
        return fail(
          'the path belongs to a file that is not a socket',
          'Move that file, or choose another path.',
        );
      return 'path' in at
        ? fail('another program already listens there', 'Stop that program, or choose another path.')
        : fail(
            'another program already listens there',
            'Stop that program, or choose another port: --port 8081 (0 uses any free one).',
          );
    case 'EINVAL':
    case 'ENOTSOCK':
      if (!('fd' in at)) return cause;
      return fail('it is no socket that takes connections', 'Use ListenStream= in the .socket unit.');
    case 'EACCES':
      // Node reports a folder that is missing so as well.
      if ('path' in at && !existsSync(dirname(at.path))) return fail(MISSING_FOLDER, MAKE_FOLDER);
      return 'path' in at
        ? fail('this user does not have permission', 'Choose a folder that this user may write to.')
        : fail('this user does not have permission', 'Choose a port above 1023: --port 8080.');
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return fail(
        'this machine does not have that address',
        'Use --host 127.0.0.1 for this machine only, or --host 0.0.0.0 for all its addresses.',
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return fail(MISSING_FOLDER, MAKE_FOLDER);
    default:
      return cause;
  }
}

function isSocket(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true;
}

function nameOf(at: Listening): string {
  if ('path' in at) return at.path;
  return 'fd' in at ? `the socket that systemd passes as descriptor ${at.fd}` : `${at.host} port ${at.port}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
