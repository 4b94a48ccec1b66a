import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

const SWARMS = 1_000;
/** As many as one address may have in a swarm. */
const PEERS = 16;

/** The swarms of the load, as 20 bytes each. */
export const HASHES: readonly Buffer[] = Array.from({ length: SWARMS }, (_, index) => {
  const hash = Buffer.alloc(20, 0xa0);
  hash.writeUInt32BE(Math.imul(index + 1, 2_654_435_761) >>> 0, 4);
  return hash;
});

const HTTP_CONNECTIONS = 20;
const UDP_WINDOW = 64;
const SOCKETS = 100;

/** Keeps a tracker busy until a time, by performance.now(), or until the signal; and resolves to how many answers it gave. */
export type TrackerLoad = (port: number, end: number, signal?: AbortSignal) => Promise<number>;

let turn = 0;

/** The next announce: another swarm each time, and after each round another peer of it. */
function nextAnnounce(): { readonly hash: Buffer; readonly peer: number } {
  turn += 1;
  return { hash: HASHES[turn % SWARMS] as Buffer, peer: Math.floor(turn / SWARMS) % PEERS };
}

function httpRequest(last: string): Buffer {
  const { hash, peer } = nextAnnounce();
  const query = `info_hash=${hash.toString('hex').replaceAll(/../g, '%$&')}&peer_id=-BE0001-${String(peer).padStart(12, '0')}`;
  const rest = `&port=${7000 + peer}&uploaded=0&downloaded=0&left=${peer % 2}&compact=1&numwant=50`;
  return Buffer.from(
    `GET /announce?${query}${rest} HTTP/1.1\r\nHost: localhost\r\nConnection: ${last}\r\n\r\n`,
  );
}

/** Announces one after the other on connections that stay open, as far as the tracker leaves them open. */
export const httpKeepAlive: TrackerLoad = (port, end) => httpLoad(port, end, 'keep-alive');

/** Announces with a connection each, as most clients do. */
export const httpClose: TrackerLoad = (port, end) => httpLoad(port, end, 'close');

async function httpLoad(port: number, end: number, last: string): Promise<number> {
  const drive = async (): Promise<number> => {
    let answers = 0;
    while (performance.now() < end) answers += await useConnection(port, end, last);
    return answers;
  };
  const counts = await Promise.all(Array.from({ length: HTTP_CONNECTIONS }, drive));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Resolves to the answers on one connection, when it ends. */
function useConnection(port: number, end: number, last: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let answers = 0;
    let text = '';
    const finish = (): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.on('connect', () => socket.write(httpRequest(last)));
    // opentracker resets a connection on which more comes than it wants.
    socket.on('error', (error) =>
      'code' in error && error.code === 'ECONNRESET' ? finish() : reject(error),
    );
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const headEnd = text.indexOf('\r\n\r\n');
      const length = /content-length: *(\d+)/i.exec(text)?.[1];
      if (headEnd === -1 || length === undefined || text.length < headEnd + 4 + Number(length)) return;
      if (!text.includes('8:complete')) reject(new Error(`The tracker refused: ${text}`));
      answers += 1;
      text = '';
      if (last === 'close' || performance.now() >= end) finish();
      else socket.write(httpRequest(last));
    });
    socket.on('close', () => resolve(answers));
  });
}

const MAGIC = 0x41727101980n;

/** Announces over UDP, 64 of them under way. */
export const udp: TrackerLoad = async (port, end, signal) => {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 2 ** 21 });
  socket.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const hello = Buffer.alloc(16);
  hello.writeBigUInt64BE(MAGIC);
  socket.send(hello);
  const [welcome] = (await once(socket, 'message')) as [Buffer];
  const packet = Buffer.alloc(98);
  packet.set(welcome.subarray(8, 16));
  packet.writeInt32BE(1, 8);
  packet.fill('p', 36, 56);
  packet.writeInt32BE(50, 92);
  const send = (): void => {
    const { hash, peer } = nextAnnounce();
    packet.set(hash, 16);
    packet.writeInt32BE(peer, 52);
    packet.writeInt32BE(peer % 2, 68);
    packet.writeInt32BE(peer + 1, 88);
    packet.writeUInt16BE(7000 + peer, 96);
    socket.send(packet);
  };
  let answers = 0;
  let seen = 0;
  socket.on('message', (answer: Buffer) => {
    if (answer[3] !== 1) throw new Error(`The tracker refused: ${answer.subarray(8).toString()}`);
    answers += 1;
    send();
  });
  const fill = (): void => {
    for (let count = 0; count < UDP_WINDOW; count += 1) send();
  };
  fill();
  // What was lost is sent again when nothing comes any more.
  const timer = setInterval(() => {
    if (seen === answers) fill();
    seen = answers;
  }, 50);
  await (signal === undefined ? pause(end - performance.now()) : once(signal, 'abort'));
  clearInterval(timer);
  socket.close();
  return answers;
};

/** Announces of peers in browsers, without offers. */
export const webSocket: TrackerLoad = async (port, end) => {
  const counts = await Promise.all(Array.from({ length: SOCKETS }, (_, peer) => useSocket(port, end, peer)));
  return counts.reduce((sum, count) => sum + count, 0);
};

async function useSocket(port: number, end: number, peer: number): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/announce`, { perMessageDeflate: false });
  await once(socket, 'open');
  const peerId = `-BE0001-${String(peer).padStart(12, '0')}`;
  // Ten peers in each swarm.
  const hash = (HASHES[Math.floor(peer / 10)] as Buffer).toString('latin1');
  const text = JSON.stringify({
    action: 'announce',
    info_hash: hash,
    peer_id: peerId,
    uploaded: 0,
    downloaded: 0,
    left: peer % 2,
    numwant: 0,
    offers: [],
  });
  let answers = 0;
  socket.on('message', () => {
    answers += 1;
    if (performance.now() < end) socket.send(text);
    else socket.close();
  });
  socket.send(text);
  await once(socket, 'close');
  return answers;
}

/** The CPU time that a process has used, in seconds. */
export function cpuSecondsOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // User and system time, in hundredths of a second (proc(5)).
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
