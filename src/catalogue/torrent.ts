import type { Finding } from '../metainfo/findings.ts';
import type { Infohash, InfohashV1, InfohashV2 } from '../metainfo/infohash.ts';
import type { Picture } from './picture.ts';
import type { ElsewhereHealth, SwarmHealth } from './swarm-counts.ts';

/**
 * The states of a torrent. `public`: in all lists. `unlisted`: at its path and infohash, in no list. `pending`: waits
 * for a moderator and does not have its path yet. `hidden`: hidden by a moderator, and still has its path.
 * `superseded`: replaced by a newer torrent at its path, reachable only by infohash. `removed`: no longer served.
 */
export const TORRENT_STATES = ['public', 'unlisted', 'pending', 'hidden', 'superseded', 'removed'] as const;
export type TorrentState = (typeof TORRENT_STATES)[number];

/** Whether a torrent in that state has its path exclusively. */
export function holdsPath(state: TorrentState): boolean {
  return state === 'public' || state === 'unlisted' || state === 'hidden';
}

/** Whether a torrent in that state has a path, or is waiting for it. */
export function hasPath(state: TorrentState): boolean {
  return holdsPath(state) || state === 'pending';
}

/** Whether all readers of the catalogue may see a torrent in that state. */
export function canBeSeenByAll(state: TorrentState): boolean {
  return state === 'public' || state === 'unlisted' || state === 'superseded';
}

/** The path of a torrent: `debian/13` and `debian-13.iso.torrent`. The root collection is `''`. */
export interface TorrentPath {
  readonly collection: string;
  readonly fileName: string;
}

/** What the metainfo says about a torrent: derived from the stored bytes, never edited. */
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

/** The editable fields of a torrent. */
export interface TorrentFields {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly category: string | undefined;
  readonly tags: readonly string[];
  readonly licence: string | undefined;
}

/** Their names. */
export const FIELD_NAMES = [
  'title',
  'description',
  'category',
  'tags',
  'licence',
] as const satisfies readonly (keyof TorrentFields)[];

/** The fields that an upload gives. One that is missing is not given: none of them is empty. */
export type GivenFields = { readonly [Name in keyof TorrentFields]?: NonNullable<TorrentFields[Name]> };

/** One published item of the catalogue. */
export interface Torrent extends TorrentPath, TorrentFacts, TorrentFields {
  readonly id: number;
  /** The area of its collection: `''` for the open one, else the outermost private collection that it is in. */
  readonly area: string;
  readonly state: TorrentState;
  /** The reason of the moderator who hid or removed it. */
  readonly stateReason: string | undefined;
  /** The state that its owner asked for, until a moderator approves it with that or another state. */
  readonly wantedState: 'public' | 'unlisted' | undefined;
  /** The state that it had before another torrent superseded it; undefined also when that is not known. */
  readonly supersededFrom?: 'public' | 'unlisted' | undefined;
  /** The pictures that its description can show. */
  readonly pictures: readonly Picture[];
  /** The token that published it; undefined for an anonymous upload. */
  readonly ownerId: number | undefined;
  /** SHA-256 of the delete key of an anonymous upload. */
  readonly deleteKeyHash: Uint8Array | undefined;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  /** How often its whole .torrent file was downloaded. The newest downloads are added after up to a minute. */
  readonly downloadCount: number;
  /** Who shares it, as the tracker counts them; the newest counts are written after up to a minute. Undefined when it never had peers. */
  readonly swarm?: SwarmHealth | undefined;
  /** What the other tracker says that knows the most seeders; undefined when none was asked. See `healthOf`. */
  readonly elsewhere?: ElsewhereHealth | undefined;
  /** When a job removes it; undefined for never. */
  readonly expiresAt?: Date | undefined;
  /** Whether a moderator has pinned it: then no job removes it. */
  readonly pinned: boolean;
  /** How it was removed, while it can still be restored. */
  readonly removal: Removal | undefined;
}

/** Why the server itself removes torrents: they expired, or a rule of their collection keeps newer ones only. */
export type RemovalCause = 'expiry' | 'retention';

/** Facts about a removal. */
export interface Removal {
  readonly at: Date;
  /** Why the server itself removed it; undefined when a token or a visitor did. */
  readonly cause?: RemovalCause | undefined;
  /** The public reason; undefined when none was given. */
  readonly reason: string | undefined;
  /** 451 for legal reasons (RFC 7725), else 410. */
  readonly status: 410 | 451;
  /** The token that removed it. */
  readonly byId: number | undefined;
  /** The state after a restoration; undefined when it can no longer be restored. */
  readonly from?: TorrentState | undefined;
  /** The reason for which it was hidden before; a restoration sets it again. */
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

/** Both infohashes of a hybrid, else the only one. */
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
