import { createServer, type Server } from 'node:http';
import { createSecureServer, type Http2SecureServer, type ServerHttp2Session } from 'node:http2';
import { Server as NetServer, type Socket } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import { acceptRequests, HTTP2_STREAMS_MAX } from './accept.ts';
import { BODY_PACE, BodyWatch, type PaceLimits } from './body-pace.ts';
import { Connections } from './connections.ts';
import type { Log } from './context.ts';
import type { Fetch } from './core.ts';
import { createAddressTest } from './forwarded.ts';
import { READ_PACE, ReadWatch, type ReadLimits } from './read-pace.ts';
import { acceptUpgrades, upgradeOption, type Upgrade } from './upgrade.ts';
import { listen, type Bound, type Listening } from './listen.ts';

/** A certificate and its key, in PEM. With them the server uses HTTPS, over HTTP/2 and HTTP/1.1. */
export type TlsOptions = Required<Pick<SecureContextOptions, 'cert' | 'key'>>;

export type ServeOptions = Listening & {
  readonly tls?: TlsOptions | undefined;
  /** How long a client may take to send its headers, in milliseconds (default: 10,000). */
  readonly headersTimeoutMs?: number;
  /** How long a client may take to send a whole request with its body, in milliseconds (default: 300,000). */
  readonly requestTimeoutMs?: number;
  /**
   * How fast a body must arrive, on average, after its first `bodyGraceMs` (defaults: 500 bytes a second; 20,000). A
   * refused body is read and discarded at that pace, so that the client gets the answer.
   */
  readonly bodyBytesPerSecondMin?: number;
  readonly bodyGraceMs?: number;
  /**
   * How fast a client must read an answer of more than 64 KiB, in each window of `readWindowMs` in which bytes wait for
   * it (defaults: 500 bytes a second; 60,000).
   */
  readonly readBytesPerSecondMin?: number;
  readonly readWindowMs?: number;
  /**
   * How long a connection may be silent during an answer, such as that of a client that never reads, in milliseconds
   * (default: 30,000).
   */
  readonly idleTimeoutMs?: number;
  /**
   * How long an idle connection is kept open, in milliseconds: longer than a proxy in front keeps it (default: 65,000).
   */
  readonly keepAliveTimeoutMs?: number;
  /** How often the time limits are checked, in milliseconds (default: 2,000). */
  readonly checkIntervalMs?: number;
  /** How many connections there may be in total (default: 10,000), and from one address or IPv6 /64 (default: 256). */
  readonly connectionsMax?: number;
  readonly connectionsPerAddressMax?: number;
  /** Addresses and ranges whose connections are not limited: trusted proxies (default: those of this machine). */
  readonly uncountedAddresses?: readonly string[];
  /** A protocol beside HTTP, such as WebSocket (default: none). */
  readonly upgrade?: Upgrade | undefined;
  readonly log: Log;
};

export interface HttpServer extends Bound {
  /** Uses this certificate for new connections. Throws when it is not valid, and then changes nothing. */
  reloadTls(tls: TlsOptions): void;
  /**
   * Accepts no more connections, lets running requests finish, and resolves when all connections are closed.
   * Connections that are still open after `deadlineMs` are cut off. Idle ones are closed at once, or with `idleMs` after that
   * time: what a client sends until then is answered, with `Connection: close`. Then no client that goes on notices a restart.
   */
  close(deadlineMs: number, idleMs?: number): Promise<void>;
}

type AnyServer = Server | Http2SecureServer;

/** This machine's own addresses, and unix sockets. */
export const LOOPBACK = ['127.0.0.0/8', '::1', 'unix'];
const CHECK_MS = 2000;

/** Serves an application. Rejects with the system's error (EADDRINUSE, EACCES …) when it cannot listen. */
export async function serve(fetch: Fetch, options: ServeOptions): Promise<HttpServer> {
  const { tls, log, idleTimeoutMs = 30_000 } = options;
  const bodyPace = paceLimits(options);
  const connections = new Connections({
    perAddressMax: options.connectionsPerAddressMax ?? 256,
    isUncounted: createAddressTest(options.uncountedAddresses ?? LOOPBACK),
  });
  const server = tls === undefined ? createServer(timeLimits(options)) : createSecure(tls, options);
  // A client that has closed its side still reads (nc -N, shutdown(SHUT_WR)). By default it gets nothing unless the
  // answer was ready before that.
  Object.assign(server, { httpAllowHalfOpen: true });
  if (tls !== undefined) server.setTimeout(idleTimeoutMs);
  server.maxConnections = options.connectionsMax ?? 10_000;
  server.on('connection', (socket: Socket) => {
    if (connections.admit(socket) && tls !== undefined) connections.awaitHandshake(socket);
  });
  if (tls !== undefined) {
    server.on('secureConnection', (socket: Socket) => connections.secured(socket));
    server.on('session', (session: ServerHttp2Session) => connections.opened(session));
  }
  acceptRequests(server, {
    fetch,
    connections,
    bodies: new BodyWatch(bodyPace, options.checkIntervalMs ?? CHECK_MS),
    readers: new ReadWatch(readLimits(options), options.checkIntervalMs ?? CHECK_MS),
    bodyPace,
    idleTimeoutMs,
    isSecure: tls !== undefined,
    log,
  });
  if (options.upgrade !== undefined) acceptUpgrades(server, options.upgrade, connections);
  const bound = await listen(server, options);
  server.on('error', (error: Error) => log.error({ err: error }, 'server failed'));
  return {
    ...bound,
    reloadTls: (renewed) => {
      if ('setSecureContext' in server) server.setSecureContext(renewed);
    },
    close: (deadlineMs, idleMs = 0) => closeServer(server, connections, deadlineMs, idleMs),
  };
}

function paceLimits(options: ServeOptions): PaceLimits {
  return {
    bytesPerSecondMin: options.bodyBytesPerSecondMin ?? BODY_PACE.bytesPerSecondMin,
    graceMs: options.bodyGraceMs ?? BODY_PACE.graceMs,
    totalMs: options.requestTimeoutMs ?? BODY_PACE.totalMs,
  };
}

function readLimits(options: ServeOptions): ReadLimits {
  return {
    bytesPerSecondMin: options.readBytesPerSecondMin ?? READ_PACE.bytesPerSecondMin,
    windowMs: options.readWindowMs ?? READ_PACE.windowMs,
  };
}

function timeLimits(options: ServeOptions) {
  const requestTimeout = options.requestTimeoutMs ?? BODY_PACE.totalMs;
  return {
    // Node does not accept a longer time for the headers than for the whole request.
    headersTimeout: Math.min(options.headersTimeoutMs ?? 10_000, requestTimeout),
    requestTimeout,
    keepAliveTimeout: options.keepAliveTimeoutMs ?? 65_000,
    connectionsCheckingInterval: options.checkIntervalMs ?? CHECK_MS,
    // `findFault` refuses a missing Host, with a message.
    requireHostHeader: false,
    httpValidation: 'strict',
    optimizeEmptyRequests: true,
    ...upgradeOption(options.upgrade),
  } as const;
}

function createSecure(tls: TlsOptions, options: ServeOptions): Http2SecureServer {
  const limits = timeLimits(options);
  const server = createSecureServer({
    ...tls,
    allowHTTP1: true,
    minVersion: 'TLSv1.2',
    handshakeTimeout: limits.headersTimeout,
    maxSessionInvalidFrames: 100,
    settings: { maxConcurrentStreams: HTTP2_STREAMS_MAX, maxHeaderListSize: 16_384 },
    ...limits,
  });
  // For HTTP/1 over TLS, the constructor ignores the time limits.
  return Object.assign(server, limits);
}

function closeServer(
  server: AnyServer,
  connections: Connections,
  deadlineMs: number,
  idleMs: number,
): Promise<void> {
  return new Promise((resolve) => {
    // close() ends neither silent sockets nor slow bodies, because it stops the timers that would end them.
    const deadline = setTimeout(() => connections.destroyAll(), Math.max(deadlineMs, idleMs));
    const closed = (): void => {
      clearTimeout(deadline);
      resolve();
    };
    // The close() of an HTTP server cuts idle connections off.
    if (idleMs > 0) NetServer.prototype.close.call(server, closed);
    else server.close(closed);
    connections.drain(idleMs);
  });
}
