/** How many swarms one socket may be in. */
const SWARMS_MAX = 1_000;
/** How many peers of one swarm an address may have, as over the other transports. */
const PEERS_OF_ADDRESS_MAX = 16;

/** Which socket has which peer id in which swarm. A peer id belongs to one socket, so a client cannot answer for another. */
export class SocketPeers {
  /** The peer ids of each socket by the hashes of its swarms. */
  readonly #peerIds = new Map<number, Map<string, string>>();
  /** The socket of each peer, by hash and peer id. */
  readonly #owners = new Map<string, number>();
  /** How many peers an address has in a swarm. */
  readonly #counts = new Map<string, number>();

  /** The peer id that a socket has in a swarm. */
  peerIdOf(socket: number, hash: string): string | undefined {
    return this.#peerIds.get(socket)?.get(hash);
  }

  /** Gives a socket a peer id in a swarm, in place of the one that it had. Returns a text for the client when it may not. */
  enter(socket: number, address: Uint8Array, hash: string, peerId: string): string | undefined {
    const swarms = this.#peerIds.get(socket) ?? new Map<string, string>();
    const before = swarms.get(hash);
    if (before === peerId) return undefined;
    if (this.#owners.has(hash + peerId)) return 'This peer_id belongs to another connection';
    const place = placeOf(hash, address);
    const count = this.#counts.get(place) ?? 0;
    if (before === undefined && count >= PEERS_OF_ADDRESS_MAX)
      return 'Too many clients at your address announce this torrent';
    if (before === undefined && swarms.size >= SWARMS_MAX)
      return `One connection can announce ${SWARMS_MAX} torrents at most`;
    if (before === undefined) this.#counts.set(place, count + 1);
    else this.#owners.delete(hash + before);
    swarms.set(hash, peerId);
    this.#peerIds.set(socket, swarms);
    this.#owners.set(hash + peerId, socket);
    return undefined;
  }

  leave(socket: number, address: Uint8Array, hash: string): void {
    const swarms = this.#peerIds.get(socket);
    const peerId = swarms?.get(hash);
    if (swarms === undefined || peerId === undefined) return;
    swarms.delete(hash);
    if (swarms.size === 0) this.#peerIds.delete(socket);
    this.#owners.delete(hash + peerId);
    const place = placeOf(hash, address);
    const left = (this.#counts.get(place) ?? 1) - 1;
    if (left === 0) this.#counts.delete(place);
    else this.#counts.set(place, left);
  }

  /** Removes a socket from all its swarms. Returns their hashes, each with the peer id that it had there. */
  leaveAll(socket: number, address: Uint8Array): readonly (readonly [string, string])[] {
    const swarms = [...(this.#peerIds.get(socket) ?? [])];
    for (const [hash] of swarms) this.leave(socket, address, hash);
    return swarms;
  }
}

/** An IPv6 address counts by its /64, which one household has. */
function placeOf(hash: string, address: Uint8Array): string {
  return hash + String.fromCharCode(...address.subarray(0, address.length === 4 ? 4 : 8));
}
