import { hash } from 'node:crypto';
import type { Actor } from '../catalogue/actor.ts';
import type { Preconditions } from '../catalogue/preconditions.ts';
import { decidePublication } from '../catalogue/publication.ts';
import type { Publication, TorrentDraft } from '../catalogue/store.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Connection } from './connection.ts';
import { createFinder, type TorrentFinder } from './find.ts';
import { createListing, type Listing } from './listing.ts';
import { fromHex, toFactColumns } from './rows.ts';

export type Publish = (
  draft: TorrentDraft,
  actor: Actor,
  conditions: Preconditions,
  now: Date,
) => Publication;

/** Prepares publishing, to be called inside a transaction. It throws what `decidePublication` throws. */
export function createPublish(connection: Connection): Publish {
  const finder = createFinder(connection);
  const changes = createChanges(connection, finder, createListing(connection));
  return (draft, actor, conditions, now) => {
    if (hash('sha256', draft.bytes) !== draft.sha256) {
      throw new Error(
        `Cannot publish "${draft.fileName}": its bytes do not have the SHA-256 ${draft.sha256}`,
      );
    }
    const matches = finder.findByInfohashes(draft.infohashV1, draft.infohashV2);
    const same = matches[0];
    const occupant = finder.findListedAt(draft);
    const outcome = decidePublication(draft, { same, occupant }, actor, conditions);
    // Only a SHA-1 collision gives the two infohashes of a hybrid to two listed torrents.
    const other = matches.find(({ id, state }) => state === 'listed' && id !== same?.id);
    if (outcome === 'updated' && other !== undefined) return { outcome: 'conflict', torrent: other };

    switch (outcome) {
      case 'unchanged':
        return { outcome, torrent: known(same) };
      case 'conflict':
        return { outcome, torrent: known(same?.state === 'listed' ? same : occupant) };
      case 'updated':
        changes.forgetUnlisted(matches);
        return { outcome, torrent: changes.update(known(same), draft, now) };
      case 'replaced':
        changes.forgetUnlisted(matches);
        changes.supersede(known(occupant));
        return { outcome, torrent: changes.insert(draft, actor, now) };
      case 'created':
        changes.forgetUnlisted(matches);
        return { outcome, torrent: changes.insert(draft, actor, now) };
    }
  };
}

interface Changes {
  insert(draft: TorrentDraft, actor: Actor, now: Date): Torrent;
  /** Other bytes around the same `info`: id, owner, day of publication and edited fields stay. */
  update(torrent: Torrent, draft: TorrentDraft, now: Date): Torrent;
  supersede(torrent: Torrent): void;
  /** Drops superseded and removed torrents, and their bytes, whose infohash is published again. */
  forgetUnlisted(torrents: readonly Torrent[]): void;
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

function createChanges(connection: Connection, finder: TorrentFinder, listing: Listing): Changes {
  const columns = ['collection', 'file_name', ...FACT_COLUMNS];
  const insertTorrent = connection.prepare(`
    INSERT INTO torrents (state, owner_id, published_at, updated_at, ${columns.join(', ')})
    VALUES ('listed', :owner_id, :now, :now, ${columns.map((column) => `:${column}`).join(', ')})`);
  const insertBytes = connection.prepare('INSERT INTO metainfo (torrent_id, sha256, bytes) VALUES (?, ?, ?)');
  const updateTorrent = connection.prepare(`
    UPDATE torrents SET updated_at = :now, ${FACT_COLUMNS.map((column) => `${column} = :${column}`).join(', ')}
    WHERE id = :id`);
  const updateBytes = connection.prepare('UPDATE metainfo SET sha256 = ?, bytes = ? WHERE torrent_id = ?');
  const supersedeTorrent = connection.prepare(`UPDATE torrents SET state = 'superseded' WHERE id = ?`);
  const unmarkRemoved = connection.prepare(
    'DELETE FROM removed_paths WHERE collection = ? AND file_name = ?',
  );
  const deleteTorrent = connection.prepare('DELETE FROM torrents WHERE id = ?');

  return {
    insert(draft, actor, now) {
      const row = { ...toFactColumns(draft), owner_id: actor.tokenId ?? null, now: now.getTime() };
      const id = Number(insertTorrent.run(row).lastInsertRowid);
      insertBytes.run(id, fromHex(draft.sha256), draft.bytes);
      unmarkRemoved.run(draft.collection, draft.fileName);
      const torrent = known(finder.findById(id));
      listing.enter(torrent);
      return torrent;
    },
    update(torrent, draft, now) {
      listing.leave(torrent);
      updateTorrent.run({ ...toFactColumns(draft), id: torrent.id, now: now.getTime() });
      updateBytes.run(fromHex(draft.sha256), draft.bytes, torrent.id);
      const updated = known(finder.findById(torrent.id));
      listing.enter(updated);
      return updated;
    },
    supersede(torrent) {
      listing.leave(torrent);
      supersedeTorrent.run(torrent.id);
    },
    forgetUnlisted(torrents) {
      for (const { id, state } of torrents) if (state !== 'listed') deleteTorrent.run(id);
    },
  };
}

function known(torrent: Torrent | undefined): Torrent {
  if (torrent === undefined) throw new Error('Cannot publish: what was decided on is not there');
  return torrent;
}
