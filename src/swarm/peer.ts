/** What is noted of a peer, as bits. */
export const PEER = {
  /** It has a part and wants no more (BEP 21). */
  paused: 1,
  /** Its download was counted. */
  completed: 2,
  /** Its address is of a private network. */
  private: 4,
} as const;

export const PEER_ID_BYTES = 20;

/** Where a peer is reached. */
export interface Endpoint {
  /** An IPv4 address is one word, an IPv6 address four, each big-endian. */
  readonly words: Int32Array;
  readonly port: number;
}
