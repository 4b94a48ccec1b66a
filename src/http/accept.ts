import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Http2SecureServer, Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { Socket } from 'node:net';
import type { BodyWatch, PaceLimits } from './body-pace.ts';
import { refusalOf } from './client-error.ts';
import { underWay, type Connections } from './connections.ts';
import type { Log } from './context.ts';
import type { Fetch } from './core.ts';
import { announcesBody, completeEmpty } from './empty-request.ts';
import { continueWhenRead, UNKNOWN_EXPECTATION } from './expect.ts';
import { endAndDiscard } from './linger.ts';
import { answer, answerHttp2, giveUp } from './node-listener.ts';
import { rawRefusal, type Refusal } from './refusal.ts';
import type { ReadWatch } from './read-pace.ts';
import { startInTurn } from './pipelining.ts';
import { findFault, findHttp2Fault } from './request-rules.ts';

/** How a server accepts requests. */
export interface Acceptance {
  readonly fetch: Fetch;
  readonly connections: Connections;
  readonly bodies: BodyWatch;
  readonly readers: ReadWatch;
  /** How fast a body must arrive, also a refused one. */
  readonly bodyPace: PaceLimits;
  /** How long a connection may be silent during an answer, in milliseconds. */
  readonly idleTimeoutMs: number;
  readonly isSecure: boolean;
  readonly log: Log;
}

const HSTS = 'max-age=31536000';
// RFC 9113 section 7
const REFUSED_STREAM = 7;
const CANCEL = 8;

/** How many streams an HTTP/2 connection may have open, and how many of its requests may be in progress. */
export const HTTP2_STREAMS_MAX = 100;

/** Passes the requests of a server to an application, and refuses what is not a valid request. */
export function acceptRequests(server: Server | Http2SecureServer, acceptance: Acceptance): void {
  const http1 = http1Listener(acceptance);
  const http2 = http2Listener(acceptance);
  const take = (incoming: AnyRequest, outgoing: AnyResponse, refusal?: Refusal): void => {
    if (isHttp2(incoming))
      http2(incoming, outgoing as Http2ServerResponse, refusal ?? findHttp2Fault(incoming));
    else http1(incoming, outgoing as ServerResponse, refusal ?? findFault(incoming));
  };
  server.on('request', (incoming: AnyRequest, outgoing: AnyResponse) => take(incoming, outgoing));
  server.on('checkContinue', (incoming: AnyRequest, outgoing: AnyResponse) => {
    continueWhenRead(incoming, outgoing);
    take(incoming, outgoing);
  });
  server.on('checkExpectation', (incoming: AnyRequest, outgoing: AnyResponse) =>
    take(incoming, outgoing, UNKNOWN_EXPECTATION),
  );
  server.on('connect', (incoming: AnyRequest, to: Socket | Http2ServerResponse) => {
    if (isHttp2(incoming)) http2(incoming, to as Http2ServerResponse, NO_TUNNEL);
    else (to as Socket).end(rawRefusal(NO_TUNNEL, new Date()));
  });
  server.on('clientError', (error: Error, socket: Socket) => refuseConnection(error, socket, acceptance));
}

type AnyRequest = IncomingMessage | Http2ServerRequest;
type AnyResponse = ServerResponse | Http2ServerResponse;

const NO_TUNNEL: Refusal = {
  status: 405,
  detail: 'Cannot CONNECT: this server is not a proxy',
  hint: 'Ask for an address of this server.',
};

function isHttp2(incoming: AnyRequest): incoming is Http2ServerRequest {
  return incoming.httpVersionMajor === 2 && 'stream' in incoming;
}

function http1Listener(acceptance: Acceptance) {
  const { fetch, connections, bodies, readers, bodyPace, idleTimeoutMs, isSecure, log } = acceptance;
  const isEnding = (): boolean => connections.isDraining;
  return (incoming: IncomingMessage, outgoing: ServerResponse, refusal: Refusal | undefined): void => {
    const { socket } = incoming;
    const connection = connections.begin(socket, outgoing);
    if (connection.refused) return;
    connection.refused = refusal !== undefined;
    if (isSecure) outgoing.setHeader('strict-transport-security', HSTS);
    const hasBody = announcesBody(incoming);
    if (!hasBody) completeEmpty(incoming);
    startInTurn(connection, socket, outgoing, () => {
      if (hasBody) bodies.watch(incoming, () => refuseConnection(tooSlow(), socket, acceptance));
      answer({ incoming, outgoing, refusal, fetch, bodyPace, isEnding, readers, log });
      // Node's own timeout starts a timer for each request, which takes a thirtieth of the time of an answer of 1 kB.
      if (!outgoing.writableFinished) socket.setTimeout(idleTimeoutMs);
    });
  };
}

function http2Listener({ fetch, bodies, readers, log }: Acceptance) {
  const underWayOn = new WeakMap<object, number>();
  return (incoming: Http2ServerRequest, outgoing: Http2ServerResponse, refusal?: Refusal): void => {
    const { session = incoming } = incoming.stream;
    const count = underWayOn.get(session) ?? 0;
    // More than the streams that may be open: earlier ones were reset while their handlers still run (CVE-2023-44487).
    if (count === HTTP2_STREAMS_MAX) {
      incoming.stream.close(REFUSED_STREAM);
      return;
    }
    underWayOn.set(session, count + 1);
    outgoing.setHeader('strict-transport-security', HSTS);
    if (!incoming.stream.endAfterHeaders) bodies.watch(incoming, () => incoming.stream.close(CANCEL));
    answerHttp2(incoming, outgoing, refusal, fetch, { readers, log })
      .catch((error: unknown) => giveUp(error, incoming, outgoing, log))
      .finally(() => underWayOn.set(session, (underWayOn.get(session) ?? 1) - 1));
  };
}

/** The error that Node reports for a request that exceeds its time limits. */
function tooSlow(): Error {
  return Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
}

/**
 * Ends a connection on which no more requests can be read. Sends the refusal first, unless it would get mixed up with
 * another answer. Requests that arrived completely are answered before.
 */
function refuseConnection(error: Error, socket: Socket, acceptance: Acceptance): void {
  const { connections, bodyPace, log, isSecure } = acceptance;
  const connection = connections.of(socket);
  if (connection.refused) return;
  connection.refused = true;
  const refusal = refusalOf(error, isSecure ? 'https' : 'http');
  const answers = underWay(connection);
  const last = answers.at(-1);
  const finish = (): void => {
    const { remoteAddress: ip } = socket;
    log.info({ status: refusal.status, ip, reason: error.message }, 'connection refused');
    if (socket.writable) endAndDiscard(socket, rawRefusal(refusal, new Date()), bodyPace);
    else socket.destroy();
  };
  if (last === undefined) finish();
  else if (last.req.complete) {
    socket.pause();
    last.once('close', finish);
  } else if (answers.length === 1 && !last.headersSent) finish();
  else socket.destroy();
}
