import type { Actor } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { checkMayEdit } from '../../catalogue/edit.ts';
import { isAllowed } from '../../catalogue/is-allowed.ts';
import { checkMayRestore } from '../../catalogue/removal.ts';
import { formatPath, holdsPath, type Torrent } from '../../catalogue/torrent.ts';
import type { Context } from '../../http/context.ts';
import type { Problem } from '../../http/problem.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Frames } from '../layout/frames.ts';
import { NO_STORE, respondPage } from '../layout/page-response.ts';
import { nearestAbove } from '../list/missing-collection.ts';
import type { KeyActor } from './key-actor.ts';
import { removedPage } from './torrent-removed.ts';

export interface Removed {
  readonly visitor: Visitor;
  readonly torrent: Torrent;
  readonly status: number;
  /** Why it could not be restored. */
  readonly problem?: Problem | undefined;
  /** The visitor as the anonymous publisher. */
  readonly keyed?: KeyActor | undefined;
}

/** An edit that moves a torrent. */
const ELSEWHERE = { fileName: 'elsewhere.torrent' };

/** The pages of torrents that were removed, for those who may see what they were; to others it is a problem as any. */
export interface RemovedPages {
  respond(request: Request, context: Context, removed: Removed): Promise<Response>;
}

export interface RemovedPagesParts {
  readonly frames: Frames;
  readonly catalogue: Pick<Catalogue, 'findSuccessor' | 'findCollection'>;
  /** How many days a removed torrent can be restored. */
  readonly undoDays: number;
}

export function createRemovedPages({ frames, catalogue, undoDays }: RemovedPagesParts): RemovedPages {
  /** The torrent that has the path by now. */
  const findOccupant = async (torrent: Torrent, actor: Actor): Promise<Torrent | undefined> => {
    const state = torrent.removal?.from;
    return state !== undefined && holdsPath(state) ? catalogue.findSuccessor(torrent, actor) : undefined;
  };

  return {
    async respond(request, context, { visitor, torrent, status, problem, keyed }) {
      const frame = frames.forVisitor(visitor, request, context);
      const actor = keyed?.actor ?? visitor.actor;
      const mayRestore = isAllowed(() => checkMayRestore(actor, torrent));
      const occupant = mayRestore ? await findOccupant(torrent, actor) : undefined;
      const mayMoveOccupant =
        occupant !== undefined && isAllowed(() => checkMayEdit(actor, occupant, ELSEWHERE));
      const above = await nearestAbove(catalogue, formatPath(torrent), actor);
      const deleteKey = keyed?.key;
      const input = { torrent, above, mayRestore, undoDays, deleteKey, occupant, mayMoveOccupant, problem };
      const page = removedPage(input, frame);
      return respondPage(status, page, frame, NO_STORE);
    },
  };
}
