import type { Block } from '../../../catalogue/moderation.ts';
import type { Torrent } from '../../../catalogue/torrent.ts';
import type { Infohash, InfohashV1 } from '../../../metainfo/infohash.ts';
import type { Connection } from '../database/connection.ts';
import { fromHex } from '../torrents/rows.ts';

interface BlockRow {
  readonly infohash: string;
  readonly reason: string;
  readonly blocked_at: number;
  readonly blocked_by: number | null;
}

const SELECT =
  'SELECT lower(hex(infohash)) AS infohash, reason, blocked_at, blocked_by FROM blocked_infohashes';

export interface BlockReader {
  find(infohash: Infohash): Block | undefined;
  /** The blocks of the infohashes that are blocked. */
  findAll(infohashes: readonly Infohash[]): readonly Block[];
  /**
   * Why a torrent may not be published; undefined when it may. A block of the first 40 digits of a v2 infohash blocks
   * it too, because clients and trackers use these (BEP 52).
   */
  findReason(torrent: Pick<Torrent, 'infohashV1' | 'infohashV2'>): string | undefined;
}

/** Prepares the look-up of blocks. */
export function createBlockReader(connection: Connection): BlockReader {
  const select = connection.prepare<[Buffer | null], BlockRow>(`${SELECT} WHERE infohash = ?`);
  const find = (infohash: Infohash | undefined) => {
    const row = infohash === undefined ? undefined : select.get(fromHex(infohash));
    return row === undefined ? undefined : toBlock(row);
  };
  return {
    find,
    findAll: (infohashes) => infohashes.map(find).filter((block) => block !== undefined),
    findReason({ infohashV1, infohashV2 }) {
      const short = infohashV2?.slice(0, 40) as InfohashV1 | undefined;
      return (find(infohashV1) ?? find(infohashV2) ?? find(short))?.reason;
    },
  };
}

/** Prepares the list of blocks, the newest first. The list is empty after an infohash that is no longer blocked. */
export function createBlockLister(
  connection: Connection,
): (limit: number, before?: Infohash) => readonly Block[] {
  const order = 'ORDER BY blocked_at DESC, infohash DESC LIMIT ?';
  const first = connection.prepare<[number], BlockRow>(`${SELECT} ${order}`);
  const further = connection.prepare<[Buffer | null, number], BlockRow>(`
    ${SELECT} WHERE (blocked_at, infohash) < (SELECT blocked_at, infohash FROM blocked_infohashes WHERE infohash = ?)
    ${order}`);
  return (limit, before) => {
    const rows = before === undefined ? first.all(limit) : further.all(fromHex(before), limit);
    return rows.map(toBlock);
  };
}

export interface BlockWriter {
  put(block: Block): void;
  delete(infohash: Infohash): void;
}

/** Prepares the changes of the block list. Call them inside a transaction. */
export function createBlockWriter(connection: Connection): BlockWriter {
  const upsert = connection.prepare(`
    INSERT INTO blocked_infohashes (infohash, reason, blocked_by, blocked_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (infohash) DO UPDATE SET reason = excluded.reason`);
  const remove = connection.prepare('DELETE FROM blocked_infohashes WHERE infohash = ?');
  return {
    put({ infohash, reason, byId, at }) {
      upsert.run(fromHex(infohash), reason, byId ?? null, at.getTime());
    },
    delete(infohash) {
      remove.run(fromHex(infohash));
    },
  };
}

function toBlock(row: BlockRow): Block {
  return {
    infohash: row.infohash as Infohash,
    reason: row.reason,
    at: new Date(row.blocked_at),
    byId: row.blocked_by ?? undefined,
  };
}
