import { PeerLists, type Endpoint } from './peer-lists.ts';

/** The peers of all swarms: those with IPv4 and those with IPv6 addresses. A client may be in both. */
export class Families {
  readonly lists4: PeerLists;
  readonly lists6: PeerLists;
  readonly #words4 = new Int32Array(1);
  readonly #words6 = new Int32Array(4);

  constructor(options: { readonly swarmsMax: number; readonly seed: number }) {
    this.lists4 = new PeerLists({ family: 4, ...options });
    this.lists6 = new PeerLists({ family: 6, ...options });
  }

  /** How many bytes the peers use. */
  get bytes(): number {
    return this.lists4.bytes + this.lists6.bytes;
  }

  get entryCount(): number {
    return this.lists4.entryCount + this.lists6.entryCount;
  }

  /** How many entries a swarm has: a client with two addresses has two. */
  countOf(swarm: number): number {
    return this.lists4.countOf(swarm) + this.lists6.countOf(swarm);
  }

  /** Makes room for so many swarms. */
  reserve(swarms: number): void {
    this.lists4.reserve(swarms);
    this.lists6.reserve(swarms);
  }

  /** Removes all peers of a swarm. */
  clear(swarm: number): void {
    this.lists4.clear(swarm);
    this.lists6.clear(swarm);
  }

  /** The lists for an address of 4 or 16 bytes. */
  listsFor(address: Uint8Array): PeerLists {
    return address.length === 4 ? this.lists4 : this.lists6;
  }

  otherThan(lists: PeerLists): PeerLists {
    return lists === this.lists4 ? this.lists6 : this.lists4;
  }

  /** Where a client is reached. It is valid until the next call. */
  endpointOf({ address, port }: { readonly address: Uint8Array; readonly port: number }): Endpoint {
    const words = address.length === 4 ? this.#words4 : this.#words6;
    for (let word = 0; word < words.length; word += 1) {
      const at = word * 4;
      words[word] =
        ((address[at] as number) << 24) |
        ((address[at + 1] as number) << 16) |
        ((address[at + 2] as number) << 8) |
        (address[at + 3] as number);
    }
    return { words, port };
  }

  /** The flags of the client in a swarm, in whichever list it is; -1 when it is in none. */
  flagsOf(swarm: number, identity: number): number {
    for (const lists of [this.lists4, this.lists6]) {
      const place = lists.countOf(swarm) === 0 ? -1 : lists.findIdentity(swarm, identity);
      if (place !== -1) return lists.flagsAt(swarm, place);
    }
    return -1;
  }
}
