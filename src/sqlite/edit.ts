import type { Actor } from '../catalogue/actor.ts';
import { editNotes } from '../catalogue/edit-notes.ts';
import { applyEdit, checkMayEdit, definiteEdit, type TorrentEdit } from '../catalogue/edit.ts';
import { checkNotChanged, checkPreconditions, type Preconditions } from '../catalogue/preconditions.ts';
import type { TorrentAddress } from '../catalogue/store.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import { validatorOf } from '../catalogue/validator.ts';
import { createAuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import { createListing } from './listing.ts';
import { countIn, createOwners } from './owners.ts';
import { createPlace } from './place.ts';
import { toFieldColumns } from './rows.ts';
import { createFindTarget } from './target.ts';

export type Edit = (
  address: TorrentAddress,
  edit: TorrentEdit,
  actor: Actor,
  conditions: Preconditions,
  now: Date,
) => Torrent;

/** Prepares editing, to be called inside a transaction. It throws what `CatalogueStore.edit` rejects with. */
export function createEdit(connection: Connection): Edit {
  const findTarget = createFindTarget(connection);
  const place = createPlace(connection);
  const listing = createListing(connection);
  const owners = createOwners(connection);
  const write = createAuditWriter(connection);
  const update = connection.prepare(`
    UPDATE torrents SET title = :title, description = :description, category = :category, tags = :tags,
      licence = :licence, collection = :collection, file_name = :fileName, state = :state, state_reason = :stateReason,
      wanted_state = :wantedState, updated_at = :now
    WHERE id = :id`);
  return (address, asked, actor, conditions, now) => {
    const torrent = findTarget(address, actor);
    const edit = definiteEdit(torrent, asked);
    checkPreconditions(conditions, [validatorOf(torrent), torrent.sha256]);
    checkNotChanged(conditions, torrent.updatedAt);
    checkMayEdit(actor, torrent, edit);
    const edited: Torrent = { ...applyEdit(torrent, edit), updatedAt: now };
    const notes = editNotes(torrent, edited);
    if (notes.length === 0) return torrent;

    place(torrent, edited, actor, now);
    if (torrent.state === 'public') listing.leave(torrent);
    update.run(toColumns(edited));
    const torrentCount = countIn(edited.state) - countIn(torrent.state);
    if (torrentCount !== 0) owners.add(torrent.ownerId, { torrentCount, metainfoBytes: 0 });
    if (edited.state === 'public') listing.enter(edited);
    for (const note of notes) write(note, actor, now);
    return edited;
  };
}

function toColumns(torrent: Torrent): Record<string, unknown> {
  const { id, collection, fileName, state, stateReason, wantedState } = torrent;
  return {
    ...toFieldColumns(torrent),
    id,
    collection,
    fileName,
    state,
    stateReason: stateReason ?? null,
    wantedState: wantedState ?? null,
    now: torrent.updatedAt.getTime(),
  };
}
