import type { LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { AppError } from '../errors.ts';
import { answerWith, type AddressGuard } from '../http/address-guard.ts';
import { VERSION } from '../lib/version.ts';

/** A part of a file. */
export interface Range {
  readonly offset: number;
  readonly lengthBytes: number;
}

/** What was answered to a request for a range. */
export interface RangeAnswer {
  readonly status: number;
  /** Undefined unless it is a part that begins where it was asked for. */
  readonly bytes: Uint8Array | undefined;
  /** The length of the whole file; undefined when it is not said. */
  readonly totalBytes: number | undefined;
}

/** A redirect, or the first address, leads to where nothing may be asked. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

const REDIRECTS_MAX = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Asks for a range. Each host, also of a redirect, is looked up once, all its addresses are checked, and the connection goes to one
 * of them. Rejects with ForbiddenAddress for one that may not be asked, and with another error when nothing is answered.
 */
export async function fetchRange(
  start: URL,
  range: Range,
  guard: AddressGuard,
  signal: AbortSignal,
): Promise<RangeAnswer> {
  let url = start;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
    const answer = await get(url, range, await addressesOf(url, guard), signal);
    const status = answer.statusCode ?? 0;
    const { location } = answer.headers;
    if (!REDIRECTS.has(status) || location === undefined) return read(answer, status, range);
    answer.destroy();
    const next = URL.parse(location, url);
    if (next === null || !['http:', 'https:'].includes(next.protocol))
      throw new ForbiddenAddress('A redirect leads to what is no address of the web');
    url = next;
  }
  throw new Error('There are too many redirects');
}

async function addressesOf(url: URL, guard: AddressGuard): Promise<readonly LookupAddress[]> {
  try {
    return await guard.resolve(url.hostname);
  } catch (error) {
    if (!(error instanceof AppError) || error.cause !== undefined) throw error;
    throw new ForbiddenAddress(error.message);
  }
}

function get(
  url: URL,
  { offset, lengthBytes }: Range,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = {
    'user-agent': `Torrentry/${VERSION}`,
    'accept-encoding': 'identity',
    range: `bytes=${offset}-${offset + lengthBytes - 1}`,
  };
  request(url, { headers, signal, agent: false, lookup: answerWith(addresses) }, resolve)
    .on('error', reject)
    .on('close', () => reject(new Error('The connection ended without an answer')))
    .end();
  return promise;
}

async function read(
  answer: IncomingMessage,
  status: number,
  { offset, lengthBytes }: Range,
): Promise<RangeAnswer> {
  const [, from = '', to = '', total = ''] =
    /^bytes (\d{1,16})-(\d{1,16})\/(\d{1,16}|\*)$/.exec(answer.headers['content-range'] ?? '') ?? [];
  const totalBytes = /^\d+$/.test(total) ? Number(total) : undefined;
  const isAsked = Number(from) === offset && Number(to) === offset + lengthBytes - 1;
  if (status !== 206 || !isAsked || answer.headers['content-encoding'] !== undefined) {
    answer.destroy();
    return { status, bytes: undefined, totalBytes };
  }
  const bytes = new Uint8Array(lengthBytes);
  let read = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    if (read + part.length > lengthBytes) {
      answer.destroy();
      return { status, bytes: undefined, totalBytes };
    }
    bytes.set(part, read);
    read += part.length;
  }
  if (read < lengthBytes) throw new Error('The body ended early');
  return { status, bytes, totalBytes };
}
