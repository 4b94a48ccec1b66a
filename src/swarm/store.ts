import type { Announce, AnnounceRefusal, AnnounceReply, SwarmCounts } from './announce.ts';
import type { SwarmChange } from './swarms.ts';

/** The swarms of all trackers of a service, wherever they are kept. Each method rejects with unavailable when it is closed. */
export interface SwarmStore {
  /** Notes what clients announce, in their order, and answers each. */
  announce(batch: readonly Announce[]): Promise<readonly (AnnounceReply | AnnounceRefusal)[]>;
  /** The counts of swarms, in the order of their hashes; all are 0 for one that is not known. */
  countsOf(hashes: readonly Uint8Array[]): Promise<readonly SwarmCounts[]>;
  /** Ends swarms with all their peers: their torrents were blocked or removed. */
  end(hashes: readonly Uint8Array[]): Promise<void>;
  /** Some of the swarms that changed since they were last returned, with what was completed in them since then. */
  takeChanges(max: number): Promise<readonly SwarmChange[]>;
}
