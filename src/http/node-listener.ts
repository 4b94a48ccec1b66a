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
  /** How fast a refused body must arrive. */
  readonly bodyPace?: PaceLimits;
}

/**
 * Turns an application into a listener for `http.createServer`, Express and Fastify. A path that Express removed
 * becomes its prefix.
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

/** One request over HTTP/1, and how to answer it. */
export interface Exchange extends Sending {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** With a refusal, the application is not called. */
  readonly refusal: Refusal | undefined;
  readonly fetch: Fetch;
  readonly info?: CallInfo | undefined;
  readonly bodyPace: PaceLimits;
  /** Whether the connection must end after the answer. Called when the answer is ready. */
  readonly isEnding?: () => boolean;
}

/** Answers one request over HTTP/1: with the refusal if there is one, else with the application's answer. */
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
  // An answer that needs no waiting is ready before Node marks a request without a body as complete.
  if (!incoming.complete && announcesBody(incoming))
    return lingerAndEnd(incoming, outgoing, response, bodyPace);
  // RFC 9110 section 7.8: after an Upgrade that was ignored, a program on the way may lose track of where requests
  // begin.
  const isLast = isEnding?.() === true || incoming.headers.upgrade !== undefined;
  if (isLast && !outgoing.headersSent) outgoing.setHeader('connection', 'close');
  return send(outgoing, response, exchange);
}

/** Answers one request over HTTP/2. A body that is not read is ended on its own stream. */
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
  // RFC 9113 section 8.1: NO_ERROR after a complete answer asks the client to stop sending, without losing the answer.
  outgoing.once('finish', () => outgoing.stream?.close());
  await send(outgoing, response, sending);
}

/** Logs that an answer could not be sent, and ends the connection. */
export function giveUp(
  error: unknown,
  incoming: IncomingMessage | Http2ServerRequest,
  outgoing: Outgoing,
  log: Log,
): void {
  // Without the query, which may have secrets.
  log.error({ err: error, path: incoming.url?.split(/[?#]|%3f/i, 1)[0] }, 'answer could not be sent');
  outgoing.destroy();
}
