import type { Announce } from './announce.ts';
import type { Endpoint } from './peer.ts';
import { PeerLists } from './peer-lists.ts';
import { wordAt } from './word-at.ts';

/** How a client is reached: at its address, or by the number of its connection. */
type Reached = Pick<Announce, 'address' | 'port' | 'socket'>;

/** A place in a list. */
export interface Entry {
  readonly lists: PeerLists;
  readonly place: number;
}

const NONE: readonly Entry[] = [];

/**
 * The peers of all swarms: those with IPv4 addresses, those with IPv6 addresses, and those in browsers, who are reached by
 * their connections. A client may be in all of them.
 */
export class Families {
  readonly lists4: PeerLists;
  readonly lists6: PeerLists;
  /** In the place of an address these have the number of a connection. */
  readonly sockets: PeerLists;
  readonly all: readonly PeerLists[];
  readonly #words4 = new Int32Array(1);
  readonly #words6 = new Int32Array(4);

  constructor(options: { readonly swarmsMax: number; readonly seed: number }) {
    this.lists4 = new PeerLists({ family: 4, ...options });
    this.lists6 = new PeerLists({ family: 6, ...options });
    this.sockets = new PeerLists({ family: 4, ...options });
    this.all = [this.lists4, this.lists6, this.sockets];
  }

  /** How many bytes the peers use. */
  get bytes(): number {
    return this.all.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get entryCount(): number {
    return this.lists4.entryCount + this.lists6.entryCount;
  }

  /** How many entries a swarm has: a client with two addresses has two. */
  countOf(swarm: number): number {
    return this.lists4.countOf(swarm) + this.lists6.countOf(swarm) + this.sockets.countOf(swarm);
  }

  /** Makes room for so many swarms. */
  reserve(swarms: number): void {
    for (const lists of this.all) lists.reserve(swarms);
  }

  /** Removes all peers of a swarm. */
  clear(swarm: number): void {
    for (const lists of this.all) lists.clear(swarm);
  }

  listsFor({ address, socket }: Omit<Reached, 'port'>): PeerLists {
    if (socket !== undefined) return this.sockets;
    return address.length === 4 ? this.lists4 : this.lists6;
  }

  /** Where a client is reached. It is valid until the next call. */
  endpointOf({ address, port, socket }: Reached): Endpoint {
    const words = address.length === 4 || socket !== undefined ? this.#words4 : this.#words6;
    if (socket !== undefined) {
      words[0] = socket;
      return { words, port: 0 };
    }
    for (let word = 0; word < words.length; word += 1) words[word] = wordAt(address, 4 * word);
    return { words, port };
  }

  /** The entries that a client has in other lists than this one. */
  othersOf(lists: PeerLists, swarm: number, identity: number): readonly Entry[] {
    let others = NONE;
    for (const other of this.all) {
      if (other === lists || other.countOf(swarm) === 0) continue;
      const place = other.findIdentity(swarm, identity);
      if (place !== -1) others = [...others, { lists: other, place }];
    }
    return others;
  }

  /** The flags of the client in a swarm, in whichever list it is; -1 when it is in none. */
  flagsOf(swarm: number, identity: number): number {
    for (const lists of this.all) {
      const place = lists.countOf(swarm) === 0 ? -1 : lists.findIdentity(swarm, identity);
      if (place !== -1) return lists.flagsAt(swarm, place);
    }
    return -1;
  }
}
