import type { Announce, AnnounceRefusal, AnnounceReply, SwarmCounts } from './announce.ts';
import type { FigureChange } from './figure-store.ts';

/** How much is kept of all swarms. */
export interface SwarmsSize {
  readonly swarmCount: number;
  /** A client that announces over IPv4 and IPv6, or in both swarms of a hybrid, has several entries. */
  readonly entryCount: number;
  /** How many bytes of memory the peers use. */
  readonly peerBytes: number;
}

/** What changed in a swarm since the last time that it was asked. */
export interface SwarmChange {
  readonly hash: Uint8Array;
  readonly counts: SwarmCounts;
  /** How many downloads were completed since then. */
  readonly completed: number;
}

/** The swarms of all trackers of a service, wherever they are kept. A method rejects with unavailable when they cannot be asked. */
export interface SwarmStore {
  /** Notes what clients announce, in their order, and answers each. */
  announce(batch: readonly Announce[]): Promise<readonly (AnnounceReply | AnnounceRefusal)[]>;
  /**
   * What a client is told that scrapes, in the order of the hashes. All counts are 0 for a swarm that is not known, or that
   * the client may not enter.
   */
  countsOf(asked: readonly Pick<Announce, 'hash' | 'passkey'>[]): Promise<readonly SwarmCounts[]>;
  /**
   * The peers of torrents, in the order of these hashes, for those who may see the torrents. Clients in both swarms of a
   * hybrid count once. Undefined for a torrent that has no swarm.
   */
  torrentCounts(hashes: readonly Uint8Array[]): Promise<readonly (SwarmCounts | undefined)[]>;
  /** When passkeys were used since it was asked the last time, by their ids, in ms since 1970. */
  takeUses(): Promise<ReadonlyMap<number, number>>;
  /** How much is kept. */
  size(): Promise<SwarmsSize>;
  /** Some of the swarms that changed since they were last returned, with what was completed in them since then. */
  takeChanges(max: number): Promise<readonly SwarmChange[]>;
  /** Some of what users have transferred since it was taken the last time; nothing where that is not counted. */
  takeFigures(max: number): Promise<readonly FigureChange[]>;
}
