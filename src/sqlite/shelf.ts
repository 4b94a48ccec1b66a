import type { Actor } from '../catalogue/actor.ts';
import type { TorrentDraft } from '../catalogue/store.ts';
import { holdsPath, type Torrent } from '../catalogue/torrent.ts';
import type { Connection } from './connection.ts';
import { createFinder } from './find.ts';
import { createListing } from './listing.ts';
import { createOwners, holdingsOf, NOTHING } from './owners.ts';
import { createRemovals } from './removals.ts';
import { createReportMover } from './reports.ts';
import { fromHex, toFactColumns, toFieldColumns } from './rows.ts';

/** How a draft comes into the catalogue. Each throws forbidden when it is more than the actor's quota allows. */
export interface Shelf {
  /** As a new torrent. `former` is what had its infohash, superseded or removed: its row and its bytes go. */
  insert(
    draft: TorrentDraft,
    stands: Pick<Torrent, 'state' | 'wantedState'>,
    former: Torrent | undefined,
    actor: Actor,
    now: Date,
  ): Torrent;
  /** Other bytes around the same `info`: id, state, owner, day of publication and edited fields stay. */
  update(torrent: Torrent, draft: TorrentDraft, actor: Actor, now: Date): Torrent;
}

const FACT_COLUMNS = [
  'infohash_v1',
  'infohash_v2',
  'sha256',
  'name',
  'content_bytes',
  'file_count',
  'piece_length_bytes',
  'private',
  'metainfo_bytes',
  'warnings',
];
const FIELD_COLUMNS = ['title', 'description', 'category', 'tags', 'licence'];

/** Prepares the changes that publishing makes, to be called inside a transaction. */
export function createShelf(connection: Connection): Shelf {
  const finder = createFinder(connection);
  const listing = createListing(connection);
  const owners = createOwners(connection);
  const removals = createRemovals(connection);
  const reports = createReportMover(connection);

  const columns = ['collection', 'file_name', ...FACT_COLUMNS, ...FIELD_COLUMNS];
  const insertTorrent = connection.prepare(`
    INSERT INTO torrents (state, wanted_state, owner_id, delete_key_hash, published_at, updated_at, ${columns.join(', ')})
    VALUES (:state, :wanted_state, :owner_id, :delete_key_hash, :now, :now,
      ${columns.map((column) => `:${column}`).join(', ')})`);
  const insertBytes = connection.prepare('INSERT INTO metainfo (torrent_id, sha256, bytes) VALUES (?, ?, ?)');
  const updateTorrent = connection.prepare(`
    UPDATE torrents SET updated_at = :now, wanted_state = :wanted_state, ${FACT_COLUMNS.map((column) => `${column} = :${column}`).join(', ')}
    WHERE id = :id`);
  const updateBytes = connection.prepare('UPDATE metainfo SET sha256 = ?, bytes = ? WHERE torrent_id = ?');
  const deleteTorrent = connection.prepare('DELETE FROM torrents WHERE id = ?');

  /** Counts a new torrent: for whoever had the former one together with that, which may be no more than before. */
  const count = (draft: TorrentDraft, former: Torrent | undefined, actor: Actor): void => {
    const isOwn = former !== undefined && former.ownerId === actor.tokenId;
    const given = isOwn ? holdingsOf(former) : NOTHING;
    if (former !== undefined && !isOwn) {
      const { torrentCount, metainfoBytes } = holdingsOf(former);
      owners.add(former.ownerId, { torrentCount: -torrentCount, metainfoBytes: -metainfoBytes });
    }
    const difference = {
      torrentCount: 1 - given.torrentCount,
      metainfoBytes: draft.metainfoBytes - given.metainfoBytes,
    };
    owners.add(actor.tokenId, difference, actor);
  };

  const read = (id: number): Torrent => {
    const torrent = finder.findById(id);
    if (torrent === undefined) throw new Error(`Cannot publish: torrent ${id} was written, and is not there`);
    return torrent;
  };

  return {
    insert(draft, { state, wantedState }, former, actor, now) {
      const openReports = former === undefined ? [] : reports.take(former.id);
      if (former !== undefined) deleteTorrent.run(former.id);
      count(draft, former, actor);
      const row = {
        ...toFactColumns(draft),
        ...toFieldColumns(draft.fields),
        state,
        wanted_state: wantedState ?? null,
        owner_id: actor.tokenId ?? null,
        delete_key_hash: actor.tokenId === undefined ? (draft.deleteKeyHash ?? null) : null,
        now: now.getTime(),
      };
      const id = Number(insertTorrent.run(row).lastInsertRowid);
      insertBytes.run(id, fromHex(draft.sha256), draft.bytes);
      removals.exhume([draft.infohashV1, draft.infohashV2]);
      if (holdsPath(state)) removals.unmark(draft);
      reports.give(openReports, id);
      const torrent = read(id);
      if (state === 'public') listing.enter(torrent);
      return torrent;
    },
    update(torrent, draft, actor, now) {
      if (torrent.state === 'public') listing.leave(torrent);
      const wantedState = torrent.state === 'pending' ? (draft.visibility ?? torrent.wantedState) : undefined;
      const row = { ...toFactColumns(draft), wanted_state: wantedState ?? null };
      updateTorrent.run({ ...row, id: torrent.id, now: now.getTime() });
      updateBytes.run(fromHex(draft.sha256), draft.bytes, torrent.id);
      const metainfoBytes = draft.metainfoBytes - torrent.metainfoBytes;
      owners.add(torrent.ownerId, { torrentCount: 0, metainfoBytes }, actor);
      const updated = read(torrent.id);
      if (updated.state === 'public') listing.enter(updated);
      return updated;
    },
  };
}
