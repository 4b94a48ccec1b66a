import type { LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { AppError } from '../../errors.ts';
import { VERSION } from '../../lib/version.ts';
import { answerWith, type AddressGuard } from '../../http/address-guard.ts';
import { signatureHeaders } from './signature.ts';

/** A message to a receiver. */
export interface Message {
  readonly url: string;
  readonly secret: string;
  readonly messageId: string;
  readonly body: string;
}

/** What became of one attempt. */
export interface Outcome {
  readonly isDelivered: boolean;
  /** What the receiver answered; undefined for no answer. */
  readonly status: number | undefined;
  /** Why it was not delivered, as a sentence. */
  readonly problem: string | undefined;
  readonly durationMs: number;
  /** How long the receiver asks to wait. */
  readonly retryAfterMs: number | undefined;
}

export interface SendOptions {
  readonly guard: AddressGuard;
  readonly now: () => Date;
  /** How long one attempt may take. */
  readonly timeoutMs?: number | undefined;
}

/** Sends a message once. It does not reject. */
export type Send = (message: Message, stopped: AbortSignal) => Promise<Outcome>;

const TIMEOUT_MS = 15_000;

/**
 * How much of an answer is read. Its content is not used, but a connection that is cut may look like a failure to its
 * receiver.
 */
const ANSWER_BYTES_MAX = 64 * 1024;

/**
 * Makes the function that sends. The host is looked up once, all its addresses are checked, and the connection goes to one of
 * them. A redirect is not followed: it could lead to an address that is not checked, and a receiver knows its own.
 */
export function createSend({ guard, now, timeoutMs = TIMEOUT_MS }: SendOptions): Send {
  return async (message, stopped) => {
    const start = performance.now();
    const outcome = (rest: Partial<Outcome>): Outcome => ({
      isDelivered: false,
      status: undefined,
      problem: undefined,
      retryAfterMs: undefined,
      ...rest,
      durationMs: Math.round(performance.now() - start),
    });
    try {
      const url = new URL(message.url);
      const addresses = await guard.resolve(url.hostname);
      const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]);
      const answer = await post(url, message, addresses, { now: now(), signal });
      const status = answer.statusCode ?? 0;
      // What the answer says after its status makes no difference.
      await discard(answer).catch(() => undefined);
      const isDelivered = status >= 200 && status < 300;
      const problem = isDelivered ? undefined : problemOfStatus(status);
      return outcome({ isDelivered, status, problem, retryAfterMs: retryAfterOf(answer, now()) });
    } catch (error) {
      return outcome({ problem: problemOf(error, timeoutMs) });
    }
  };
}

interface PostOptions {
  readonly now: Date;
  readonly signal: AbortSignal;
}

function post(
  url: URL,
  { messageId, secret, body }: Message,
  addresses: readonly LookupAddress[],
  { now, signal }: PostOptions,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': `Torrentry/${VERSION}`,
    ...signatureHeaders(secret, messageId, body, now),
  };
  request(url, { method: 'POST', headers, signal, agent: false, lookup: answerWith(addresses) }, resolve)
    .on('error', reject)
    // A receiver that switches to another protocol ends it without an error.
    .on('close', () => reject(new Error('The connection ended without an answer')))
    .end(body);
  return promise;
}

/** Reads an answer to its end, or until it is too long. */
async function discard(answer: IncomingMessage): Promise<void> {
  let bytes = 0;
  for await (const part of answer) {
    bytes += (part as Buffer).byteLength;
    if (bytes > ANSWER_BYTES_MAX) break;
  }
  answer.destroy();
}

function problemOfStatus(status: number): string {
  const isRedirect = status >= 300 && status < 400;
  return isRedirect
    ? `The receiver answered ${status}: redirects are not followed.`
    : `The receiver answered ${status}.`;
}

function problemOf(error: unknown, timeoutMs: number): string {
  if (error instanceof AppError) return `${error.message}.`;
  if (!(error instanceof Error)) return 'The connection failed.';
  if (error.name === 'TimeoutError' || (error.cause as Error | undefined)?.name === 'TimeoutError')
    return `The receiver did not answer within ${timeoutMs / 1000} seconds.`;
  const code = 'code' in error ? String(error.code) : error.name;
  return `The connection failed (${code}).`;
}

const RETRY_AFTER_MS_MAX = 24 * 60 * 60 * 1000;

/** What Retry-After says (RFC 9110 section 10.2.3), at most a day. */
function retryAfterOf({ headers }: IncomingMessage, now: Date): number | undefined {
  const text = headers['retry-after'];
  if (text === undefined) return undefined;
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), RETRY_AFTER_MS_MAX);
}
