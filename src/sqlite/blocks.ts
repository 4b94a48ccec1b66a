import type { Actor } from '../catalogue/actor.ts';
import type { Block } from '../catalogue/moderation.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import { AppError } from '../errors.ts';
import type { Infohash, InfohashV1 } from '../metainfo/infohash.ts';
import { createAuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import { fromHex } from './rows.ts';

interface BlockRow {
  readonly infohash: string;
  readonly reason: string;
  readonly blocked_at: number;
  readonly blocked_by: number | null;
}

const SELECT =
  'SELECT lower(hex(infohash)) AS infohash, reason, blocked_at, blocked_by FROM blocked_infohashes';

/** Prepares the look-up of a block; undefined has none. */
export function createBlockFinder(
  connection: Connection,
): (infohash: Infohash | undefined) => Block | undefined {
  const select = connection.prepare<[Buffer | null], BlockRow>(`${SELECT} WHERE infohash = ?`);
  return (infohash) => {
    const row = infohash === undefined ? undefined : select.get(fromHex(infohash));
    return row === undefined ? undefined : toBlock(row);
  };
}

/**
 * Prepares the look-up of why a torrent may not be published; undefined: it may. A v2 infohash is blocked also by its
 * first 40 digits, which is how clients and trackers know it (BEP 52).
 */
export function createBlockReason(
  connection: Connection,
): (torrent: Pick<Torrent, 'infohashV1' | 'infohashV2'>) => string | undefined {
  const find = createBlockFinder(connection);
  return ({ infohashV1, infohashV2 }) => {
    const short = infohashV2?.slice(0, 40) as InfohashV1 | undefined;
    return (find(infohashV1) ?? find(infohashV2) ?? find(short))?.reason;
  };
}

/** Prepares the list of blocks, the newest first; nothing follows one that is blocked no more. */
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
  block(infohashes: readonly Infohash[], reason: string, actor: Actor, now: Date): void;
  /** Throws not_found. */
  unblock(infohash: Infohash, actor: Actor, now: Date): void;
}

/** Prepares the changes of the block list, to be called inside a transaction. */
export function createBlockWriter(connection: Connection): BlockWriter {
  const find = createBlockFinder(connection);
  const write = createAuditWriter(connection);
  const upsert = connection.prepare(`
    INSERT INTO blocked_infohashes (infohash, reason, blocked_by, blocked_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (infohash) DO UPDATE SET reason = excluded.reason`);
  const remove = connection.prepare('DELETE FROM blocked_infohashes WHERE infohash = ?');
  const factsOf = (block: Block | undefined) => block && { reason: block.reason };
  return {
    block(infohashes, reason, actor, now) {
      for (const infohash of infohashes) {
        const before = find(infohash);
        if (before?.reason === reason) continue;
        upsert.run(fromHex(infohash), reason, actor.tokenId ?? null, now.getTime());
        const facts = { before: factsOf(before), after: { reason } };
        write({ action: 'block.add', object: infohash, ...facts }, actor, now);
      }
    },
    unblock(infohash, actor, now) {
      const before = find(infohash);
      if (before === undefined) {
        throw new AppError('not_found', `Cannot unblock ${infohash}: it is not blocked`);
      }
      remove.run(fromHex(infohash));
      write({ action: 'block.remove', object: infohash, before: factsOf(before) }, actor, now);
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
