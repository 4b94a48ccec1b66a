/** What a tracker may serve. */
export interface Registry {
  /**
   * Whether each of these swarms may exist, in the order of their hashes. A tracker asks it only about swarms that it does
   * not know yet.
   */
  mayExist(hashes: readonly Uint8Array[]): Promise<readonly boolean[]>;
}
