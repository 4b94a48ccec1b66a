import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { editNotes } from './edit-notes.ts';
import { applyEdit, checkMayEdit, definiteEdit, type TorrentEdit } from './edit.ts';
import type { EditFacts } from './facts.ts';
import { checkHoldings } from './holdings.ts';
import { checkMayBegin } from './may-begin.ts';
import { dropPictures, putPictures } from './plan-pictures.ts';
import { leavePath, takePath, updateTorrent } from './plan-path.ts';
import { inOrder, unchanged, type Plan } from './plan.ts';
import { checkVersion, type Preconditions } from './preconditions.ts';
import type { TorrentAddress } from './store.ts';
import { isStream, numberedError } from './stream.ts';
import { toTarget } from './target.ts';
import { formatPath, type Torrent, type TorrentPath } from './torrent.ts';

export interface EditRequest {
  readonly address: TorrentAddress;
  readonly edit: TorrentEdit;
  readonly actor: Actor;
  readonly conditions: Preconditions;
  readonly now: Date;
}

/** The path of a torrent after an edit. A store loads the facts at that path. */
export function pathAfter(torrent: Torrent, { collection, fileName }: TorrentEdit): TorrentPath {
  return { collection: collection ?? torrent.collection, fileName: fileName ?? torrent.fileName };
}

/** Plans an edit. Throws what `CatalogueStore.edit` rejects with. */
export function planEdit(
  { address, edit: asked, actor, conditions, now }: EditRequest,
  facts: EditFacts,
): Plan<Torrent> {
  const torrent = toTarget(address, facts, actor);
  const edit = definiteEdit(torrent, asked, facts.occupant, now);
  checkVersion(conditions, torrent, facts.occupant);
  checkMayEdit(actor, torrent, edit);
  if (edit.collection !== undefined && edit.collection !== torrent.collection)
    checkMayBegin(actor, edit.collection, facts.at);
  const edited: Torrent = { ...applyEdit(torrent, edit), area: facts.at.area, updatedAt: now };
  if (isStream(torrent.collection) && formatPath(edited) !== formatPath(torrent)) throw numberedError();
  const notes = editNotes(torrent, edited);
  if (notes.length === 0) return unchanged(torrent);
  if (facts.at.twin !== undefined) throw twice(edited);
  const way = takePath(torrent, edited, facts.at, actor, now);
  const changes = [
    ...putPictures(edit.addPictures ?? []),
    ...updateTorrent(torrent, edited),
    ...dropPictures(torrent.pictures, edited.pictures),
    ...leavePath(torrent, edited),
  ];
  if (edit.addPictures !== undefined) checkHoldings(actor, facts.holdings, way.changes, changes);
  return { result: edited, ...inOrder(way, { changes, notes }) };
}

/** Who may move a torrent there may read there: they may know of the other one. */
function twice({ fileName, collection }: Torrent): AppError {
  return new AppError(
    'conflict',
    `Cannot move "${fileName}" to "/${collection}": the same torrent is published there already, or in a collection that is read by the same tokens`,
    { hint: 'Search for its infohash there, and remove one of the two.' },
  );
}
