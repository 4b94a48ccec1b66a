import { describe, expect, it } from 'vitest';
import { publishTorrent } from '../../support/published.ts';
import { startService } from '../../support/service.ts';
import { announceTo } from '../../support/tracker-client.ts';

describe('the limits of the tracker', () => {
  it('refuse an address that asks too often over HTTP, and the page for admins says so', async () => {
    const service = await startService({
      tracker: 'catalogue',
      limitTracker: { capacity: 3, perSeconds: 3600 },
    });
    const { infohashV1 } = await publishTorrent(service);
    for (const peer of [1, 2, 3]) expect((await announceTo(service, infohashV1, { peer })).failure).toBe('');
    expect((await announceTo(service, infohashV1, { peer: 1 })).failure).toMatch(/Too many requests/);
    const headers = { ...service.authorization, accept: 'text/html' };
    const page = await (await service.request('/admin/health', { headers })).text();
    expect(page).toMatch(/dropped: rate[^]*?<code[^>]*>http<\/code>[^]*?>1</);
    expect(page).toMatch(/announce: none[^]*?>3</);
  });

  it('refuse clients that say they listen on a denied port', async () => {
    const service = await startService({ tracker: 'catalogue', trackerDeniedPorts: [7001] });
    const { infohashV1 } = await publishTorrent(service);
    expect((await announceTo(service, infohashV1, { peer: 1 })).failure).toMatch(/port/);
    expect((await announceTo(service, infohashV1, { peer: 2 })).failure).toBe('');
  });

  it('refuse the 17th client of one address in a swarm', async () => {
    const service = await startService({ tracker: 'open' });
    const failures = [];
    for (let peer = 1; peer <= 17; peer += 1)
      failures.push((await announceTo(service, 'cd'.repeat(20), { peer })).failure);
    expect(failures.slice(0, 16).join('')).toBe('');
    expect(failures[16]).toMatch(/Too many clients at your address/);
  });
});
