import type { AddressGuard } from '../http/address-guard.ts';
import type { ScrapeAnswer } from './answer.ts';
import { scrapeHttp } from './http-scrape.ts';
import { scrapeUdp } from './udp-scrape.ts';

/** Asks a tracker about torrents of 20 bytes each. Rejects when it does not answer, or not as a tracker does. */
export type Scrape = (
  url: string,
  hashes: readonly Uint8Array[],
  stopped: AbortSignal,
) => Promise<ScrapeAnswer>;

const TIMEOUT_MS = 15_000;

/**
 * Makes the function that asks. The host is looked up once, all its addresses are checked, and the request goes to one of
 * them: a torrent cannot lead it into the operator's network.
 */
export function createScrape(guard: AddressGuard): Scrape {
  return async (address, hashes, stopped) => {
    const url = new URL(address);
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(TIMEOUT_MS)]);
    const addresses = await guard.resolve(url.hostname);
    const ask = url.protocol === 'udp:' ? scrapeUdp : scrapeHttp;
    return ask(url, addresses, hashes, signal);
  };
}
