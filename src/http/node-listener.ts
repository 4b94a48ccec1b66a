import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { NodeRequest } from 'srvx/node';
import { BODY_PACE, type PaceLimits } from './body-pace.ts';
import type { CallInfo, Log } from './context.ts';
import type { Fetch } from './core.ts';
import { announcesBody } from './empty-request.ts';
import { lingerAndEnd } from './linger.ts';
import { respondRefusal, type Refusal } from './refusal.ts';
import { findFault } from './request-rules.ts';
import type { Outgoing } from './outgoing.ts';
import { send, type Sending } from './send.ts';

export interface NodeListenerOptions {
  readonly log: Log;
  /** The pace that a body must keep that was refused. */
  readonly bodyPace?: PaceLimits;
}

/**
 * The application as what `http.createServer`, Express and Fastify take. Below a path that Express took off, it learns
 * that path as its prefix.
 */
export function toNodeListener(fetch: Fetch, options: NodeListenerOptions): RequestListener {
  const { log, bodyPace = BODY_PACE } = options;
  return (incoming, outgoing) => {
    const { baseUrl } = incoming as { baseUrl?: unknown };
    const info: CallInfo | undefined = typeof baseUrl === 'string' ? { prefix: baseUrl } : undefined;
    const refusal = findFault(incoming);
    answer({ incoming, outgoing, refusal, fetch, info, bodyPace, log });
  };
}

/** One request over HTTP/1, and what it is answered with. */
export interface Exchange extends Sending {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** When there is one, the application is not asked. */
  readonly refusal: Refusal | undefined;
  readonly fetch: Fetch;
  readonly info?: CallInfo | undefined;
  readonly bodyPace: PaceLimits;
  /** Whether the connection is to end after the answer; asked when the answer is there. */
  readonly isEnding?: () => boolean;
}

/** Answers one request over HTTP/1: with the refusal when there is one, else with what the application says. */
export function answer(exchange: Exchange): void {
  const { incoming, outgoing, refusal, fetch, info, bodyPace, log } = exchange;
  const fail = (error: unknown): void => giveUp(error, incoming, outgoing, log);
  try {
    if (refusal !== undefined) {
      lingerAndEnd(incoming, outgoing, respondRefusal(refusal), bodyPace).catch(fail);
      return;
    }
    const response = fetch(new NodeRequest({ req: incoming, res: outgoing }), info);
    if (response instanceof Promise) response.then((made) => sendAnswer(exchange, made)).catch(fail);
    else sendAnswer(exchange, response)?.catch(fail);
  } catch (error) {
    fail(error);
  }
}

function sendAnswer(exchange: Exchange, response: Response): Promise<void> | undefined {
  const { incoming, outgoing, bodyPace, isEnding } = exchange;
  // An answer that needed no waiting is there before Node says that a request without a body is complete.
  if (!incoming.complete && announcesBody(incoming))
    return lingerAndEnd(incoming, outgoing, response, bodyPace);
  // RFC 9110 section 7.8: after an Upgrade that was not taken, a program on the way may no longer know where a request
  // begins.
  const isLast = isEnding?.() === true || incoming.headers.upgrade !== undefined;
  if (isLast && !outgoing.headersSent) outgoing.setHeader('connection', 'close');
  return send(outgoing, response, exchange);
}

/** Answers one request over HTTP/2, where a body that nobody wants is ended on its own stream. */
export async function answerHttp2(
  incoming: Http2ServerRequest,
  outgoing: Http2ServerResponse,
  refusal: Refusal | undefined,
  fetch: Fetch,
  sending: Sending,
): Promise<void> {
  const response =
    refusal === undefined
      ? await fetch(new NodeRequest({ req: incoming, res: outgoing }))
      : respondRefusal(refusal);
  // RFC 9113 section 8.1: NO_ERROR after a whole answer asks the client to stop sending, and loses nothing.
  outgoing.once('finish', () => outgoing.stream?.close());
  await send(outgoing, response, sending);
}

/** The answer could not be sent: nobody is told but the log, and the connection ends. */
export function giveUp(
  error: unknown,
  incoming: IncomingMessage | Http2ServerRequest,
  outgoing: Outgoing,
  log: Log,
): void {
  // Without the query, which may hold secrets.
  log.error({ err: error, path: incoming.url?.split(/[?#]|%3f/i, 1)[0] }, 'answer could not be sent');
  outgoing.destroy();
}
