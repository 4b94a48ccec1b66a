import { describe, expect, it } from 'vitest';
import { publishTorrent } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { announceTo, scrapeOf } from '../../support/tracker-client.ts';
import { udpAnnounce, udpClient } from '../../support/udp-client.ts';

const service = serviceForAll({ tracker: 'catalogue', trackerUdpPort: 0 });

describe('the tracker over HTTP', () => {
  it('leads the peers of a published torrent to each other, and counts them', async () => {
    const { infohashV1 } = await publishTorrent(service, '/tracked/shared.torrent', 'shared');
    await announceTo(service, infohashV1, { peer: 1, more: '&left=0' });
    const second = await announceTo(service, infohashV1, { peer: 2 });
    expect(second).toMatchObject({ complete: 1, incomplete: 1 });
    const port = Buffer.from(second.peers).readUInt16BE(4);
    expect({ length: second.peers.length, port }).toEqual({ length: 6, port: 7001 });
    await announceTo(service, infohashV1, { peer: 2, more: '&event=stopped' });
    expect(await scrapeOf(service, infohashV1)).toEqual([1, 0, 0]);
  });
});

describe('the tracker over UDP', () => {
  it('knows the peers that announced over HTTP', async () => {
    const { infohashV1 } = await publishTorrent(service, '/tracked/both.torrent', 'both ways');
    await announceTo(service, infohashV1, { peer: 5 });
    const client = udpClient(service.app.trackerUdpPort ?? 0);
    const packet = udpAnnounce(await client.connect(), { infohash: infohashV1 });
    const { answer } = await client.ask(packet);
    expect([answer.readInt32BE(12), answer.readInt32BE(16), answer.length]).toEqual([2, 0, 26]);
    expect(answer.readUInt16BE(24)).toBe(7005);
  });
});
