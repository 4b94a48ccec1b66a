import type { Access } from '../../access/access.ts';
import { moderates } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Publisher } from '../../catalogue/publisher.ts';
import type { WebSeedStore } from '../../catalogue/web-seed-tests.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Context } from '../../http/context.ts';
import type { ResponseHeaders } from '../../http/respond.ts';
import type { Magnet } from '../../metainfo/magnet.ts';
import { needsPasskey, type OwnTracker } from '../../service/own-tracker.ts';
import { findHealth } from '../../service/swarm-health.ts';
import { topLevelOf } from '../../service/top-level.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Frames } from '../layout/frames.ts';
import { respondPage } from '../layout/page-response.ts';
import { hasWholeTree } from './file-tree.ts';
import { OLDER_VERSIONS_MAX } from './torrent-versions.ts';
import { torrentPage } from './torrent-view.ts';

export interface Found {
  readonly torrent: Torrent;
  readonly magnet: Magnet;
  /** How many of its addresses the magnet link leaves out. */
  readonly notInMagnet: number;
  readonly headers: ResponseHeaders;
}

/** The pages of torrents. */
export interface TorrentPages {
  respond(request: Request, context: Context, visitor: Visitor, found: Found): Promise<Response>;
}

export interface TorrentPagesParts {
  readonly frames: Frames;
  readonly catalogue: Pick<
    Catalogue,
    'getMetainfo' | 'getSigners' | 'findSuccessor' | 'listPredecessors' | 'findPublisherOf'
  >;
  readonly access: Pick<Access, 'find'>;
  /** Whether reading needs a token. */
  readonly read: 'open' | 'token';
  /** Whether all readers are shown who published a torrent. */
  readonly publishers: 'hidden' | 'shown' | 'pages';
  /** The tracker of this site; undefined where there is none. */
  readonly tracker: OwnTracker | undefined;
  readonly webSeeds: Pick<WebSeedStore, 'listTests'>;
  readonly now: () => Date;
}

export function createTorrentPages({
  frames,
  catalogue,
  access,
  read,
  publishers,
  tracker,
  webSeeds,
  now,
}: TorrentPagesParts): TorrentPages {
  /** The name of a token may be that of a person: only moderators see it, unless the operator wants it shown. */
  const findPublisher = async (
    torrent: Torrent,
    { actor }: Visitor,
  ): Promise<string | Publisher | undefined> => {
    if (torrent.ownerId === undefined) return undefined;
    const withPage = await catalogue.findPublisherOf(torrent.ownerId);
    if (withPage !== undefined) return withPage;
    if (publishers !== 'shown' && !moderates(actor, torrent)) return undefined;
    return (await access.find(torrent.ownerId))?.name;
  };

  /** What was published at its path, the newest first; of others than its owner only what superseded it. */
  const listVersions = async (
    torrent: Torrent,
    successor: Torrent | undefined,
    { actor }: Visitor,
  ): Promise<readonly Torrent[]> => {
    if (successor !== undefined) {
      const older = await catalogue.listPredecessors(successor, actor, OLDER_VERSIONS_MAX);
      if (older.some(({ id }) => id === torrent.id)) return [successor, ...older];
    }
    const older = await catalogue.listPredecessors(torrent, actor, OLDER_VERSIONS_MAX);
    return successor === undefined ? [torrent, ...older] : [successor, torrent, ...older];
  };

  return {
    async respond(request, context, visitor, { torrent, magnet, notInMagnet, headers }) {
      const pathMayBeTaken = torrent.state === 'superseded' || torrent.state === 'pending';
      const [metainfo, signers, occupant, publisher] = await Promise.all([
        catalogue.getMetainfo(torrent),
        catalogue.getSigners(torrent),
        pathMayBeTaken ? catalogue.findSuccessor(torrent, visitor.actor) : undefined,
        findPublisher(torrent, visitor),
      ]);
      const [topLevel, versions, health, seedTests] = await Promise.all([
        hasWholeTree(metainfo) ? undefined : topLevelOf(metainfo),
        listVersions(torrent, torrent.state === 'superseded' ? occupant : undefined, visitor),
        findHealth(tracker, torrent, now()),
        metainfo.webSeeds.length === 0 ? [] : webSeeds.listTests(torrent.id),
      ]);
      const frame = frames.forVisitor(visitor, request, context);
      const input = {
        torrent,
        metainfo,
        topLevel,
        magnet,
        notInMagnet,
        occupant,
        versions,
        signers,
        publisher,
        needsTokenToRead: read === 'token',
        ownTracker: tracker && { needsPasskey: needsPasskey(torrent, read) },
        health,
        seedTests,
      };
      return respondPage(200, torrentPage(input, frame), frame, headers);
    },
  };
}
