import { createHash } from 'node:crypto';
import { STRANGER as NOBODY, type Actor } from '../../src/catalogue/actor.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import type { Torrent } from '../../src/catalogue/torrent.ts';
import type { InfohashV1, InfohashV2 } from '../../src/metainfo/infohash.ts';

/** Somebody with that token, who may publish anywhere and change what is theirs. */
export function actor(tokenId: number | undefined, overrides: Partial<Actor> = {}): Actor {
  return {
    ...NOBODY,
    tokenId,
    name: tokenId === undefined ? 'visitor' : `token ${tokenId}`,
    via: tokenId === undefined ? 'nothing' : 'token',
    ip: '192.0.2.7',
    ...overrides,
  };
}

export const OWNER = actor(1);
export const STRANGER = actor(2);
export const MODERATOR = actor(3, { changes: 'all' });
/** Uploads are open to them. */
export const ANONYMOUS = actor(undefined);
/** What they publish waits for a moderator. */
export const NEWCOMER = actor(4, { needsReview: true });

/** Noon plus some minutes of a fixed day: stores take the time from their caller. */
export function at(minutes: number): Date {
  return new Date(Date.UTC(2026, 0, 2, 12, minutes));
}

export function v1(info: string): InfohashV1 {
  return createHash('sha1').update(info).digest('hex') as InfohashV1;
}

export function v2(info: string): InfohashV2 {
  return createHash('sha256').update(info).digest('hex') as InfohashV2;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** That draft as a torrent of OWNER; a removed one was public, and its owner removed it. */
export function torrentAs(info: string, overrides: Partial<Torrent> = {}): Torrent {
  const {
    bytes: _bytes,
    fields: _fields,
    fileNames: _names,
    trackers: _trackers,
    visibility: _visibility,
    deleteKeyHash,
    ...facts
  } = draft(info);
  const removal = { at: at(1), reason: undefined, status: 410, byId: OWNER.tokenId, from: 'public' } as const;
  return {
    ...facts,
    id: 1,
    area: '',
    state: 'public',
    stateReason: undefined,
    wantedState: undefined,
    ownerId: OWNER.tokenId,
    deleteKeyHash,
    publishedAt: at(0),
    updatedAt: at(0),
    downloadCount: 0,
    pinned: false,
    removal: overrides.state === 'removed' ? removal : undefined,
    title: undefined,
    description: undefined,
    category: undefined,
    tags: [],
    licence: undefined,
    pictures: [],
    ...overrides,
  };
}

/** A v1 draft whose infohash follows from `info` and whose bytes follow from `info` and `around`. */
export function draft(info: string, overrides: Partial<TorrentDraft> = {}, around = ''): TorrentDraft {
  const bytes = overrides.bytes ?? new TextEncoder().encode(`${info}|${around}`);
  return {
    collection: 'debian/13',
    fileName: `${info}.torrent`,
    infohashV1: v1(info),
    infohashV2: undefined,
    version: 'v1',
    name: info,
    contentBytes: 5_000_000_000,
    fileCount: 1,
    pieceLengthBytes: 262_144,
    private: false,
    warnings: [],
    fileNames: '',
    trackers: [],
    ...overrides,
    bytes,
    sha256: overrides.sha256 ?? sha256(bytes),
    metainfoBytes: bytes.byteLength,
  };
}
