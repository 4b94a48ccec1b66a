import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import ipaddr from 'ipaddr.js';
import { addressBytes } from '../address-bytes.ts';
import type { UdpTracker } from './udp-tracker.ts';

/** The kernel keeps packets up to this size while others are answered. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

export interface UdpServerOptions {
  readonly tracker: Pick<UdpTracker, 'answer'>;
  /**
   * The addresses to listen on, each with a socket of its own: one socket for all addresses answers from the first of
   * them, whichever was asked.
   */
  readonly hosts: readonly string[];
  readonly port: number;
  readonly onError: (error: Error) => void;
}

export interface UdpServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on all addresses. Rejects when one of them cannot be used; then none is open. */
export async function openUdpServer(options: UdpServerOptions): Promise<UdpServer> {
  const sockets: Socket[] = [];
  let { port } = options;
  try {
    for (const host of options.hosts) {
      const socket = await openSocket(host, port, options);
      sockets.push(socket);
      port = socket.address().port;
    }
  } catch (error) {
    await closeAll(sockets);
    throw error;
  }
  return { port, close: () => closeAll(sockets) };
}

async function openSocket(
  host: string,
  port: number,
  { tracker, onError }: UdpServerOptions,
): Promise<Socket> {
  const type = ipaddr.IPv6.isValid(host) ? 'udp6' : 'udp4';
  const socket = createSocket({
    type,
    ...(type === 'udp6' && { ipv6Only: true }),
    recvBufferSize: RECEIVE_BUFFER_BYTES,
    // Only answers are sent, to the addresses that asked, which are numbers already.
    lookup: (name, _options, done) => done(null, name, type === 'udp4' ? 4 : 6),
  });
  socket.on('message', (packet, { address, port: from }) => {
    const bytes = addressBytes(address);
    if (bytes === undefined) return;
    // Without a callback, which would be called for each packet: a client that is gone, or a full buffer, are no matter. UDP
    // loses packets, and clients ask again.
    const send = (reply: Uint8Array | undefined): void => {
      if (reply !== undefined) socket.send(reply, from, address);
    };
    try {
      const reply = tracker.answer(packet, bytes);
      if (reply instanceof Promise) reply.then(send).catch(onError);
      else send(reply);
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  });
  // Rejects with the error of the socket, and comes before the call of `bind` ends.
  const listening = once(socket, 'listening');
  socket.bind(port, host);
  await listening;
  socket.on('error', onError);
  return socket;
}

async function closeAll(sockets: readonly Socket[]): Promise<void> {
  await Promise.all(
    sockets.map((socket) => {
      const closed = once(socket, 'close');
      socket.close();
      return closed;
    }),
  );
}
