import type { PeerLists } from './peer-lists.ts';

/** A peer as it is kept over a restart. */
export interface SavedPeer {
  /** 4 or 16 bytes. */
  readonly address: Uint8Array;
  readonly port: number;
  readonly identity: number;
  readonly isSeeder: boolean;
  /** The last 8 bits of the minute of its last announce. */
  readonly minute: number;
  readonly flags: number;
}

/** Some or all peers of a swarm, with what is known of it. */
export interface SavedSwarm {
  readonly hash: Uint8Array;
  readonly bornMinute: number;
  readonly completed: number;
  readonly peers: readonly SavedPeer[];
}

/** At most `max` peers of a list from a place on. */
export function listSaved(lists: PeerLists, swarm: number, first: number, max: number): readonly SavedPeer[] {
  const end = Math.min(lists.countOf(swarm), first + max);
  return Array.from({ length: end - first }, (_, index) => {
    const place = first + index;
    const endpoint = new Uint8Array(4 * lists.addressWords + 2);
    lists.write(swarm, place, endpoint, 0);
    return {
      address: endpoint.subarray(0, 4 * lists.addressWords),
      port: lists.portAt(swarm, place),
      identity: lists.identityAt(swarm, place),
      isSeeder: lists.isSeeder(swarm, place),
      minute: lists.minuteAt(swarm, place),
      flags: lists.flagsAt(swarm, place),
    };
  });
}
