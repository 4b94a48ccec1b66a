import type { Token } from '../access/token.ts';
import type { Baseline } from '../swarm/credit.ts';
import type { FigureKey } from '../swarm/figure-store.ts';

/** A torrent of the catalogue that may have a swarm, as far as the tracker knows it. */
export interface TrackedTorrent {
  readonly area: string;
  readonly collection: string;
  /** Whether its metainfo says that it is private (BEP 27). */
  readonly isPrivate: boolean;
  readonly infohashV1: Uint8Array | undefined;
  readonly infohashV2: Uint8Array | undefined;
  /** How many downloads of it were completed. */
  readonly completed: number;
}

/** A passkey, and the token of its user. */
export interface StoredPasskey {
  readonly passkey: Token;
  readonly user: Token;
}

/** What the tracker reads of the catalogue. A swarm is named by 20 bytes: of a v2 infohash the first 20. */
export interface Registry {
  /** The torrents of that swarm that are not pending, hidden or removed: in each area there is one at most. */
  findTorrents(hash: Uint8Array): Promise<readonly TrackedTorrent[]>;
  /** Whether one of these hashes is on the block list. */
  isBlocked(hashes: readonly Uint8Array[]): Promise<boolean>;
  /** By the SHA-256 of the passkey, also when it or its user's token is revoked or expired. */
  findPasskey(secretHash: Uint8Array): Promise<StoredPasskey | undefined>;
  /** What is written down of a client of a user; undefined for one that is not known. */
  findBaseline(key: FigureKey): Promise<Baseline | undefined>;
  /** The hashes of all that happened to torrents or on the block list since it was asked the last time. */
  takeChanged(): Promise<readonly Uint8Array[]>;
}
