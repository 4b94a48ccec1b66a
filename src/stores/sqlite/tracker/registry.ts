import type { Registry, TrackedTorrent } from '../../../tracker/registry.ts';
import { createTokenReader } from '../access/tokens.ts';
import { createBaselineReader } from '../figures/baselines.ts';
import { openReader } from '../database/connection.ts';
import { endOf, swarmHashOf } from './hash-range.ts';

/** The data with which a tracker's thread opens its registry. */
export interface RegistryData {
  readonly file: string;
}

interface TorrentRow {
  readonly area: string;
  readonly collection: string;
  readonly private: number;
  readonly infohash_v1: Uint8Array | null;
  readonly infohash_v2: Uint8Array | null;
  readonly completed: number;
}

const COLUMNS = 'area, collection, private, infohash_v1, infohash_v2, completed';
const STATES = `state IN ('public', 'unlisted', 'superseded')`;

/** By a v1 infohash, or by the first 20 bytes of a v2 one. */
const TORRENTS = `
  SELECT ${COLUMNS} FROM torrents WHERE infohash_v1 = :hash AND ${STATES}
  UNION ALL
  SELECT ${COLUMNS} FROM torrents WHERE infohash_v2 >= :hash AND infohash_v2 < :end AND ${STATES}`;

const BLOCKED = `SELECT 1 FROM blocked_infohashes WHERE infohash >= :hash AND infohash < :end LIMIT 1`;

const CHANGED_MAX = 1_000;

/** Opens what a tracker reads of the catalogue, on a connection of its own. */
export function openRegistry({ file }: RegistryData): Registry {
  const connection = openReader(file);
  const tokens = createTokenReader(connection);
  const baselines = createBaselineReader(connection);
  const torrents = connection.prepare<[object], TorrentRow>(TORRENTS);
  const blocked = connection.prepare<[object]>(BLOCKED);
  const isBlocked = (hash: Uint8Array): boolean => blocked.get({ hash, end: endOf(hash) }) !== undefined;
  const lastEvent = connection.prepare<[], number | null>('SELECT max(id) FROM events').pluck();
  const events = connection.prepare<[number], EventRow>(
    `SELECT id, infohash_v1, infohash_v2 FROM events WHERE id > ? ORDER BY id LIMIT ${CHANGED_MAX}`,
  );
  const lastBlock = connection.prepare<[], BlockRow>(
    'SELECT blocked_at, infohash FROM blocked_infohashes ORDER BY 1 DESC, 2 DESC LIMIT 1',
  );
  const blocks = connection.prepare<[object], BlockRow>(`
    SELECT blocked_at, infohash FROM blocked_infohashes
    WHERE (blocked_at, infohash) > (:blocked_at, :infohash) ORDER BY blocked_at, infohash LIMIT ${CHANGED_MAX}`);
  let event = lastEvent.get() ?? 0;
  let block = lastBlock.get() ?? { blocked_at: 0, infohash: new Uint8Array(0) };

  function* changed(): Generator<Uint8Array> {
    for (let rows = events.all(event); rows.length > 0; rows = events.all(event)) {
      for (const row of rows) {
        event = row.id;
        if (row.infohash_v1 !== null) yield row.infohash_v1;
        if (row.infohash_v2 !== null) yield swarmHashOf(row.infohash_v2);
      }
    }
    for (let rows = blocks.all(block); rows.length > 0; rows = blocks.all(block)) {
      for (const row of rows) {
        block = row;
        yield swarmHashOf(row.infohash);
      }
    }
  }

  return {
    async findTorrents(hash) {
      return torrents.all({ hash, end: endOf(hash) }).map(toTracked);
    },
    isBlocked: async (hashes) => hashes.some(isBlocked),
    async findPasskey(secretHash) {
      const passkey = tokens.findByHash(secretHash);
      if (passkey?.kind !== 'passkey' || passkey.parentId === undefined) return undefined;
      const user = tokens.find(passkey.parentId);
      return user && { passkey, user };
    },
    findBaseline: async (key) => baselines.find(key),
    takeChanged: async () => [...changed()],
  };
}

interface EventRow {
  readonly id: number;
  readonly infohash_v1: Uint8Array | null;
  readonly infohash_v2: Uint8Array | null;
}

interface BlockRow {
  readonly blocked_at: number;
  readonly infohash: Uint8Array;
}

function toTracked(row: TorrentRow): TrackedTorrent {
  return {
    area: row.area,
    collection: row.collection,
    isPrivate: row.private === 1,
    infohashV1: row.infohash_v1 ?? undefined,
    infohashV2: row.infohash_v2 ?? undefined,
    completed: row.completed,
  };
}
