import { describe, expect, it } from 'vitest';
import { createAddressGuard } from '../../../src/http/address-guard.ts';
import { RequestTooLong } from '../../../src/scrape/answer.ts';
import { createScrape } from '../../../src/scrape/scrape.ts';
import { otherHttpTracker, otherUdpTracker } from '../../support/other-tracker.ts';
import { startSwitchingServer } from '../../support/switching-server.ts';

const [KNOWN, UNKNOWN] = ['0a'.repeat(20), 'ff'.repeat(20)] as const;
const HASHES = [KNOWN, UNKNOWN].map((hash) => Buffer.from(hash, 'hex'));
const COUNTS = { [KNOWN]: [5, 3, 2 ** 31 - 1] } as const;
const never = new AbortController().signal;
const open = createScrape(createAddressGuard(['127.0.0.1'], 'SCRAPE_PRIVATE'));

describe('createScrape', () => {
  it('asks over HTTP, and knows nothing of a torrent that is left out', async () => {
    const { port } = await otherHttpTracker(COUNTS);
    const { counts } = await open(`http://127.0.0.1:${port}/announce`, HASHES, never);
    // More than a count can be.
    expect(counts).toEqual([{ seeders: 5, leechers: 3, completed: 0 }, undefined]);
  });

  it('asks over UDP', async () => {
    const { port } = await otherUdpTracker(COUNTS);
    const { counts } = await open(`udp://127.0.0.1:${port}`, HASHES, never);
    expect(counts).toEqual([
      { seeders: 5, leechers: 3, completed: 0 },
      { seeders: 0, leechers: 0, completed: 0 },
    ]);
  });

  it('does not wait for a tracker that switches to another protocol', async () => {
    const { port } = await startSwitchingServer();
    await expect(open(`http://127.0.0.1:${port}/announce`, HASHES, never)).rejects.toThrow(
      'without an answer',
    );
  });

  it('tells when a request was too long', async () => {
    const { port } = await otherHttpTracker(COUNTS, 1);
    await expect(open(`http://127.0.0.1:${port}/announce`, HASHES, never)).rejects.toThrow(RequestTooLong);
  });

  it('asks no tracker in the network of the operator unless that is allowed', async () => {
    const { port, asked } = await otherUdpTracker(COUNTS);
    const closed = createScrape(createAddressGuard([], 'SCRAPE_PRIVATE'));
    for (const url of [`udp://127.0.0.1:${port}`, `http://127.0.0.1:${port}/announce`])
      await expect(closed(url, HASHES, never)).rejects.toThrow(/not a public address/);
    const renamed = createScrape(
      createAddressGuard([], 'SCRAPE_PRIVATE', async () => [{ address: '127.0.0.1', family: 4 }]),
    );
    await expect(renamed(`udp://tracker.example:${port}`, HASHES, never)).rejects.toThrow(/not a public/);
    expect(asked).toEqual([]);
  });

  it('ends when the server stops', async () => {
    const stopped = new AbortController();
    const { port } = await otherUdpTracker(COUNTS);
    const asking = open(`udp://127.0.0.1:${port}`, HASHES, stopped.signal);
    stopped.abort();
    await expect(asking).rejects.toThrow();
  });
});
