import type { ServerResponse } from 'node:http';
import type { ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import { addressKey } from '../lib/address-key.ts';
import type { Turns } from './pipelining.ts';

export interface ConnectionLimits {
  readonly perAddressMax: number;
  /** Addresses that many clients share and that are trusted: proxies, and this machine. */
  readonly isUncounted: (address: string | undefined) => boolean;
}

/** One connection, and the requests in progress on it. */
export interface Connection {
  /** The session of HTTP/2, which `close()` ends when no request is in progress. */
  session: ServerHttp2Session | undefined;
  /** The answers that are not sent yet, the current one first. Some that are sent already may come before them. */
  readonly answers: ServerResponse[];
  /** Whether the connection was refused. Nothing that arrives after that is treated as a request. */
  refused: boolean;
  /** Set when a request first had to wait for the answer before it. */
  turns: Turns | undefined;
}

// A property of the socket with an array: a WeakMap and a Set cost 0.3 µs for each request, a fiftieth of its time.
const CONNECTION = Symbol('connection');

/** A socket with its connection. */
type HttpSocket = Socket & { [CONNECTION]?: Connection };

/** All connections of a server: how many each address has, and which of them are idle. */
export class Connections {
  readonly #limits: ConnectionLimits;
  readonly #counts = new Map<string, number>();
  readonly #sockets = new Set<Socket>();
  readonly #sessions = new Map<string, ServerHttp2Session>();
  /** Connections whose TLS handshake has not ended, by the peer's address and port. */
  readonly #handshaking = new Map<string, Socket>();
  #draining = false;

  constructor(limits: ConnectionLimits) {
    this.#limits = limits;
  }

  get isDraining(): boolean {
    return this.#draining;
  }

  /** Accepts a connection, or ends it when its address has too many. Returns whether it was accepted. */
  admit(socket: Socket): boolean {
    const address = socket.remoteAddress;
    const key = this.#limits.isUncounted(address) ? undefined : addressKey(address);
    if (key !== undefined) {
      const count = (this.#counts.get(key) ?? 0) + 1;
      if (count > this.#limits.perAddressMax) {
        socket.destroy();
        return false;
      }
      this.#counts.set(key, count);
    }
    this.#sockets.add(socket);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      if (key !== undefined) this.#release(key);
    });
    return true;
  }

  /** Notes a connection that starts with a TLS handshake. */
  awaitHandshake(socket: Socket): void {
    const peer = peerOf(socket);
    this.#handshaking.set(peer, socket);
    socket.once('close', () => this.#handshaking.delete(peer));
  }

  /** Called for a new session of HTTP/2, just before `secured` is called for its socket. */
  opened(session: ServerHttp2Session): void {
    // `session.socket` is a proxy object that equals no socket, so the peer's address identifies it.
    const peer = peerOf(session.socket);
    this.#sessions.set(peer, session);
    session.once('close', () => this.#sessions.delete(peer));
  }

  /** Called after the handshake: from now on the connection uses this socket instead of the TCP socket below it. */
  secured(socket: Socket): void {
    const below = this.#handshaking.get(peerOf(socket));
    if (below !== undefined) this.#sockets.delete(below);
    this.#sockets.add(socket);
    this.of(socket).session = this.#sessions.get(peerOf(socket));
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #release(key: string): void {
    const left = (this.#counts.get(key) ?? 1) - 1;
    if (left === 0) this.#counts.delete(key);
    else this.#counts.set(key, left);
  }

  of(socket: HttpSocket): Connection {
    return (socket[CONNECTION] ??= { session: undefined, answers: [], refused: false, turns: undefined });
  }

  /** Called for each request. Its connection is busy until the answer is sent; while draining, it ends then. */
  begin(socket: Socket, outgoing: ServerResponse): Connection {
    const connection = this.of(socket);
    underWay(connection).push(outgoing);
    if (this.#draining) this.#endAfter(outgoing, socket);
    return connection;
  }

  #endAfter(outgoing: ServerResponse, socket: Socket): void {
    outgoing.once('close', () => {
      if (underWay(this.of(socket)).length === 0) socket.destroySoon();
    });
  }

  /** Ends each connection as soon as it has no request in progress, and has had `idleMs` for the next one. */
  drain(idleMs: number): void {
    this.#draining = true;
    for (const socket of this.#sockets) {
      const connection = this.of(socket);
      if (connection.session !== undefined) connection.session.close();
      else for (const outgoing of underWay(connection)) this.#endAfter(outgoing, socket);
    }
    if (idleMs > 0) setTimeout(() => this.#endIdle(), idleMs);
    else this.#endIdle();
  }

  #endIdle(): void {
    for (const socket of this.#sockets) {
      const connection = this.of(socket);
      if (connection.session === undefined && underWay(connection).length === 0) socket.destroy();
    }
  }

  destroyAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}

/**
 * The answers of a connection that are not sent yet. Computed on demand: listening to the `close` of each took a
 * fiftieth of the time of an answer of 1 kB.
 */
export function underWay({ answers }: Connection): ServerResponse[] {
  while (answers[0]?.closed === true) answers.shift();
  return answers;
}

function peerOf({ remoteAddress, remotePort }: Pick<Socket, 'remoteAddress' | 'remotePort'>): string {
  return `${remoteAddress} ${remotePort}`;
}
