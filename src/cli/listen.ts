import type { App } from '../app.ts';
import type { Config } from '../settings.ts';
import { AppError } from '../errors.ts';
import type { Listening } from '../http/listen.ts';
import { LOOPBACK, serve, type HttpServer, type TlsOptions } from '../http/serve.ts';
import type { Surroundings } from './surroundings.ts';

// sd_listen_fds(3): the first descriptor that systemd hands over.
const FIRST_FD = 3;

/** Starts the server where the settings say, or on the socket that systemd hands over. */
export async function startServer(config: Config, app: App, surroundings: Surroundings): Promise<HttpServer> {
  const at = listeningOf(config, surroundings);
  const server = await openServer(at, config, app, surroundings);
  surroundings.onHangup(() => reload(server, config, app, surroundings));
  return server;
}

/** Without a certificate SIGHUP changes nothing: by default it would end the process, also when its terminal closes. */
function reload(server: HttpServer, config: Config, { log }: App, surroundings: Surroundings): void {
  try {
    const tls = readTls(config, surroundings);
    if (tls === undefined) {
      log.info({}, 'SIGHUP changes nothing: no certificate is set, and other settings are read at the start');
      return;
    }
    server.reloadTls(tls);
    log.info({}, 'the certificate was read again');
  } catch (error) {
    log.error({ err: error }, 'the certificate could not be read again: the old one stays');
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
      log: app.log,
    });
  } catch (cause) {
    throw cannotListen(at, cause);
  }
}

function listeningOf({ host, port, socket }: Config, { env, pid }: Surroundings): Listening {
  // Meant for this process only when it says so: its children inherit the variables.
  if (env['LISTEN_PID'] === String(pid)) {
    if (env['LISTEN_FDS'] === '1') return { fd: FIRST_FD };
    throw new AppError('unavailable', `Cannot listen on ${env['LISTEN_FDS']} sockets of systemd at once`, {
      hint: 'Name one ListenStream= in the .socket unit.',
    });
  }
  return socket === undefined ? { host, port } : { path: socket };
}

/** The certificate and key, or undefined when there are to be none. Throws unavailable when they can't be read. */
function readTls({ tlsCert, tlsKey }: Config, { readFile }: Surroundings): TlsOptions | undefined {
  if (tlsCert === undefined || tlsKey === undefined) return undefined;
  try {
    return { cert: readFile(tlsCert), key: readFile(tlsKey) };
  } catch (cause) {
    throw new AppError('unavailable', `Cannot read the certificate or its key: ${messageOf(cause)}`, {
      hint: 'Name files in PEM that this user may read: --tls-cert, --tls-key.',
      cause,
    });
  }
}

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
      return 'path' in at
        ? fail('another program does', 'Stop that program, or choose another path.')
        : fail(
            'another program does',
            'Stop that program, or choose another port: --port 8081 (0 takes any free one).',
          );
    case 'EACCES':
      return 'path' in at
        ? fail('this user may not', 'Choose a folder that this user may write to.')
        : fail('this user may not', 'Choose a port above 1023: --port 8080.');
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return fail(
        'this machine has no such address',
        'Use --host 127.0.0.1 for this machine only, or --host 0.0.0.0 for all its addresses.',
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return fail('its folder is not there', 'Make the folder first.');
    default:
      return cause;
  }
}

function nameOf(at: Listening): string {
  if ('path' in at) return at.path;
  return 'fd' in at ? `the socket of systemd` : `${at.host} port ${at.port}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
