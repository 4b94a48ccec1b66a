import type { LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { readBencode } from '../bencode/read.ts';
import type { BencodeValue } from '../bencode/value.ts';
import { answerWith } from '../http/address-guard.ts';
import { VERSION } from '../lib/version.ts';
import { RequestTooLong, toCount, type ScrapeAnswer } from './answer.ts';

/** 60 torrents take 7 KB: some trackers answer with all that they have. */
const ANSWER_BYTES_MAX = 256 * 1024;
const URI_TOO_LONG = 414;

/** Asks a tracker over HTTP (BEP 48). Redirects are not followed: they could lead to an address that is not checked. */
export async function scrapeHttp(
  url: URL,
  addresses: readonly LookupAddress[],
  hashes: readonly Uint8Array[],
  signal: AbortSignal,
): Promise<ScrapeAnswer> {
  const answer = await get(scrapeAddress(url, hashes), addresses, signal);
  if (answer.statusCode === URI_TOO_LONG) {
    answer.destroy();
    throw new RequestTooLong();
  }
  if (answer.statusCode !== 200) {
    answer.destroy();
    throw new Error(`The tracker answered ${answer.statusCode}`);
  }
  return parseAnswer(await read(answer), hashes);
}

/** The last segment of the path says `scrape` in place of `announce`. */
function scrapeAddress(url: URL, hashes: readonly Uint8Array[]): string {
  const path = url.pathname.replace(/announce((?:\.php)?)$/, 'scrape$1');
  const query = hashes.map(
    (hash) => `info_hash=${Buffer.from(hash).toString('hex').replaceAll(/../g, '%$&')}`,
  );
  return `${url.origin}${path}?${query.join('&')}`;
}

function get(
  address: string,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = address.startsWith('https:') ? requestHttps : requestHttp;
  const headers = { 'user-agent': `Torrentry/${VERSION}`, 'accept-encoding': 'identity' };
  request(address, { headers, signal, agent: false, lookup: answerWith(addresses) }, resolve)
    .on('error', reject)
    // A receiver that switches to another protocol ends it without an error.
    .on('close', () => reject(new Error('The connection ended without an answer')))
    .end();
  return promise;
}

async function read(answer: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    bytes += (part as Buffer).length;
    if (bytes > ANSWER_BYTES_MAX) {
      answer.destroy();
      throw new Error('The answer of the tracker is too long');
    }
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

function parseAnswer(bytes: Uint8Array, hashes: readonly Uint8Array[]): ScrapeAnswer {
  const { root } = readBencode(bytes);
  const files = root.get('files');
  if (files?.kind !== 'dictionary') {
    const reason = root.get('failure reason')?.text();
    throw new Error(
      reason === undefined ? 'The tracker did not answer as one' : 'The tracker refused to answer',
    );
  }
  const found = new Map<string, BencodeValue>();
  for (const [key, value] of files.entries())
    found.set(Buffer.from(key.bytes() ?? []).toString('latin1'), value);
  const counts = hashes.map((hash) => {
    const file = found.get(Buffer.from(hash).toString('latin1'));
    const count = (name: string): number => toCount(file?.get(name)?.safeInteger());
    return (
      file && { seeders: count('complete'), leechers: count('incomplete'), completed: count('downloaded') }
    );
  });
  return { counts, intervalSeconds: root.get('flags')?.get('min_request_interval')?.safeInteger() };
}
