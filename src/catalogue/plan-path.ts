import { AppError } from '../errors.ts';
import type { AuditActor } from '../events/audit.ts';
import { checkMayChange, type Actor } from './actor.ts';
import type { PathFacts } from './facts.ts';
import { countFor, holdingsDifference } from './holdings.ts';
import { isAllowed } from './is-allowed.ts';
import { inOrder, NO_STEPS, type Change, type Plan, type Steps } from './plan.ts';
import { checkNotBlocked } from './publication.ts';
import {
  canBeSeenByAll,
  canonicalInfohash,
  formatPath,
  hasPath,
  holdsPath,
  type Removal,
  type RemovalCause,
  type Torrent,
  type TorrentPath,
} from './torrent.ts';
import type { RemovalInput } from './removal.ts';

/** The changes that update a torrent and count the difference for its owner. */
export function updateTorrent(before: Torrent, after: Torrent): readonly Change[] {
  const counted = countFor(before.ownerId, holdingsDifference(before, after));
  return [{ kind: 'updateTorrent', before, after }, ...counted];
}

/**
 * The steps before `before` becomes `after`, for a torrent that becomes visible or gets another path. Throws forbidden
 * when it is blocked, and conflict when another torrent has the path. An approved torrent replaces the one that has its
 * path. So only an actor who may change that one may move a pending torrent to such a path, or approve it there.
 */
export function takePath(before: Torrent, after: Torrent, facts: PathFacts, actor: Actor, now: Date): Steps {
  const isMoved = before.collection !== after.collection || before.fileName !== after.fileName;
  if (!canBeSeenByAll(before.state) && canBeSeenByAll(after.state)) checkNotBlocked(facts.blockReason);
  if (holdsPath(before.state) && !isMoved) return NO_STEPS;

  const { occupant } = facts;
  const mayReplace = occupant === undefined || isAllowed(() => checkMayChange(actor, occupant));
  if (!holdsPath(after.state)) {
    const isNewThere = isMoved || (hasPath(after.state) && !hasPath(before.state));
    if (isNewThere && !mayReplace) throw taken(after);
    return NO_STEPS;
  }
  const isApproved = before.state === 'pending' && after.state !== 'hidden';
  if (occupant !== undefined && !(isApproved && mayReplace)) throw taken(after);
  const isNew = before.state !== 'removed' && occupant === undefined;
  const free: Steps = { changes: occupyPath(pathOf(after), isNew), notes: [] };
  return occupant === undefined ? free : inOrder(supersede(occupant, actor, now), free);
}

/**
 * The changes for a path that a torrent gets: it says nothing of earlier torrents any more. When what is there is `new`,
 * and replaces nothing, the paths of torrents that were moved there long ago no longer lead to it: it is another one.
 */
export function occupyPath(path: TorrentPath, isNew: boolean): readonly Change[] {
  return [
    { kind: 'unmarkPathRemoved', path },
    { kind: 'unmarkPathMoved', path },
    ...(isNew ? [{ kind: 'forgetMovesTo', path } as const] : []),
  ];
}

/** The change for a torrent that gets another path: the path that it had leads to it. None for one that strangers never saw. */
export function leavePath(before: Torrent, after: Torrent): readonly Change[] {
  const isMoved = before.collection !== after.collection || before.fileName !== after.fileName;
  const hadPath = holdsPath(before.state) && canBeSeenByAll(before.state);
  if (!isMoved || !hadPath || !holdsPath(after.state)) return [];
  return [{ kind: 'markPathMoved', from: pathOf(before), to: pathOf(after) }];
}

/**
 * The steps for a torrent whose path another torrent gets: it is superseded and still served under its infohash. A
 * hidden one is removed, because superseding it would show it again.
 */
export function supersede(occupant: Torrent, actor: Actor, now: Date): Steps {
  if (occupant.state === 'hidden') return takeDown(occupant, {}, actor, now);
  const supersededFrom = occupant.state === 'unlisted' ? 'unlisted' : 'public';
  return {
    changes: updateTorrent(occupant, { ...occupant, state: 'superseded', supersededFrom }),
    notes: [
      {
        action: 'torrent.state',
        object: canonicalInfohash(occupant),
        before: { state: occupant.state },
        after: { state: 'superseded' },
      },
    ],
  };
}

/**
 * Removes a torrent that is not removed yet. Its row and its bytes stay, so that it can be restored. `cause` says why the
 * server does.
 */
export function takeDown(
  torrent: Torrent,
  input: RemovalInput,
  actor: Pick<AuditActor, 'tokenId'>,
  now: Date,
  cause?: RemovalCause,
): Plan<Torrent> {
  const { reason, status = 410 } = input;
  const { state: from, stateReason: hiddenReason } = torrent;
  const removal: Removal = { at: now, reason, status, byId: actor.tokenId, from, hiddenReason, cause };
  const result: Torrent = { ...torrent, state: 'removed', stateReason: reason, removal };
  const isRemembered = holdsPath(from) && canBeSeenByAll(from);
  return {
    result,
    changes: [
      ...(isRemembered ? [{ kind: 'markPathRemoved', path: pathOf(torrent), removal } as const] : []),
      ...updateTorrent(torrent, result),
    ],
    notes: [
      {
        action: 'torrent.remove',
        object: canonicalInfohash(torrent),
        before: { state: from, reason: hiddenReason ?? null },
        after: { state: 'removed', reason: reason ?? null, status },
      },
    ],
  };
}

function pathOf({ collection, fileName }: Torrent): TorrentPath {
  return { collection, fileName };
}

function taken(torrent: Torrent): AppError {
  return new AppError(
    'conflict',
    `Cannot put this torrent at "${formatPath(torrent)}": another torrent has that path`,
    {
      hint: 'Choose another name for it, or move the other one first.',
    },
  );
}
