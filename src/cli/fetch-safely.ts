import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../errors.ts';

/** No answer of a source is larger: a page of 100 events, each with the longest fields and findings. */
const ANSWER_BYTES_MAX = 64 * 1024 * 1024;
const REDIRECTS_MAX = 3;
/** For one try, to the last byte of the answer. */
const TIMEOUT_MS = 60_000;
/** Statuses that pass: too many requests, and what a proxy says when the service is being restarted. */
const PASSING = new Set([429, 502, 503, 504]);
const WAIT_FIRST_MS = 1000;
const WAIT_MAX_MS = 60_000;
/** The longest `Retry-After` that is waited for. */
const RETRY_AFTER_MAX_MS = 600_000;

/** How a source is asked. */
export interface Asking {
  readonly signal: AbortSignal;
  /** How often one request is sent until its failure counts. */
  readonly triesMax: number;
  /** Says what is waited for. */
  readonly say: (text: string) => void;
  /** For one try, to the last byte of the answer; a minute unless given. */
  readonly timeoutMs?: number;
  /** Whether a limit that says when to come back is waited for as often as it takes. */
  readonly isPatient?: boolean;
}

/** An answer, read whole. */
export type FetchWhole = (address: string, init?: RequestInit, bytesMax?: number) => Promise<Response>;

/**
 * Makes a `fetch` for a source that may be hostile or away: it follows redirects within the origin alone, reads at most
 * so many bytes, and tries again after temporary failures. Rejects with unavailable when no try had an answer, with
 * forbidden for a redirect elsewhere, and with too_large.
 */
export function createFetch(asking: Asking): FetchWhole {
  return (address, init = {}, bytesMax = ANSWER_BYTES_MAX) =>
    trying(asking, address, async (signal) => {
      const response = await askOnce(address, init, signal);
      const bytes = await readWhole(response, bytesMax, address);
      const isEmpty = response.status === 204 || response.status === 304;
      return new Response(isEmpty ? null : bytes, response);
    });
}

/**
 * Calls `ask` until it has an answer other than a temporary refusal, at most `triesMax` times; the last answer is given
 * as it is.
 */
export async function trying(
  { signal, triesMax, say, timeoutMs = TIMEOUT_MS, isPatient = false }: Asking,
  address: string,
  ask: (signal: AbortSignal) => Promise<Response>,
): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const outcome = await attempt(ask, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
    signal.throwIfAborted();
    // Others use up the same limit, so being told to wait again says nothing about the request.
    if (
      isPatient &&
      outcome instanceof Response &&
      outcome.status === 429 &&
      askedWaitOf(outcome) !== undefined
    )
      tries -= 1;
    const isLast = tries >= triesMax;
    if (outcome instanceof Response) {
      if (isLast || !PASSING.has(outcome.status)) return outcome;
      await outcome.body?.cancel();
    } else if (outcome instanceof AppError) {
      throw outcome;
    } else if (isLast) {
      throw new AppError('unavailable', `Cannot reach ${address}: ${reasonOf(outcome)}`, { cause: outcome });
    }
    const ms = waitOf(outcome, tries);
    const why = outcome instanceof Response ? `it answered ${outcome.status}` : reasonOf(outcome);
    say(`Waiting ${Math.ceil(ms / 1000)} s for ${address}: ${why}`);
    await delay(ms, undefined, { signal });
  }
}

async function attempt(
  ask: (signal: AbortSignal) => Promise<Response>,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    return await ask(signal);
  } catch (error) {
    return error;
  }
}

/** What the answer asks for, else twice as long each time, at random so that several mirrors do not come back at once. */
function waitOf(outcome: unknown, tries: number): number {
  const asked = outcome instanceof Response ? askedWaitOf(outcome) : undefined;
  if (asked !== undefined) return Math.min(asked, RETRY_AFTER_MAX_MS);
  return Math.min(WAIT_MAX_MS, WAIT_FIRST_MS * 2 ** (tries - 1)) * (0.5 + Math.random() / 2);
}

/** The milliseconds of a Retry-After: seconds, or a date (RFC 9110 section 10.2.3). */
function askedWaitOf({ headers }: Response): number | undefined {
  const text = headers.get('retry-after') ?? '';
  const ms = /^[0-9]{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Sends a request, and follows redirects within its origin: elsewhere the token must not go. */
export async function askOnce(address: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
  let url = new URL(address);
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    const location = response.status >= 300 && response.status < 400 && response.headers.get('location');
    if (location === false || location === null) return response;
    await response.body?.cancel();
    const next = URL.parse(location, url);
    if (next?.origin !== url.origin) {
      throw new AppError(
        'forbidden',
        `Cannot follow ${url.origin}: it leads to ${next?.origin ?? 'nowhere'}`,
        {
          hint: 'If that is the right address, give it in place of this one.',
        },
      );
    }
    url = next;
  }
  throw new AppError('forbidden', `Cannot read ${address}: it leads on and on`);
}

async function readWhole(response: Response, bytesMax: number, address: string) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > bytesMax)
      throw new AppError('too_large', `Cannot read ${address}: it has more than ${bytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
