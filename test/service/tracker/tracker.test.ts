import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import bencode from 'bencode';
import { describe, expect, it } from 'vitest';
import { serviceForAll } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

interface Answer {
  readonly complete: number;
  readonly incomplete: number;
  readonly downloaded: number;
  readonly peers: Uint8Array;
  readonly 'failure reason'?: Uint8Array;
}

const service = serviceForAll({ tracker: 'catalogue', trackerUdpPort: 0 });

async function publish(name: string): Promise<string> {
  const response = await service.request(`tracked/${name}.torrent`, {
    method: 'PUT',
    headers: { ...service.authorization, accept: 'application/json' },
    body: makeTorrent({ name }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { infohashV1: string }).infohashV1;
}

function encoded(hex: string): string {
  return hex.replaceAll(/../g, '%$&');
}

async function announce(infohash: string, peer: string, more = ''): Promise<Answer> {
  const query = `info_hash=${encoded(infohash)}&peer_id=-XX0001-${peer.padStart(12, '0')}&port=${7000 + Number(peer)}`;
  const response = await service.request(`announce?${query}&uploaded=0&downloaded=0&left=5&compact=1${more}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  return bencode.decode(new Uint8Array(await response.arrayBuffer())) as Answer;
}

function textOf(value: Uint8Array | undefined): string {
  return Buffer.from(value ?? []).toString();
}

describe('the tracker over HTTP', () => {
  it('leads the peers of a published torrent to each other, and counts them', async () => {
    const infohash = await publish('shared');
    await announce(infohash, '1', '&left=0');
    const second = await announce(infohash, '2');
    expect(second).toMatchObject({ complete: 0, incomplete: 2 });
    const port = Buffer.from(second.peers).readUInt16BE(4);
    expect({ length: second.peers.length, port }).toEqual({ length: 6, port: 7001 });
    await announce(infohash, '2', '&event=stopped');
    const scraped = await service.request(`scrape?info_hash=${encoded(infohash)}`);
    expect(Buffer.from(await scraped.arrayBuffer()).toString('latin1')).toContain('10:incompletei1e');
  });

  it('refuses a torrent that is not published here, in words that clients show', async () => {
    const refused = await announce('ab'.repeat(20), '1');
    expect(textOf(refused['failure reason'])).toMatch(/^Unregistered torrent/);
  });
});

describe('the tracker over UDP', () => {
  it('knows the peers that announced over HTTP', async () => {
    const infohash = await publish('both ways');
    await announce(infohash, '5');
    const socket = createSocket('udp4');
    const ask = async (packet: Buffer): Promise<Buffer> => {
      socket.send(packet, service.app.trackerUdpPort ?? 0, '127.0.0.1');
      const [answer] = (await once(socket, 'message')) as [Buffer];
      return answer;
    };
    const connect = Buffer.alloc(16);
    connect.writeBigUInt64BE(0x41727101980n);
    const id = (await ask(connect)).subarray(8);
    const packet = Buffer.alloc(98);
    packet.set(id);
    packet.writeInt32BE(1, 8);
    packet.set(Buffer.from(infohash, 'hex'), 16);
    packet.fill('p', 36, 56);
    packet.writeInt32BE(5, 68);
    packet.writeInt32BE(-1, 92);
    packet.writeUInt16BE(7777, 96);
    const answer = await ask(packet);
    socket.close();
    expect([answer.readInt32BE(12), answer.readInt32BE(16), answer.length]).toEqual([2, 0, 26]);
    expect(answer.readUInt16BE(24)).toBe(7005);
  });
});
