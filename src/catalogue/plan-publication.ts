import type { AuditFacts } from '../events/audit.ts';
import { maySee, type Actor } from './actor.ts';
import type { PublicationFacts } from './facts.ts';
import { checkMayBegin } from './may-begin.ts';
import { editNotes } from './edit-notes.ts';
import { checkHoldings, countFor, holdingsDifference } from './holdings.ts';
import { fieldsAfter, inheritedFrom, picturesAfter, statesAfter, inheritanceSource } from './inherit.ts';
import { pictureOf, withPictures } from './picture.ts';
import { dropPictures, putPictures } from './plan-pictures.ts';
import { occupyPath, supersede, updateTorrent } from './plan-path.ts';
import { inOrder, NO_STEPS, unchanged, type Change, type Plan } from './plan.ts';
import type { Preconditions } from './preconditions.ts';
import { decidePublication, stateOfNew } from './publication.ts';
import type { Publication } from './store.ts';
import type { TorrentDraft } from './draft.ts';
import { canonicalInfohash, formatPath, holdsPath, infohashesOf, type Torrent } from './torrent.ts';
import { unseen } from './unseen.ts';
import { checkUpload } from './upload-rules.ts';

export interface PublicationRequest {
  readonly draft: TorrentDraft;
  readonly actor: Actor;
  readonly conditions: Preconditions;
  readonly now: Date;
}

/**
 * Plans the publication of a draft. Throws what `decidePublication` throws, forbidden for a full quota, and invalid for a file
 * that is not as its collection asks. The fields of what is published there already can be changed all the same.
 */
export function planPublication(request: PublicationRequest, facts: PublicationFacts): Plan<Publication> {
  const { draft, actor, conditions } = request;
  const { same, other } = facts;
  checkMayBegin(actor, draft.collection, facts);
  const outcome = decidePublication(draft, facts, actor, conditions);
  // Only a SHA-1 collision gives the two infohashes of a hybrid to two torrents.
  if (other !== undefined) return conflictWith(other, actor);
  switch (outcome) {
    case 'unchanged':
      return unchanged({ outcome, torrent: known(same), inherited: [] });
    case 'conflict':
      return conflictWith(known(same), actor);
    case 'updated':
      if (known(same).sha256 !== draft.sha256) checkUpload(facts.uploadRules, draft, draft.collection);
      return planUpdate(known(same), request, facts);
    case 'replaced':
    case 'created':
      checkUpload(facts.uploadRules, draft, draft.collection);
      return planInsert(outcome, request, facts);
  }
}

/**
 * Plans an update with the same `info`: what the upload gives changes. Id, owner, day of publication and the other fields
 * stay.
 */
function planUpdate(
  same: Torrent,
  { draft, actor, now }: PublicationRequest,
  { holdings }: PublicationFacts,
): Plan<Publication> {
  const torrent: Torrent = {
    ...same,
    ...factsOf(draft),
    ...fieldsAfter(draft.fields, same),
    pictures: withPictures(same.pictures, (draft.pictures ?? []).map(pictureOf)),
    ...statesAfter(draft, same),
    expiresAt: draft.expiresAt ?? same.expiresAt,
    updatedAt: now,
  };
  const changes = withBytes(draft, { former: same, torrent }, updateTorrent(same, torrent));
  checkHoldings(actor, holdings, [], changes);
  const edits = editNotes(same, torrent);
  const note = {
    action: 'torrent.update',
    object: canonicalInfohash(draft),
    before: { sha256: same.sha256 },
    after: { sha256: torrent.sha256 },
  } as const;
  const hasSameBytes = same.sha256 === torrent.sha256;
  const notes = hasSameBytes && edits.length > 0 ? edits : [note, ...edits];
  return { result: { outcome: 'updated', torrent, inherited: [] }, changes, notes };
}

function planInsert(
  outcome: 'created' | 'replaced',
  { draft, actor, now }: PublicationRequest,
  { same, occupant, holdings, newId, area }: PublicationFacts,
): Plan<Publication> {
  const way = outcome === 'replaced' ? supersede(known(occupant), actor, now) : NO_STEPS;
  const torrent = toNewTorrent(draft, { occupant, same, area }, actor, newId, now);
  const changes: readonly Change[] = [
    ...withBytes(draft, { former: same, torrent }, [
      { kind: 'insertTorrent', torrent, fileNames: draft.fileNames, former: same },
    ]),
    ...countNew(torrent, same),
    { kind: 'unmarkInfohashesRemoved', infohashes: infohashesOf(torrent) },
    ...(holdsPath(torrent.state) ? occupyPath(toPath(torrent), outcome === 'created') : []),
  ];
  checkHoldings(actor, holdings, way.changes, changes);
  const note = {
    action: outcome === 'replaced' ? 'torrent.replace' : 'torrent.publish',
    object: canonicalInfohash(draft),
    before: same && auditFactsOf(same),
    after: auditFactsOf(torrent),
  } as const;
  const former = inheritanceSource(occupant);
  const inherited = former === undefined ? [] : inheritedFrom(former, draft);
  return { result: { outcome, torrent, inherited }, ...inOrder(way, { changes, notes: [note] }) };
}

function toNewTorrent(
  draft: TorrentDraft,
  existing: Pick<PublicationFacts, 'occupant' | 'same' | 'area'>,
  actor: Actor,
  id: number,
  now: Date,
): Torrent {
  return {
    id,
    area: existing.area,
    ...toPath(draft),
    ...factsOf(draft),
    ...fieldsAfter(draft.fields, inheritanceSource(existing.occupant)),
    pictures: picturesAfter(draft, inheritanceSource(existing.occupant)),
    ...stateOfNew(draft, actor, existing),
    stateReason: undefined,
    ownerId: actor.tokenId,
    deleteKeyHash: actor.tokenId === undefined ? draft.deleteKeyHash : undefined,
    publishedAt: now,
    updatedAt: now,
    downloadCount: existing.same?.downloadCount ?? 0,
    swarm: existing.same?.swarm,
    elsewhere: existing.same?.elsewhere,
    expiresAt: draft.expiresAt,
    pinned: false,
    removal: undefined,
  };
}

/**
 * Counts a new torrent. For the owner of the former torrent, only the difference counts, so that a full quota does not
 * refuse what the owner already had.
 */
function countNew(torrent: Torrent, former: Torrent | undefined): readonly Change[] {
  if (former === undefined || former.ownerId === torrent.ownerId)
    return countFor(torrent.ownerId, holdingsDifference(former, torrent));
  return [
    ...countFor(former.ownerId, holdingsDifference(former, undefined)),
    ...countFor(torrent.ownerId, holdingsDifference(undefined, torrent)),
  ];
}

/** Puts bytes and pictures before the change that needs them, and deletes the former ones after it. */
function withBytes(
  { sha256, bytes, pictures = [] }: TorrentDraft,
  { former, torrent }: { readonly former: Torrent | undefined; readonly torrent: Torrent },
  changes: readonly Change[],
): readonly Change[] {
  const drawn = [
    ...putPictures(pictures),
    ...changes,
    ...dropPictures(former?.pictures ?? [], torrent.pictures),
  ];
  if (former?.sha256 === sha256) return drawn;
  const unneeded =
    former === undefined
      ? []
      : [{ kind: 'deleteBlob', sha256: former.sha256, infohash: canonicalInfohash(former) } as const];
  return [{ kind: 'putBlob', sha256, bytes, torrentId: torrent.id }, ...drawn, ...unneeded];
}

/** The facts of the metainfo, listed by name, because a draft also has its bytes. */
function factsOf(draft: TorrentDraft) {
  return {
    infohashV1: draft.infohashV1,
    infohashV2: draft.infohashV2,
    version: draft.version,
    name: draft.name,
    contentBytes: draft.contentBytes,
    fileCount: draft.fileCount,
    pieceLengthBytes: draft.pieceLengthBytes,
    private: draft.private,
    sha256: draft.sha256,
    metainfoBytes: draft.metainfoBytes,
    warnings: draft.warnings,
  };
}

function toPath({ collection, fileName }: TorrentDraft | Torrent) {
  return { collection, fileName };
}

function auditFactsOf(torrent: Torrent): AuditFacts {
  const { sha256, state, expiresAt } = torrent;
  return {
    path: formatPath(torrent),
    sha256,
    state,
    ...(expiresAt !== undefined && { expiresAt: expiresAt.toISOString() }),
  };
}

function conflictWith(torrent: Torrent, actor: Actor): Plan<Publication> {
  if (!maySee(actor, torrent)) throw unseen();
  return unchanged({ outcome: 'conflict', torrent, inherited: [] });
}

function known(torrent: Torrent | undefined): Torrent {
  if (torrent === undefined) throw new Error('Cannot publish: the torrent of the decision is missing');
  return torrent;
}
