import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { addressKey } from '../../lib/address-key.ts';
import { addressBytes } from '../address-bytes.ts';
import { passkeyIn } from '../passkey-in.ts';
import type { SignalClient, SignalPort } from './signalling.ts';

const MESSAGE_BYTES_MAX = 64 * 1024;
/** A client that does not read what it is sent is disconnected. */
const UNSENT_BYTES_MAX = 512 * 1024;
/** Proxies end connections that are silent for longer: Cloudflare after 100 seconds. */
const PING_EVERY_MS = 30_000;
/** Clients announce every two minutes. */
const IDLE_MS = 600_000;
const CLOSE_MS = 1_000;
/** How many connections there may be, and of one address or IPv6 /64. */
const SOCKETS_MAX = 10_000;
const SOCKETS_PER_ADDRESS_MAX = 64;
/** A description of a connection is split into a few packets; a message in thousands of parts is an attack. */
const FRAGMENTS_MAX = 128;
/** Codes of RFC 6455 section 7.4.1. */
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;

export interface SocketServerOptions {
  readonly port: SignalPort;
  /** Addresses that many clients share, such as this machine's: their connections are not limited. */
  readonly isUncounted: (ip: string | undefined) => boolean;
  readonly now: () => number;
}

interface Open {
  readonly socket: WebSocket;
  readonly number: number;
  heardAt: number;
  announcedAt: number;
}

/** The WebSockets of a tracker (RFC 6455). */
export class SocketServer {
  readonly #options: SocketServerOptions;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MESSAGE_BYTES_MAX,
    maxFragments: FRAGMENTS_MAX,
  });
  readonly #open = new Set<Open>();
  readonly #counts = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  #isClosing = false;

  constructor(options: SocketServerOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#ping(), PING_EVERY_MS).unref();
  }

  /** Answers the request of a client for a WebSocket; `ip` is the client's address. */
  accept(incoming: IncomingMessage, socket: Duplex, head: Buffer, ip: string | undefined): void {
    const address = addressBytes(ip);
    const key = this.#options.isUncounted(ip) ? undefined : addressKey(ip);
    const count = key === undefined ? 0 : (this.#counts.get(key) ?? 0);
    if (this.#isClosing || this.#open.size >= SOCKETS_MAX) return refuse(socket, '503 Service Unavailable');
    if (count >= SOCKETS_PER_ADDRESS_MAX) return refuse(socket, '429 Too Many Requests');
    if (address === undefined) return refuse(socket, '400 Bad Request');
    // An answer that refuses a handshake which is not valid is sent by the library.
    this.#server.handleUpgrade(incoming, socket, head, (client) => {
      if (key !== undefined) this.#counts.set(key, count + 1);
      this.#serve(client, { address, passkey: passkeyIn(incoming.url ?? '') }, key);
    });
  }

  /** Says goodbye to all clients, and accepts no more. Resolves when they are gone, or after a second. */
  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#timer);
    const closing = [...this.#open].map(({ socket }) => {
      const closed = once(socket, 'close');
      socket.close(GOING_AWAY, 'The tracker is stopping');
      return closed;
    });
    const deadline = pause(CLOSE_MS, undefined, { ref: false });
    await Promise.race([Promise.all(closing), deadline]);
    for (const { socket } of this.#open) socket.terminate();
  }

  #serve(socket: WebSocket, client: SignalClient, key: string | undefined): void {
    const { port, now } = this.#options;
    const number = port.open(client, {
      send(text) {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > UNSENT_BYTES_MAX) socket.terminate();
        else socket.send(text);
      },
      end: () => socket.close(POLICY_VIOLATION, 'This is not the protocol of a tracker'),
    });
    const open = { socket, number, heardAt: now(), announcedAt: now() };
    this.#open.add(open);
    socket.on('message', (data: RawData) => {
      open.heardAt = now();
      open.announcedAt = open.heardAt;
      // `data` is one Buffer, because the `binaryType` of the library is that of Node.
      port.receive(number, (data as Buffer).toString());
    });
    socket.on('pong', () => (open.heardAt = now()));
    // A frame that is not valid: the library closes the connection with the right code.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#open.delete(open);
      if (key !== undefined) this.#release(key);
      port.close(number);
    });
  }

  #release(key: string): void {
    const left = (this.#counts.get(key) ?? 1) - 1;
    if (left === 0) this.#counts.delete(key);
    else this.#counts.set(key, left);
  }

  /** Ends what does not answer, which a network that went away without a word leaves, and what announces nothing. */
  #ping(): void {
    const now = this.#options.now();
    for (const { socket, heardAt, announcedAt } of this.#open) {
      if (now - heardAt > 2 * PING_EVERY_MS || now - announcedAt > IDLE_MS) socket.terminate();
      else socket.ping();
    }
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
