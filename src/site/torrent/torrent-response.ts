import { moderates } from '../../catalogue/actor.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Context } from '../../http/context.ts';
import type { ResponseHeaders } from '../../http/respond.ts';
import type { Magnet } from '../../metainfo/magnet.ts';
import type { Visitor } from '../../service/visitor.ts';
import { frameOf, type SiteDeps } from '../deps.ts';
import { respondPage } from '../layout/page-response.ts';
import { torrentPage } from './torrent-view.ts';

const PREDECESSORS_MAX = 20;

interface Found {
  readonly torrent: Torrent;
  readonly magnet: Magnet;
  /** How many of its addresses the magnet link leaves out. */
  readonly notInMagnet: number;
  readonly headers: ResponseHeaders;
}

/** The page of a torrent. */
export async function respondTorrentPage(
  deps: SiteDeps,
  request: Request,
  context: Context,
  visitor: Visitor,
  { torrent, magnet, notInMagnet, headers }: Found,
): Promise<Response> {
  const { catalogue } = deps;
  const standsApart = torrent.state === 'superseded' || torrent.state === 'pending';
  const [metainfo, signers, occupant, predecessors, publisher] = await Promise.all([
    catalogue.getMetainfo(torrent),
    catalogue.getSigners(torrent),
    standsApart ? catalogue.findSuccessor(torrent, visitor.actor) : undefined,
    catalogue.listPredecessors(torrent, PREDECESSORS_MAX),
    publisherOf(deps, torrent, visitor),
  ]);
  const frame = frameOf(deps, request, context, visitor);
  const input = {
    torrent,
    metainfo,
    magnet,
    notInMagnet,
    occupant,
    predecessors,
    signers,
    publisher,
    needsTokenToRead: deps.read === 'token',
  };
  return respondPage(200, torrentPage(input, frame), frame, headers);
}

/** Tokens are called as their operator likes, by people's names too: that is for moderators. */
async function publisherOf(
  { access }: SiteDeps,
  torrent: Torrent,
  visitor: Visitor,
): Promise<string | undefined> {
  if (torrent.ownerId === undefined || !moderates(visitor.actor, torrent)) return undefined;
  return (await access.find(torrent.ownerId))?.name;
}
