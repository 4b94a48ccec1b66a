import type { Actor } from '../../catalogue/actor.ts';
import { checkMayEdit } from '../../catalogue/edit.ts';
import { isAllowed } from '../../catalogue/is-allowed.ts';
import { checkMayRestore } from '../../catalogue/removal.ts';
import { holdsPath, type Torrent } from '../../catalogue/torrent.ts';
import type { Context } from '../../http/context.ts';
import type { Problem } from '../../http/problem.ts';
import type { Visitor } from '../../service/visitor.ts';
import { frameOf, type SiteDeps } from '../deps.ts';
import { respondPage } from '../layout/page-response.ts';
import { removedPage } from './torrent-removed.ts';

export interface Removed {
  readonly visitor: Visitor;
  readonly torrent: Torrent;
  readonly status: number;
  /** Why it could not be restored. */
  readonly problem?: Problem | undefined;
  /** What the visitor presents to have been the anonymous publisher, and as whom they act with it. */
  readonly keyed?: { readonly key: string; readonly actor: Actor } | undefined;
}

/** An edit that moves a torrent. */
const ELSEWHERE = { fileName: 'elsewhere.torrent' };

/** The page of a torrent that was removed, for those who may see what it was; to others it is a problem as any. */
export async function respondRemoved(
  deps: SiteDeps,
  request: Request,
  context: Context,
  { visitor, torrent, status, problem, keyed }: Removed,
): Promise<Response> {
  const frame = frameOf(deps, request, context, visitor);
  const actor = keyed?.actor ?? visitor.actor;
  const mayRestore = isAllowed(() => checkMayRestore(actor, torrent));
  const occupant = mayRestore ? await occupantOf(deps, torrent, actor) : undefined;
  const mayMoveOccupant = occupant !== undefined && isAllowed(() => checkMayEdit(actor, occupant, ELSEWHERE));
  const { undoDays } = deps;
  const input = { torrent, mayRestore, undoDays, deleteKey: keyed?.key, occupant, mayMoveOccupant, problem };
  const page = removedPage(input, frame);
  return respondPage(status, page, frame, { 'cache-control': 'private, no-store' });
}

/** The torrent that has the path by now. */
async function occupantOf(
  { catalogue }: SiteDeps,
  torrent: Torrent,
  actor: Actor,
): Promise<Torrent | undefined> {
  const state = torrent.removal?.from;
  return state !== undefined && holdsPath(state) ? catalogue.findSuccessor(torrent, actor) : undefined;
}
