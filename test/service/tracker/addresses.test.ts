import { describe, expect, it } from 'vitest';
import { openService, serviceForAll } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { udpAnnounce, udpClient } from '../../support/udp-client.ts';

const service = serviceForAll({ tracker: 'open', trackerUdpPort: 0, trustedProxies: ['127.0.0.1'] });

/** Announces by a trusted proxy, which says where the client is. */
async function by(forwarded: string, infohash: string, peer: number, more = '') {
  const query = `info_hash=${infohash.replaceAll(/../g, '%$&')}&peer_id=-XX0001-${String(peer).padStart(12, '0')}&port=${7000 + peer}&left=5${more}`;
  const response = await service.request(`/announce?${query}`, {
    headers: { 'x-forwarded-for': forwarded },
  });
  return Buffer.from(await response.arrayBuffer());
}

/** The peers of an answer, as addresses with ports. */
function peersOf(answer: Buffer): readonly string[] {
  const text = answer.toString('latin1');
  const [head = '', length = '0'] = /5:peers(\d+):/.exec(text) ?? [];
  const start = text.indexOf(head) + head.length;
  const bytes = answer.subarray(start, start + Number(length));
  return Array.from({ length: bytes.length / 6 }, (_, index) => {
    const peer = bytes.subarray(6 * index, 6 * index + 6);
    return `${[...peer.subarray(0, 4)].join('.')}:${peer.readUInt16BE(4)}`;
  });
}

describe('the address of a client', () => {
  it('is never what it claims, over HTTP and over UDP', async () => {
    const infohash = '02'.repeat(20);
    const claims = '&ip=8.8.8.8&ipv4=8.8.8.8:1&ipv6=2001:db8::1';
    await by('198.51.100.7', infohash, 1, claims);
    const client = udpClient(service.app.trackerUdpPort ?? 0);
    const id = await client.connect();
    await client.ask(udpAnnounce(id, { infohash, claimed: [8, 8, 8, 8] }));
    const answer = await by('198.51.100.8', infohash, 2, claims);
    expect(peersOf(answer)).toEqual(['198.51.100.7:7001']);
  });

  it('is the last one that no trusted proxy has, and never that of a proxy', async () => {
    const infohash = '07'.repeat(20);
    await by('8.8.8.8, 198.51.100.7, 127.0.0.1', infohash, 1);
    expect(peersOf(await by('198.51.100.8', infohash, 2))).toEqual(['198.51.100.7:7001']);
    for (const hidden of ['127.0.0.1', '']) {
      const refused = (await by(hidden, infohash, 3)).toString('latin1');
      expect(refused).toMatch(/failure reason\d+:Your address is not known: a proxy hides it/);
    }
    expect(peersOf(await by('198.51.100.9', infohash, 4))).toHaveLength(2);
  });

  it('in a private network is given only to clients that are in one too', async () => {
    const infohash = '03'.repeat(20);
    await by('10.0.0.5', infohash, 1);
    await by('198.51.100.7', infohash, 2);
    expect(peersOf(await by('198.51.100.8', infohash, 3))).toEqual(['198.51.100.7:7002']);
    expect(peersOf(await by('192.168.1.4', infohash, 4)).toSorted()).toEqual([
      '10.0.0.5:7001',
      '198.51.100.7:7002',
      '198.51.100.8:7003',
    ]);
  });
});

describe('the tracker over UDP', () => {
  it('knows a connection id from another port of the same address, and after a restart', async () => {
    const settings = { tracker: 'open', trackerUdpPort: 0, data: temporaryFolder() } as const;
    const infohash = '04'.repeat(20);
    let own = await openService(settings);
    const id = await udpClient(own.app.trackerUdpPort ?? 0).connect();
    const first = await udpClient(own.app.trackerUdpPort ?? 0).ask(udpAnnounce(id, { infohash }));
    expect(first.answer.readInt32BE(0)).toBe(1);
    await own.close();
    own = await openService(settings);
    const later = udpAnnounce(id, { infohash, peerId: 'q', port: 8888 });
    const { answer } = await udpClient(own.app.trackerUdpPort ?? 0).ask(later);
    // The peer of before the restart is still there.
    expect([answer.readInt32BE(0), answer.readInt32BE(12), answer.readUInt16BE(24)]).toEqual([1, 2, 7777]);
    await own.close();
  });

  it('lets no scrape make a swarm', async () => {
    const client = udpClient(service.app.trackerUdpPort ?? 0);
    const packet = Buffer.alloc(16 + 74 * 20, 5);
    packet.set(await client.connect());
    packet.writeInt32BE(2, 8);
    const size = async (): Promise<string> => {
      const headers = { ...service.authorization, accept: 'text/html' };
      const page = await (await service.request('/admin/health', { headers })).text();
      return /Swarms<\/dt>\s*<dd>([^<]*)</.exec(page)?.[1] ?? '';
    };
    const before = await size();
    expect((await client.ask(packet)).answer).toHaveLength(8 + 74 * 12);
    expect(await size()).toBe(before);
    expect((await by('198.51.100.7', '06'.repeat(20), 1)).toString('latin1')).toContain('8:complete');
    expect(await size()).not.toBe(before);
  });
});
