import type { Removal, Torrent, TorrentState } from '../../../catalogue/torrent.ts';

/** The columns of `torrents AS t` that `toTorrent` needs. Hex made by SQLite avoids three Buffers for each row. */
export const TORRENT_COLUMNS = `
  t.id, t.area, t.state, t.state_reason, t.collection, t.file_name, lower(hex(t.infohash_v1)) AS infohash_v1,
  lower(hex(t.infohash_v2)) AS infohash_v2, lower(hex(t.sha256)) AS sha256, t.name, t.content_bytes,
  t.file_count, t.piece_length_bytes, t.private, t.metainfo_bytes, t.warnings, t.title, t.description,
  t.category, t.tags, t.licence, t.pictures, t.owner_id, t.delete_key_hash, t.published_at, t.updated_at, t.removed_at,
  t.removed_by, t.removed_status, t.removed_from, t.wanted_state, t.superseded_from, t.hidden_reason, t.removed_cause, t.download_count,
  t.expires_at, t.pinned, t.seeders, t.leechers, t.completed, t.swarm_at,
  t.elsewhere_seeders, t.elsewhere_leechers, t.elsewhere_completed, t.elsewhere_source, t.elsewhere_at`;

/** A row of `TORRENT_COLUMNS`. An infohash that is NULL is an empty string, because hex(NULL) is. */
export interface TorrentRow {
  readonly id: number;
  readonly area: string;
  readonly state: TorrentState;
  readonly state_reason: string | null;
  readonly collection: string;
  readonly file_name: string;
  readonly infohash_v1: string;
  readonly infohash_v2: string;
  readonly sha256: string;
  readonly name: string;
  readonly content_bytes: number;
  readonly file_count: number;
  readonly piece_length_bytes: number;
  readonly private: 0 | 1;
  readonly metainfo_bytes: number;
  readonly warnings: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly category: string | null;
  readonly tags: string;
  readonly licence: string | null;
  readonly pictures: string;
  readonly owner_id: number | null;
  readonly delete_key_hash: Uint8Array | null;
  readonly published_at: number;
  readonly updated_at: number;
  readonly removed_at: number | null;
  readonly removed_by: number | null;
  readonly removed_status: Removal['status'] | null;
  readonly removed_from: TorrentState | null;
  readonly wanted_state: Torrent['wantedState'] | null;
  readonly superseded_from: Torrent['supersededFrom'] | null;
  readonly hidden_reason: string | null;
  readonly removed_cause: Removal['cause'] | null;
  readonly download_count: number;
  readonly expires_at: number | null;
  readonly pinned: 0 | 1;
  readonly seeders: number;
  readonly leechers: number;
  readonly completed: number;
  readonly swarm_at: number | null;
  /** These five are null together. */
  readonly elsewhere_seeders: number | null;
  readonly elsewhere_leechers: number | null;
  readonly elsewhere_completed: number | null;
  readonly elsewhere_source: string | null;
  readonly elsewhere_at: number | null;
}

/** Turns a row into a torrent. */
export function toTorrent(row: TorrentRow): Torrent {
  return {
    id: row.id,
    area: row.area,
    state: row.state,
    stateReason: row.state_reason ?? undefined,
    wantedState: row.wanted_state ?? undefined,
    supersededFrom: row.superseded_from ?? undefined,
    collection: row.collection,
    fileName: row.file_name,
    infohashV1: (row.infohash_v1 || undefined) as Torrent['infohashV1'],
    infohashV2: (row.infohash_v2 || undefined) as Torrent['infohashV2'],
    version: toVersion(row),
    name: row.name,
    contentBytes: row.content_bytes,
    fileCount: row.file_count,
    pieceLengthBytes: row.piece_length_bytes,
    private: row.private === 1,
    sha256: row.sha256,
    metainfoBytes: row.metainfo_bytes,
    warnings: toList(row.warnings) as Torrent['warnings'],
    title: row.title ?? undefined,
    description: row.description ?? undefined,
    category: row.category ?? undefined,
    tags: toList(row.tags) as Torrent['tags'],
    licence: row.licence ?? undefined,
    pictures: toList(row.pictures) as Torrent['pictures'],
    ownerId: row.owner_id ?? undefined,
    deleteKeyHash: row.delete_key_hash === null ? undefined : new Uint8Array(row.delete_key_hash),
    publishedAt: new Date(row.published_at),
    updatedAt: new Date(row.updated_at),
    downloadCount: row.download_count,
    expiresAt: row.expires_at === null ? undefined : new Date(row.expires_at),
    pinned: row.pinned === 1,
    swarm: toSwarm(row),
    elsewhere: toElsewhere(row),
    removal: toRemoval(row),
  };
}

function toSwarm({ seeders, leechers, completed, swarm_at: at }: TorrentRow): Torrent['swarm'] {
  return at === null ? undefined : { seeders, leechers, completed, at: new Date(at) };
}

function toElsewhere(row: TorrentRow): Torrent['elsewhere'] {
  if (row.elsewhere_source === null) return undefined;
  return {
    seeders: row.elsewhere_seeders ?? 0,
    leechers: row.elsewhere_leechers ?? 0,
    completed: row.elsewhere_completed ?? 0,
    source: row.elsewhere_source,
    at: new Date(row.elsewhere_at ?? 0),
  };
}

function toRemoval(row: TorrentRow): Removal | undefined {
  if (row.removed_at === null) return undefined;
  return {
    at: new Date(row.removed_at),
    reason: row.state_reason ?? undefined,
    status: row.removed_status ?? 410,
    byId: row.removed_by ?? undefined,
    from: row.removed_from ?? undefined,
    hiddenReason: row.hidden_reason ?? undefined,
    cause: row.removed_cause ?? undefined,
  };
}

function toVersion(row: TorrentRow): Torrent['version'] {
  if (row.infohash_v2 === '') return 'v1';
  return row.infohash_v1 === '' ? 'v2' : 'hybrid';
}

function toList(json: string): readonly unknown[] {
  return json === '[]' ? [] : (JSON.parse(json) as readonly unknown[]);
}

/** The bytes of a hex string; null for undefined, for SQL. */
export function fromHex(hex: string | undefined): Buffer | null {
  return hex === undefined ? null : Buffer.from(hex, 'hex');
}
