import type { Finding } from '../metainfo/findings.ts';
import type { InfohashV1, InfohashV2 } from '../metainfo/infohash.ts';

/**
 * Where a torrent stands: `listed` under its path; `superseded` by a newer torrent at that path, reachable by
 * infohash only; or `removed`, of which nothing is served any more.
 */
export type TorrentState = 'listed' | 'superseded' | 'removed';

/** Where a torrent is published: `debian/13` and `debian-13.iso.torrent`. The root collection is `''`. */
export interface TorrentPath {
  readonly collection: string;
  readonly fileName: string;
}

/** What the metainfo says of a torrent: derived from the stored bytes, never edited. */
export interface TorrentFacts {
  readonly infohashV1: InfohashV1 | undefined;
  readonly infohashV2: InfohashV2 | undefined;
  readonly version: 'v1' | 'v2' | 'hybrid';
  readonly name: string;
  readonly contentBytes: number;
  readonly fileCount: number;
  readonly pieceLengthBytes: number;
  readonly private: boolean;
  /** SHA-256 of the stored bytes, lower-case hex. */
  readonly sha256: string;
  /** The size of the .torrent file itself. */
  readonly metainfoBytes: number;
  readonly warnings: readonly Finding[];
}

/** What people may write about a torrent. */
export interface TorrentFields {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly category: string | undefined;
  readonly tags: readonly string[];
  readonly licence: string | undefined;
}

/** One published item of the catalogue. */
export interface Torrent extends TorrentPath, TorrentFacts, TorrentFields {
  readonly id: number;
  readonly state: TorrentState;
  /** The token that published it; undefined for an anonymous upload. */
  readonly ownerId: number | undefined;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}
