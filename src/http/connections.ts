import type { ServerResponse } from 'node:http';
import type { ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import { addressKey } from '../lib/address-key.ts';
import type { Turns } from './pipelining.ts';

export interface ConnectionLimits {
  readonly perAddressMax: number;
  /** Addresses that many people share and that are trusted: proxies, and this machine. */
  readonly isUncounted: (address: string | undefined) => boolean;
}

/** One connection: what is under way on it. */
export interface Connection {
  /** Over HTTP/2 the session, which ends by itself when it is told to and has nothing under way. */
  session: ServerHttp2Session | undefined;
  /** The answers that are under way, the one being sent first, and before them some that may be out. */
  readonly answers: ServerResponse[];
  /** Nothing that comes after a refusal of the connection itself is a request any more. */
  refused: boolean;
  /** There once a request had to wait for the answer to the one before it. */
  turns: Turns | undefined;
}

// On the socket itself and with an array: a WeakMap and a Set cost 0.3 µs of each request, a fiftieth.
const CONNECTION = Symbol('connection');

type Speaking = Socket & { [CONNECTION]?: Connection };

/** All connections of a server: how many one address has, and which of them wait for something. */
export class Connections {
  readonly #limits: ConnectionLimits;
  readonly #counts = new Map<string, number>();
  readonly #sockets = new Set<Socket>();
  readonly #sessions = new Map<string, ServerHttp2Session>();
  /** Connections whose TLS handshake is not done, by the peer's address and port. */
  readonly #handshaking = new Map<string, Socket>();
  #draining = false;

  constructor(limits: ConnectionLimits) {
    this.#limits = limits;
  }

  get isDraining(): boolean {
    return this.#draining;
  }

  /** Takes a connection in, or ends it when its address has too many. */
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

  /** A connection will speak TLS first. */
  awaitHandshake(socket: Socket): void {
    const peer = peerOf(socket);
    this.#handshaking.set(peer, socket);
    socket.once('close', () => this.#handshaking.delete(peer));
  }

  /** A session has begun over a socket whose handshake is about to be told as done. */
  opened(session: ServerHttp2Session): void {
    // Its own `socket` is a stand-in, which is equal to no socket: the peer tells them apart.
    const peer = peerOf(session.socket);
    this.#sessions.set(peer, session);
    session.once('close', () => this.#sessions.delete(peer));
  }

  /** The handshake is done: from now on it is this socket that speaks, and no longer the one below it. */
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

  of(socket: Speaking): Connection {
    return (socket[CONNECTION] ??= { session: undefined, answers: [], refused: false, turns: undefined });
  }

  /** A request has come; its connection is busy until the answer is out, and while draining ends with it. */
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

  /** From now on every connection ends when it has nothing under way; those that have nothing end now. */
  drain(): void {
    this.#draining = true;
    for (const socket of this.#sockets) {
      const connection = this.of(socket);
      const answers = underWay(connection);
      if (connection.session !== undefined) connection.session.close();
      else if (answers.length === 0) socket.destroy();
      else for (const outgoing of answers) this.#endAfter(outgoing, socket);
    }
  }

  destroyAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}

/**
 * The answers of a connection that are not out yet. Looked at when somebody asks: to be told of each by its `close` was
 * a fiftieth of the time of 1 kB.
 */
export function underWay({ answers }: Connection): ServerResponse[] {
  while (answers[0]?.closed === true) answers.shift();
  return answers;
}

function peerOf({ remoteAddress, remotePort }: Pick<Socket, 'remoteAddress' | 'remotePort'>): string {
  return `${remoteAddress} ${remotePort}`;
}
