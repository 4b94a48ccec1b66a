import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import bencode from 'bencode';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readBencode } from '../../../src/bencode/read.ts';
import { openUdpServer } from '../../../src/tracker/udp/udp-server.ts';
import { exchange } from '../../support/raw.ts';
import { openService, serviceForAll } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';

const service = serviceForAll({ tracker: 'open', trustedProxies: ['127.0.0.1', '10.0.0.0/8'] });

const FORWARDED = 'X-Forwarded-For: 198.51.100.1\r\n';

/** Asks with a path as it is written here: clients make addresses that no library would. */
async function ask(target: string, headers = FORWARDED, port = service.port): Promise<Buffer> {
  const request = `GET ${target} HTTP/1.1\r\nHost: h\r\n${headers}Connection: close\r\n\r\n`;
  const answer = await exchange(port, [request]);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  return Buffer.from(answer.slice(answer.indexOf('\r\n\r\n') + 4), 'latin1');
}

function announce(hash: string, peer: number, more = ''): string {
  const id = `-XX0001-${String(peer).padStart(12, '0')}`;
  return `/announce?info_hash=${hash}&peer_id=${id}&port=${7000 + peer}&left=5${more}`;
}

function numberIn(answer: Buffer, key: string): number {
  const [, number] = new RegExp(`:${key}i(\\d+)e`).exec(answer.toString('latin1')) ?? [];
  return Number(number);
}

function peersIn(answer: Buffer): Uint8Array {
  return (bencode.decode(answer) as { readonly peers: Uint8Array }).peers;
}

describe('the tracker on the wire', () => {
  it('knows one swarm by all spellings of its bytes, a plus sign among them', async () => {
    const rest = '%00%FF%20'.repeat(6);
    await ask(announce(`+%20${rest}`, 1));
    await ask(announce(`%2b%20${rest.toLowerCase()}`, 2));
    const answer = await ask(announce(`%2B%20${rest}`, 3));
    expect(numberIn(answer, 'incomplete')).toBe(3);
  });

  it('answers in bencode whose keys are in order, failures and strangers who leave too', async () => {
    const hash = '%01'.repeat(20);
    const refused = ['short', `${hash}&info_hash=${hash}`, 'ab'.repeat(20)].map((value) =>
      announce(value, 1),
    );
    const left = announce(hash, 9, '&event=stopped');
    const answers = [];
    for (const target of [announce(hash, 1), left, `/scrape?info_hash=${hash}`, '/scrape', ...refused])
      answers.push(await ask(target));
    for (const answer of answers) {
      const { irregularities, root } = readBencode(answer);
      expect([irregularities, root.end]).toEqual([[], answer.length]);
    }
    expect(peersIn(answers[1] as Buffer)).toHaveLength(0);
    const failures = answers.slice(4).map((answer) => {
      expect(numberIn(answer, 'interval')).toBeGreaterThan(0);
      expect(numberIn(answer, 'min interval')).toBeGreaterThan(0);
      return String((bencode.decode(answer) as Record<string, Uint8Array>)['failure reason']);
    });
    expect(new Set(failures).size).toBe(3);
  });

  it('gives as many peers as are wanted: 50 unless another number says so, and 200 at most', async () => {
    const hash = '%02'.repeat(20);
    const from = (peer: number): string => `X-Forwarded-For: 50.1.${peer >> 8}.${peer & 255}\r\n`;
    for (let peer = 0; peer < 230; peer += 1) await ask(announce(hash, peer), from(peer));
    const counted = async (more: string): Promise<number> =>
      peersIn(await ask(announce(hash, 300, more), from(300))).length / 6;
    expect(await counted('')).toBe(50);
    expect(await counted('&numwant=-1')).toBe(50);
    expect(await counted('&numwant=0')).toBe(0);
    expect(await counted('&numwant=9999')).toBe(200);
  });

  it('takes the address from the right, past trusted proxies, and none from the query', async () => {
    const hash = '%03'.repeat(20);
    const headers = 'X-Forwarded-For: 9.9.9.9, 50.1.2.3, 10.0.0.1\r\n';
    const answer = await ask(announce(hash, 1, '&ip=8.8.8.8&ipv4=8.8.8.8'), headers);
    const { 'external ip': external } = bencode.decode(answer) as Record<string, Uint8Array>;
    expect(external).toEqual(Uint8Array.of(50, 1, 2, 3));
    const other = await ask(announce(hash, 2), 'X-Forwarded-For: 50.1.2.4\r\n');
    expect(peersIn(other)).toEqual(Uint8Array.of(50, 1, 2, 3, 7001 >> 8, 7001 & 255));
  });

  it('has IPv6 peers in peers6 alone, and the external address with 16 bytes', async () => {
    const hash = '%04'.repeat(20);
    const first = await ask(announce(hash, 1), 'X-Forwarded-For: 2001:db8::1\r\n');
    expect(first.toString('latin1')).toContain('11:external ip16: \u0001\r¸');
    const second = await ask(announce(hash, 2), 'X-Forwarded-For: 2001:db8:1::2\r\n');
    const { peers, peers6 } = bencode.decode(second) as Record<string, Uint8Array>;
    expect([peers?.length, peers6?.length]).toEqual([0, 18]);
  });

  it('knows all its peers after a restart', async () => {
    const data = temporaryFolder();
    const hash = '%05'.repeat(20);
    const before = await openService({ tracker: 'open', data });
    for (const peer of [1, 2, 3]) await ask(announce(hash, peer), '', before.port);
    await before.close();
    const after = await openService({ tracker: 'open', data });
    onTestFinished(() => after.close());
    const answer = await ask(announce(hash, 4), '', after.port);
    expect([numberIn(answer, 'incomplete'), peersIn(answer).length]).toEqual([4, 18]);
  });
});

describe('the tracker over UDP', () => {
  it('knows a connection id at another port of its address, after a restart too', async () => {
    const settings = { tracker: 'open', trackerUdpPort: 0, data: temporaryFolder() } as const;
    const ask = async (port: number | undefined, packet: Buffer): Promise<Buffer> => {
      const socket = createSocket('udp4');
      socket.send(packet, port ?? 0, '127.0.0.1');
      const [answer] = (await once(socket, 'message')) as [Buffer];
      socket.close();
      return answer;
    };
    const connect = Buffer.alloc(16);
    connect.writeBigUInt64BE(0x41727101980n);
    const before = await openService(settings);
    const welcome = await ask(before.app.trackerUdpPort, connect);
    expect(welcome).toHaveLength(16);
    await before.close();
    const after = await openService(settings);
    onTestFinished(() => after.close());
    const scrape = Buffer.alloc(36);
    scrape.set(welcome.subarray(8));
    scrape.writeInt32BE(2, 8);
    scrape.writeInt32BE(7, 12);
    const answer = await ask(after.app.trackerUdpPort, scrape);
    expect([answer.readInt32BE(0), answer.readInt32BE(4), answer.length]).toEqual([2, 7, 20]);
  });
});

describe('openUdpServer', () => {
  it('answers from the address that was asked', async () => {
    const server = await openUdpServer({
      tracker: { answer: () => Uint8Array.of(1) },
      hosts: ['127.0.0.1', '127.0.0.2'],
      port: 0,
      onError: () => {},
    });
    onTestFinished(() => server.close());
    for (const host of ['127.0.0.2', '127.0.0.1']) {
      const socket = createSocket('udp4');
      socket.send('x', server.port, host);
      const [, { address }] = (await once(socket, 'message')) as [Buffer, { readonly address: string }];
      socket.close();
      expect(address).toBe(host);
    }
  });
});
