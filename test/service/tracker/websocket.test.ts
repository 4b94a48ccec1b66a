import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket, type RawData } from 'ws';
import { exchange } from '../../support/raw.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

type Message = Readonly<Record<string, unknown>>;

interface Client {
  readonly socket: WebSocket;
  readonly got: Message[];
  say(message: Message): void;
}

const service = serviceForAll({ tracker: 'catalogue', trustedProxies: ['127.0.0.1'] });

async function publish(name: string, on: TestService = service): Promise<string> {
  const response = await on.request(`tracked/${name}.torrent`, {
    method: 'PUT',
    headers: { ...on.authorization, accept: 'application/json' },
    body: makeTorrent({ name }),
  });
  const { infohashV1 } = (await response.json()) as { infohashV1: string };
  return Buffer.from(infohashV1, 'hex').toString('latin1');
}

async function open(path: string, headers: Record<string, string> = {}): Promise<Client> {
  const socket = new WebSocket(new URL(path, service.url.replace('http', 'ws')), { headers });
  onTestFinished(() => socket.terminate());
  const got: Message[] = [];
  socket.on('message', (data: RawData) => got.push(JSON.parse((data as Buffer).toString()) as Message));
  await once(socket, 'open');
  return { socket, got, say: (message) => socket.send(JSON.stringify(message)) };
}

function announce(hash: string, peer: string, more: Message = {}): Message {
  return { action: 'announce', info_hash: hash, peer_id: peer.repeat(20), left: 5, ...more };
}

const OFFER = { offer_id: 'o'.repeat(20), offer: { type: 'offer', sdp: 'v=0' } };

describe('the tracker over WebSocket', () => {
  it.each(['announce', ''])('leads browsers to each other at /%s', async (path) => {
    const hash = await publish(`offered at ${path.length}`);
    const first = await open(path);
    const second = await open(path);
    second.say(announce(hash, '2'));
    await until(() => expect(second.got).toHaveLength(1));
    first.say(announce(hash, '1', { offers: [OFFER], numwant: 1 }));
    await until(() => expect(second.got[1]).toMatchObject({ ...OFFER, peer_id: '1'.repeat(20) }));
    second.say({
      ...announce(hash, '2'),
      to_peer_id: '1'.repeat(20),
      offer_id: OFFER.offer_id,
      answer: { type: 'answer', sdp: 'v=1' },
    });
    await until(() => expect(first.got[1]).toMatchObject({ answer: { type: 'answer', sdp: 'v=1' } }));
  });

  it('counts a closed socket no more, also over HTTP', async () => {
    const hash = await publish('counted');
    const client = await open('announce');
    client.say(announce(hash, '1'));
    await until(() => expect(client.got).toHaveLength(1));
    const query = `info_hash=${Buffer.from(hash, 'latin1').toString('hex').replaceAll(/../g, '%$&')}`;
    const incomplete = async () =>
      (await (await service.request(`scrape?${query}`)).text()).includes('10:incompletei1e');
    expect(await incomplete()).toBe(true);
    client.socket.close();
    await until(async () => expect(await incomplete()).toBe(false));
  });

  it('refuses a torrent that is not published here', async () => {
    const client = await open('announce');
    client.say(announce('u'.repeat(20), '1'));
    await until(() => expect(client.got[0]?.['failure reason']).toMatch(/^Unregistered torrent/));
  });

  it.each(['announce/somebody', 'announce?passkey=somebody'])('reads the passkey in /%s', async (path) => {
    const hash = await publish(`passkey in ${path.length}`);
    const client = await open(path);
    client.say(announce(hash, '1'));
    await until(() => expect(client.got[0]?.['failure reason']).toMatch(/passkey/));
  });

  it('closes a socket that sends more than 64 KiB at once', async () => {
    const client = await open('announce');
    const closed = once(client.socket, 'close');
    client.socket.send('x'.repeat(65_537));
    expect((await closed)[0]).toBe(1009);
  });

  it('accepts 64 sockets of one address, and more once some have closed', async () => {
    const headers = { 'x-forwarded-for': '50.1.2.3' };
    const clients = await Promise.all(Array.from({ length: 64 }, () => open('announce', headers)));
    await expect(open('announce', headers)).rejects.toThrow('429');
    await open('announce', { 'x-forwarded-for': '50.1.2.4' });
    clients[0]?.socket.terminate();
    await until(() => open('announce', headers));
  });

  it('answers what is no handshake as HTTP, and breaks no connection over it', async () => {
    const ask = (path: string, upgrade: string) =>
      exchange(service.port, [
        `GET /${path} HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: ${upgrade}\r\n\r\n`,
      ]);
    expect(await ask('announce', 'websocket')).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await ask('healthz', 'websocket')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ask('announce', 'h2c')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('says goodbye to its clients when it stops', async () => {
    const own = await startService({ tracker: 'open' });
    const socket = new WebSocket(new URL('announce', own.url.replace('http', 'ws')));
    await once(socket, 'open');
    const closed = once(socket, 'close');
    own.app.drain();
    expect((await closed)[0]).toBe(1001);
  });

  it('is not there without a tracker', async () => {
    const own = await startService();
    const socket = new WebSocket(new URL('announce', own.url.replace('http', 'ws')));
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('404');
  });
});
