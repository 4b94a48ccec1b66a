import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import bencode from 'bencode';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket, type RawData } from 'ws';
import { exchange } from '../../support/raw.ts';
import { serviceForAll, startService } from '../../support/service.ts';

const service = serviceForAll({ tracker: 'open', trackerHttpPort: 0, trustedProxies: ['127.0.0.2'] });

const HASH = '%01'.repeat(20);

function portOf({ app } = service): number {
  return app.trackerHttpPort ?? 0;
}

function query(peer: string, more = ''): string {
  return `info_hash=${HASH}&peer_id=${peer.repeat(20)}&port=700${peer}&left=5&compact=1${more}`;
}

async function ask(path: string, init?: RequestInit): Promise<Response> {
  return fetch(`http://127.0.0.1:${portOf()}/${path}`, init);
}

async function decode(answer: Response): Promise<Record<string, unknown>> {
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return bencode.decode(new Uint8Array(await answer.arrayBuffer())) as Record<string, unknown>;
}

describe('the port of the tracker', () => {
  it('has the swarms of the main port', async () => {
    await service.request(`announce?${query('1')}`);
    const answer = await decode(await ask(`announce?${query('2')}`));
    expect(answer).toMatchObject({ complete: 0, incomplete: 2 });
    expect(Buffer.from(answer['peers'] as Uint8Array).readUInt16BE(4)).toBe(7001);
    const scraped = await decode(await ask(`scrape?info_hash=${HASH}`));
    expect(Object.values(scraped['files'] as object)[0]).toMatchObject({ incomplete: 2 });
  });

  it('lists peers with their ids where compact is 0, and without them where no_peer_id is 1', async () => {
    await ask(`announce?${query('5')}`);
    const listed = async (more: string) => {
      const answer = await ask(`announce?${query('6', more)}`.replace('compact=1', 'compact=0'));
      return Buffer.from(await answer.arrayBuffer()).toString('latin1');
    };
    expect(await listed('')).toContain('d2:ip9:127.0.0.17:peer id20:555555555555555555554:porti7005ee');
    expect(await listed('&no_peer_id=1')).toContain('d2:ip9:127.0.0.14:porti7005ee');
  });

  it('has failures that clients show, and nothing else', async () => {
    const failed = await decode(await ask('announce?info_hash=short'));
    expect(Buffer.from(failed['failure reason'] as Uint8Array).toString()).toContain('info_hash has 5 bytes');
    expect((await ask('')).status).toBe(404);
    expect((await ask('announcement')).status).toBe(404);
    expect((await ask('announce', { method: 'POST', body: 'x' })).status).toBe(405);
    const head = await ask(`announce?${query('3')}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('answers several requests on one connection, and those of HTTP/1.0', async () => {
    const one = `GET /scrape?info_hash=${HASH} HTTP/1.1\r\nHost: h\r\n\r\n`;
    expect((await exchange(portOf(), [one, one])).match(/200 OK/g)).toHaveLength(2);
    expect(await exchange(portOf(), [`GET /scrape?info_hash=${HASH} HTTP/1.0\r\n\r\n`])).toContain('200 OK');
  });

  it('answers what is not plain behind what is, on the same connection', async () => {
    const plain = `GET /scrape?info_hash=${HASH} HTTP/1.1\r\nHost: h\r\n\r\n`;
    const others = [
      plain.replace('GET', 'HEAD'),
      plain.replace('Host', 'X-Other: 1\r\nHost'),
      plain.replace('/scrape', '/other'),
      plain.replace('\r\n\r\n', '\r\nContent-Length: 4\r\n\r\nbody'),
    ];
    const answer = await exchange(portOf(), [plain, plain, ...others, plain]);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(
      [200, 200, 200, 200, 404, 200, 200].map((it) => `HTTP/1.1 ${it}`),
    );
    // A request that comes in pieces.
    expect(await exchange(portOf(), [plain.slice(0, 30), plain.slice(30)])).toContain('200 OK');
    const socket = connect({ port: portOf(), host: '127.0.0.1' }).setEncoding('latin1');
    onTestFinished(() => void socket.destroy());
    for (const request of [plain, plain.slice(0, 30), plain.slice(30), plain]) {
      socket.write(request);
      if (request === plain) expect((await once(socket, 'data')).join('')).toMatch(/^HTTP\/1\.1 200 OK/);
      else await new Promise(setImmediate);
      if (request === plain.slice(30)) await once(socket, 'data');
    }
  });

  it('closes a connection when it is told to, and leaves it open otherwise', async () => {
    for (const [header, expected] of [
      ['', 'keep-alive'],
      ['Connection: keep-alive\r\n', 'keep-alive'],
      ['Connection: Close\r\n', 'close'],
    ] as const) {
      const socket = connect({ port: portOf(), host: '127.0.0.1' }).setEncoding('latin1');
      onTestFinished(() => void socket.destroy());
      socket.write(`GET /announce?${query('6')} HTTP/1.1\r\nHost: h\r\n${header}\r\n`);
      const [answer] = (await once(socket, 'data')) as [string];
      expect(answer).toContain(`\r\nConnection: ${expected}\r\n`);
      const [, length, body] = /Content-Length: (\d+)\r\n\r\n(.*)$/s.exec(answer) ?? [];
      expect(body).toHaveLength(Number(length));
      if (expected === 'close') await once(socket, 'end');
    }
  });

  it('believes no forwarding header of a stranger', async () => {
    const headers = { 'x-forwarded-for': '50.1.2.3' };
    const answer = await decode(await ask(`announce?${query('4')}`, { headers }));
    expect(answer['external ip']).toEqual(Uint8Array.of(127, 0, 0, 1));
  });

  it('takes no trusted proxy for a client', async () => {
    const answered = async (headers: Record<string, string>): Promise<string> => {
      const place = { host: '127.0.0.1', port: portOf(), localAddress: '127.0.0.2' };
      const [answer] = (await once(
        get({ ...place, path: `/announce?${query('5')}`, headers }),
        'response',
      )) as [IncomingMessage];
      return answer.setEncoding('latin1').reduce((text: string, part: string) => text + part, '');
    };
    expect(await answered({})).toContain('Your address is not known');
    expect(await answered({ 'x-forwarded-for': '50.1.2.3' })).toContain('external ip4:2\u0001\u0002\u0003');
  });

  it('speaks WebSocket too, and says goodbye when the service stops', async () => {
    const own = await startService({ tracker: 'open', trackerHttpPort: 0 });
    const socket = new WebSocket(`ws://127.0.0.1:${portOf(own)}/announce`);
    onTestFinished(() => socket.terminate());
    await once(socket, 'open');
    const answered = once(socket, 'message');
    socket.send(
      JSON.stringify({ action: 'announce', info_hash: 'h'.repeat(20), peer_id: 'p'.repeat(20), left: 0 }),
    );
    const [data] = (await answered) as [RawData];
    expect(JSON.parse((data as Buffer).toString())).toMatchObject({ complete: 1, incomplete: 0 });
    const closed = once(socket, 'close');
    await own.app.close();
    expect((await closed)[0]).toBe(1001);
  });
});
