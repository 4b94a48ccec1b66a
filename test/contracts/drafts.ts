import { createHash } from 'node:crypto';
import type { Actor } from '../../src/catalogue/actor.ts';
import type { TorrentDraft } from '../../src/catalogue/store.ts';
import type { InfohashV1, InfohashV2 } from '../../src/metainfo/infohash.ts';

export const OWNER: Actor = { tokenId: 1, changes: 'own' };
export const STRANGER: Actor = { tokenId: 2, changes: 'own' };
export const MODERATOR: Actor = { tokenId: 3, changes: 'all' };

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
    ...overrides,
    bytes,
    sha256: overrides.sha256 ?? sha256(bytes),
    metainfoBytes: bytes.byteLength,
  };
}
