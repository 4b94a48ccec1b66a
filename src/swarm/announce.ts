/** `paused`: a peer that has a part and wants no more (BEP 21). */
export type AnnounceEvent = 'none' | 'started' | 'completed' | 'stopped' | 'paused';

/** What a client says about itself in one swarm. */
export interface Announce {
  /** 20 bytes: the v1 infohash, or the first 20 bytes of the v2 one. */
  readonly hash: Uint8Array;
  /** 4 or 16 bytes: the address that the client really has. */
  readonly address: Uint8Array;
  readonly port: number;
  /**
   * The number of the connection of a client that is reached through it and not at an address: one in a browser. Undefined
   * for others.
   */
  readonly socket?: number | undefined;
  /** 20 bytes, for clients that want to know whom they find; undefined where it is not known. */
  readonly peerId?: Uint8Array | undefined;
  /** Whether the client wants the ids of the peers that it gets. */
  readonly withPeerIds?: boolean | undefined;
  /** 32 bits by `identityOf`. */
  readonly identity: number;
  readonly isSeeder: boolean;
  readonly event: AnnounceEvent;
  /** How many peers it wants of each address family. */
  readonly wanted: number;
  /** What it shows to be let into swarms that are not for all. */
  readonly passkey?: string | undefined;
  /** What it says it has transferred since it was started; only of clients that show a passkey. */
  readonly traffic?: Traffic | undefined;
}

/** Bytes; NaN for what is no number of bytes. */
export interface Traffic {
  readonly uploaded: number;
  readonly downloaded: number;
}

/** How many peers are in a swarm. A peer that announces over IPv4 and IPv6 counts once. */
export interface SwarmCounts {
  readonly seeders: number;
  /** All who are no seeders, paused ones included. */
  readonly leechers: number;
  /** Paused leechers: these have a part and want no more (BEP 21). */
  readonly paused: number;
  /** How many downloads were completed since the swarm is known here. */
  readonly completed: number;
}

export const NO_PEERS: SwarmCounts = { seeders: 0, leechers: 0, paused: 0, completed: 0 };

export interface AnnounceReply {
  readonly counts: SwarmCounts;
  /** When the client should announce again, in seconds. */
  readonly intervalSeconds: number;
  /** IPv4 peers, 6 bytes each: the address and the port; and 20 more for the peer id where that was wanted. */
  readonly peers4: Uint8Array;
  /** IPv6 peers, 18 bytes each, or 38. */
  readonly peers6: Uint8Array;
}

/** The reasons for which an announce is refused. */
export type AnnounceRefusal =
  | 'unregistered'
  | 'blocked'
  | 'full'
  | 'crowded address'
  | 'crowded user'
  | 'port denied'
  | 'no passkey'
  | 'unknown passkey';
