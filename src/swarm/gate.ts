import type { Announce, AnnounceRefusal } from './announce.ts';

/** Who may enter a swarm: all clients, only those that show a passkey, or none. */
export type SwarmAccess = 'open' | 'guarded' | 'closed';

/** What is known of a torrent whose swarm a client may enter. */
export interface Admission {
  readonly access: Exclude<SwarmAccess, 'closed'>;
  /** The hash of the other swarm of a hybrid. */
  readonly twin: Uint8Array | undefined;
  /** How many downloads of it were completed, as far as that is written down. */
  readonly completed: number;
  /** The name of the torrent in the catalogue, by whichever of its hashes it is announced; undefined for one that is not there. */
  readonly infohash?: Uint8Array | undefined;
  /** Whose passkey it was; undefined without one. */
  readonly userId: number | undefined;
}

/** Decides who may enter which swarm. */
export interface Gate {
  /** Decides about one client. */
  admit(announce: Pick<Announce, 'hash' | 'passkey'>): Promise<Admission | AnnounceRefusal>;
  /** Who may enter a swarm. */
  accessOf(hash: Uint8Array): Promise<SwarmAccess>;
  /** When passkeys were used since it was asked the last time, by their ids, in ms since 1970. */
  takeUses(): ReadonlyMap<number, number>;
  /** The hashes of the swarms about which the answers may have changed since it was asked the last time. */
  takeChanged(): Promise<readonly Uint8Array[]>;
}
