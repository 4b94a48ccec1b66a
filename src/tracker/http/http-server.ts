import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Connections } from '../../http/connections.ts';
import type { Log } from '../../http/context.ts';
import { createAddressTest } from '../../http/forwarded.ts';
import { listen } from '../../http/listen.ts';
import { LOOPBACK } from '../../http/serve.ts';
import { acceptUpgrades, upgradeOption } from '../../http/upgrade.ts';
import { addressBytes } from '../address-bytes.ts';
import { createClientIp, type ProxyTrust } from '../client-ip.ts';
import { SocketServer } from '../websocket/socket-server.ts';
import { createSocketUpgrade } from '../websocket/upgrade.ts';
import type { SignalPort } from '../websocket/signalling.ts';
import type { HttpTracker, TrackerAsked } from './http-tracker.ts';
import { answerPlainRequests } from './plain-requests.ts';

/** Most clients ask once in half an hour, each on a connection of its own. */
const KEEP_ALIVE_MS = 20_000;
const REQUEST_MS = 10_000;
const CONNECTIONS_MAX = 10_000;
const CONNECTIONS_PER_ADDRESS_MAX = 256;
const REQUEST_BYTES_MAX = 16 * 1024;

/** Where the tracker has a port of its own, and whom it believes about the address of a client. */
export interface HttpPlace {
  readonly host: string;
  readonly port: number;
  readonly proxies: ProxyTrust;
}

export interface HttpServerOptions extends HttpPlace {
  readonly tracker: Pick<HttpTracker, 'announce' | 'scrape'>;
  readonly signals: SignalPort;
  readonly log: Pick<Log, 'warn' | 'error'>;
}

export interface TrackerHttpServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * A port that speaks nothing but the protocols of trackers, over HTTP and WebSocket. It answers in the thread of the swarms:
 * whatever clients do there, pages do not wait for them.
 */
export async function openHttpServer(options: HttpServerOptions): Promise<TrackerHttpServer> {
  const { host, port, proxies, tracker, signals, log } = options;
  const ipOf = createClientIp(proxies, log);
  const isProxy = createAddressTest(proxies.trustedProxies);
  // A proxy is no peer: the client is behind it.
  const addressOf = (ip: string | undefined): Uint8Array | undefined =>
    isProxy(ip) ? undefined : addressBytes(ip);
  const isUncounted = createAddressTest([...LOOPBACK, ...proxies.trustedProxies]);
  const connections = new Connections({ perAddressMax: CONNECTIONS_PER_ADDRESS_MAX, isUncounted });
  const sockets = new SocketServer({ port: signals, isUncounted, now: Date.now });
  const upgrade = createSocketUpgrade({ sockets, prefix: '', ipOf });
  const server = createServer({
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: REQUEST_MS,
    requestTimeout: REQUEST_MS,
    maxHeaderSize: REQUEST_BYTES_MAX,
    // Clients of HTTP/1.0 send none, and nothing here depends on it.
    requireHostHeader: false,
    ...upgradeOption(upgrade),
  });
  server.maxConnections = CONNECTIONS_MAX;
  const onError = (error: unknown): void => log.error({ err: error }, 'the tracker failed to answer');
  const answerPlain = (target: string, socket: Socket): string | Promise<string> | undefined =>
    answerTarget(tracker, target, () => addressOf(socket.remoteAddress));
  const [serveHttp] = server.listeners('connection') as readonly ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const others = (): void => serveHttp?.call(server, socket);
    if (connections.admit(socket)) answerPlainRequests(socket, { answer: answerPlain, others, onError });
  });
  server.on('request', (incoming, outgoing) => {
    answer(tracker, () => addressOf(ipOf(incoming)), incoming, outgoing).catch((error: unknown) => {
      onError(error);
      outgoing.destroy();
    });
  });
  acceptUpgrades(server, upgrade, connections);
  const bound = await listen(server, { host, port });
  server.on('error', (error: Error) => log.error({ err: error }, 'the port of the tracker failed'));
  return {
    port: bound.port,
    async close() {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      await sockets.close();
      connections.destroyAll();
      await closed;
    },
  };
}

/** Undefined for an address that the port does not have. */
function answerTarget(
  tracker: HttpServerOptions['tracker'],
  target: string,
  address: () => Uint8Array | undefined,
): string | Promise<string> | undefined {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  const [, action] = /^\/(announce|scrape)(?:\/|$)/.exec(path) ?? [];
  if (action === undefined) return undefined;
  const asked: TrackerAsked = { path, search: mark === -1 ? '' : target.slice(mark), address: address() };
  return action === 'announce' ? tracker.announce(asked) : tracker.scrape(asked);
}

async function answer(
  tracker: HttpServerOptions['tracker'],
  address: () => Uint8Array | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method, url = '' } = incoming;
  if (method !== 'GET' && method !== 'HEAD') return refuse(outgoing, 405, { allow: 'GET, HEAD' });
  const body = await answerTarget(tracker, url, address);
  if (body === undefined) return refuse(outgoing, 404);
  outgoing.writeHead(200, {
    'Content-Type': 'text/plain',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
  });
  // A text is sent together with its headers, in one call of the system.
  outgoing.end(body, 'latin1');
}

function refuse(outgoing: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  const body = 'This port has only a tracker: GET /announce or /scrape\n';
  outgoing.writeHead(status, { ...headers, 'Content-Type': 'text/plain', 'Content-Length': body.length });
  outgoing.end(body);
}
