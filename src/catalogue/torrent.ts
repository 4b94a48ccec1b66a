import type { Finding } from '../metainfo/findings.ts';
import type { Infohash, InfohashV1, InfohashV2 } from '../metainfo/infohash.ts';

/**
 * Where a torrent stands. `public`: in every list. `unlisted`: at its path and infohash, in no list. `pending`: waits for
 * a moderator and does not hold its path yet. `hidden`: taken out of sight by a moderator, and holds its path.
 * `superseded`: by a newer torrent at its path, reachable by infohash only. `removed`: nothing of it is served any more.
 */
export const TORRENT_STATES = ['public', 'unlisted', 'pending', 'hidden', 'superseded', 'removed'] as const;
export type TorrentState = (typeof TORRENT_STATES)[number];

/** Whether a torrent in that state holds its path: no other can stand there. */
export function holdsPath(state: TorrentState): boolean {
  return state === 'public' || state === 'unlisted' || state === 'hidden';
}

/** Whether a torrent in that state has a path of its own: it holds it, or waits for it. */
export function hasPath(state: TorrentState): boolean {
  return holdsPath(state) || state === 'pending';
}

/** Whether anybody who may read the catalogue sees a torrent in that state. */
export function canBeSeenByAll(state: TorrentState): boolean {
  return state === 'public' || state === 'unlisted' || state === 'superseded';
}

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
  /** The findings that are not errors: warnings and notes. */
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
  /** Why a moderator hid or removed it. */
  readonly stateReason: string | undefined;
  /** What its publisher asked for, until a moderator has let it in, as that or as something else. */
  readonly wantedState: 'public' | 'unlisted' | undefined;
  /** The token that published it; undefined for an anonymous upload. */
  readonly ownerId: number | undefined;
  /** SHA-256 of what an anonymous publisher was given to delete it with. */
  readonly deleteKeyHash: Uint8Array | undefined;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  /** How it was removed, while it can still be restored. */
  readonly removal: Removal | undefined;
}

/** What is told of a removal. */
export interface Removal {
  readonly at: Date;
  /** Why, for everybody to read; undefined when nothing was said. */
  readonly reason: string | undefined;
  /** 451 when the law demanded it (RFC 7725), else 410. */
  readonly status: 410 | 451;
  /** The token that did it. */
  readonly byId: number | undefined;
  /** The state that a restoration gives back; undefined when it can't be restored any more. */
  readonly from?: TorrentState | undefined;
  /** Why it was hidden before, which a restoration gives back as well. */
  readonly hiddenReason?: string | undefined;
}

/** The infohash that a torrent is known by: the v1 one, which all clients understand, or else the v2 one. */
export function canonicalInfohash({
  infohashV1,
  infohashV2,
}: Pick<TorrentFacts, 'infohashV1' | 'infohashV2'>): Infohash {
  const infohash = infohashV1 ?? infohashV2;
  if (infohash === undefined) throw new Error('Cannot name a torrent that has no infohash');
  return infohash;
}

/** Both infohashes of a hybrid, else the one that there is. */
export function infohashesOf({
  infohashV1,
  infohashV2,
}: Pick<TorrentFacts, 'infohashV1' | 'infohashV2'>): readonly Infohash[] {
  return [infohashV1, infohashV2].filter((infohash) => infohash !== undefined);
}

/** A path as people write it: `debian/13/debian-13.iso.torrent`. */
export function formatPath({ collection, fileName }: TorrentPath): string {
  return collection === '' ? fileName : `${collection}/${fileName}`;
}
