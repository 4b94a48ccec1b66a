import type { Actor } from '../catalogue/actor.ts';
import { isAllowed } from '../catalogue/is-allowed.ts';
import { checkMayRestore } from '../catalogue/removal.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Context } from '../http/context.ts';
import type { Visitor } from '../web/visitor.ts';
import { frameOf, type SiteDeps } from './deps.ts';
import { respondPage } from './page-response.ts';
import { removedPage } from './pages/torrent-removed.ts';

export interface Removed {
  readonly visitor: Visitor;
  readonly torrent: Torrent;
  readonly status: number;
  /** What the visitor presents to have been the anonymous publisher, and as whom they act with it. */
  readonly keyed?: { readonly key: string; readonly actor: Actor } | undefined;
}

/** The page of a torrent that was removed, for those who may see what it was; to others it is a problem as any. */
export function respondRemoved(
  deps: SiteDeps,
  request: Request,
  context: Context,
  { visitor, torrent, status, keyed }: Removed,
): Response {
  const frame = frameOf(deps, request, context, visitor);
  const actor = keyed?.actor ?? visitor.actor;
  const mayRestore = isAllowed(() => checkMayRestore(actor, torrent));
  const { undoDays } = deps;
  const page = removedPage({ torrent, mayRestore, undoDays, deleteKey: keyed?.key }, frame);
  return respondPage(status, page, frame, { 'cache-control': 'private, no-store' });
}
