import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { NodeRequest, sendNodeResponse } from 'srvx/node';
import type { Log } from './context.ts';
import type { Fetch } from './core.ts';
import { lingerAndEnd } from './linger.ts';

export interface ServeOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** How long a client may take to send its headers, and the whole of a request. */
  readonly headersTimeoutMs?: number;
  readonly requestTimeoutMs?: number;
  /** How long a connection may be silent: the only limit on a client that never reads its answer. */
  readonly idleTimeoutMs?: number;
  readonly keepAliveTimeoutMs?: number;
  readonly connectionsMax?: number;
  /** How many bytes of a body that was refused are still read, so that the client gets to see the refusal. */
  readonly lingerBytesMax?: number;
  readonly log: Log;
}

export interface HttpServer {
  readonly host: string;
  readonly port: number;
  /**
   * Takes no more connections, lets running requests finish, and resolves when all are closed; what still runs after
   * `deadlineMs` is cut off.
   */
  close(deadlineMs: number): Promise<void>;
}

/** Serves an application over HTTP/1.1. Rejects with the system's error (EADDRINUSE, EACCES …) when it can't listen. */
export async function serve(fetch: Fetch, options: ServeOptions): Promise<HttpServer> {
  const { lingerBytesMax = 20 * 1024 * 1024 } = options;
  const running = new Map<Socket, number>();
  let draining = false;

  const listener = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { socket } = incoming;
    running.set(socket, (running.get(socket) ?? 0) + 1);
    outgoing.once('close', () => {
      const left = (running.get(socket) ?? 1) - 1;
      if (running.has(socket)) running.set(socket, left);
      if (draining && left <= 0) socket.destroySoon();
    });
    const request = new NodeRequest({ req: incoming, res: outgoing });
    const answer = async (): Promise<void> => {
      const response = await fetch(request);
      if (draining) outgoing.setHeader('connection', 'close');
      if (incoming.complete) await sendNodeResponse(outgoing, response);
      else await lingerAndEnd(incoming, outgoing, response, lingerBytesMax);
    };
    answer().catch((error: unknown) => {
      options.log.error({ err: error, target: incoming.url }, 'answer could not be sent');
      outgoing.destroy();
    });
  };

  const server = createServer({
    headersTimeout: options.headersTimeoutMs ?? 10_000,
    requestTimeout: options.requestTimeoutMs ?? 300_000,
    keepAliveTimeout: options.keepAliveTimeoutMs ?? 65_000,
    connectionsCheckingInterval: 2000,
  });
  server.timeout = options.idleTimeoutMs ?? 30_000;
  server.maxConnections = options.connectionsMax ?? 10_000;
  server.on('connection', (socket) => {
    running.set(socket, 0);
    socket.once('close', () => running.delete(socket));
  });
  server.on('request', listener);
  server.on('checkContinue', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    continueWhenRead(incoming, outgoing);
    listener(incoming, outgoing);
  });
  await listen(server, options);
  const address = server.address() as AddressInfo;
  return {
    host: address.address,
    port: address.port,
    close(deadlineMs) {
      draining = true;
      return closeServer(server, running, deadlineMs);
    },
  };
}

/**
 * Says `100 Continue` at the moment that somebody first reads the body: a refusal that needs no body goes out before
 * the client has sent any of it (RFC 9110 section 10.1.1).
 */
function continueWhenRead(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const read = incoming._read.bind(incoming);
  incoming._read = (size) => {
    incoming._read = read;
    if (!outgoing.headersSent) outgoing.writeContinue();
    read(size);
  };
}

function listen(server: Server, { host, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(
  server: Server,
  running: ReadonlyMap<Socket, number>,
  deadlineMs: number,
): Promise<void> {
  return new Promise((resolve) => {
    // close() ends neither a socket that never spoke nor a slow body: it stops the timers that would.
    const deadline = setTimeout(() => server.closeAllConnections(), deadlineMs);
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
    for (const [socket, requests] of running) if (requests === 0) socket.destroy();
  });
}
