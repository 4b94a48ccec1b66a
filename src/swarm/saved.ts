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
