import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { toCount, type ScrapeAnswer } from './answer.ts';

const ACTION = { connect: 0, scrape: 2, error: 3 } as const;
/** A packet that is lost is sent once more. */
const RESEND_MS = 5_000;
const HASH_BYTES = 20;
const COUNTS_BYTES = 12;
const TRANSACTION_END = 2 ** 31;

/** Asks a tracker over UDP (BEP 15), from a socket that accepts packets of that address alone. */
export async function scrapeUdp(
  url: URL,
  [address]: readonly LookupAddress[],
  hashes: readonly Uint8Array[],
  signal: AbortSignal,
): Promise<ScrapeAnswer> {
  if (address === undefined) throw new Error('The tracker has no address');
  const socket = createSocket(address.family === 6 ? 'udp6' : 'udp4');
  try {
    socket.connect(Number(url.port), address.address);
    await once(socket, 'connect', { signal });
    const connected = await ask(socket, connectPacket(), 16, signal);
    const answer = await ask(
      socket,
      scrapePacket(connected.subarray(8, 16), hashes),
      8 + COUNTS_BYTES * hashes.length,
      signal,
    );
    const counts = hashes.map((_, index) => {
      const at = 8 + COUNTS_BYTES * index;
      const [seeders, completed, leechers] = [0, 4, 8].map((offset) =>
        toCount(answer.readInt32BE(at + offset)),
      );
      return { seeders: seeders ?? 0, leechers: leechers ?? 0, completed: completed ?? 0 };
    });
    return { counts, intervalSeconds: undefined };
  } finally {
    socket.close();
  }
}

/** Sends a packet until its answer is there. What is no answer to it is ignored. */
async function ask(socket: Socket, packet: Buffer, bytesMin: number, signal: AbortSignal): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const take = (answer: Buffer): void => {
    if (answer.length < 8 || answer.readInt32BE(4) !== packet.readInt32BE(12)) return;
    if (answer.readInt32BE(0) === ACTION.error) reject(new Error('The tracker refused to answer'));
    else if (answer.readInt32BE(0) === packet.readInt32BE(8) && answer.length >= bytesMin) resolve(answer);
  };
  const stop = (): void => reject(new Error('The tracker did not answer in time'));
  const send = (): void => socket.send(packet);
  const timer = setInterval(send, RESEND_MS);
  socket.on('message', take).on('error', reject);
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    send();
    return await promise;
  } finally {
    clearInterval(timer);
    socket.off('message', take).off('error', reject);
    signal.removeEventListener('abort', stop);
  }
}

function connectPacket(): Buffer {
  const packet = Buffer.alloc(16);
  packet.writeBigUInt64BE(0x41727101980n);
  packet.writeInt32BE(ACTION.connect, 8);
  packet.writeInt32BE(randomInt(TRANSACTION_END), 12);
  return packet;
}

function scrapePacket(connectionId: Uint8Array, hashes: readonly Uint8Array[]): Buffer {
  const packet = Buffer.alloc(16 + HASH_BYTES * hashes.length);
  packet.set(connectionId);
  packet.writeInt32BE(ACTION.scrape, 8);
  packet.writeInt32BE(randomInt(TRANSACTION_END), 12);
  for (const [index, hash] of hashes.entries()) packet.set(hash, 16 + HASH_BYTES * index);
  return packet;
}
