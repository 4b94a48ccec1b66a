import type { Access } from '../../access/access.ts';
import type { WebSeedStore } from '../../catalogue/web-seed-tests.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Moderation } from '../../catalogue/moderate.ts';
import type { DeclaredRoute, PageRoute } from '../../service/endpoint-routes.ts';
import type { Identity } from '../../service/identity.ts';
import type { OwnTracker } from '../../service/own-tracker.ts';
import type { SiteSources } from '../../service/site-sources.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import type { Frames } from '../layout/frames.ts';
import type { PublishResponder } from '../upload/publish-responder.ts';
import { byInfohash } from './by-infohash.ts';
import type { DownloadResponder } from './download-responder.ts';
import * as endpoints from './endpoints.ts';
import { createFindKeyActor } from './key-actor.ts';
import { createRemovedPages } from './removed-pages.ts';
import { torrentDelete } from './torrent-delete.ts';
import { torrentEdit } from './torrent-edit.ts';
import { torrentFiles } from './torrent-files.ts';
import { createTorrentPages } from './torrent-pages.ts';
import { torrentReplace } from './torrent-replace.ts';
import { torrentReport } from './torrent-report.ts';
import { torrentUpdate } from './update.ts';

export interface TorrentRoutesParts {
  readonly frames: Frames;
  readonly catalogue: Catalogue;
  readonly moderation: Moderation;
  readonly access: Access;
  readonly identity: Identity;
  readonly rateLimits: RateLimits;
  /** What the site is called. */
  readonly siteName: string;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
  /** Whether reading needs a token. */
  readonly read: 'open' | 'token';
  /** Whether all readers are shown who published a torrent. */
  readonly publishers: 'hidden' | 'shown' | 'pages';
  /** How many days a removed torrent can be restored. */
  readonly undoDays: number;
  /** The tracker of this site; undefined where there is none. */
  readonly tracker: OwnTracker | undefined;
  readonly sources: SiteSources;
  readonly webSeeds: Pick<WebSeedStore, 'listTests'>;
  readonly now: () => Date;
}

/** What answers uploads and downloads, at whichever address they were asked for. */
export interface TorrentAnswers {
  readonly published: PublishResponder;
  readonly downloads: DownloadResponder;
}

/** Every address that a torrent has by its infohash. */
export function torrentRoutes(
  page: PageRoute,
  parts: TorrentRoutesParts,
  { published, downloads }: TorrentAnswers,
): DeclaredRoute[] {
  const { frames, catalogue, moderation, access, identity, rateLimits, uploadBytesMax, undoDays } = parts;
  const torrentPages = createTorrentPages({
    frames,
    catalogue,
    access,
    read: parts.read,
    publishers: parts.publishers,
    tracker: parts.tracker,
    webSeeds: parts.webSeeds,
    now: parts.now,
  });
  const removedPages = createRemovedPages({ frames, catalogue, undoDays });
  const findKeyActor = createFindKeyActor({ access, catalogue, identity });
  const infohash = byInfohash({
    frames,
    findKeyActor,
    catalogue,
    rateLimits,
    uploadBytesMax,
    siteName: parts.siteName,
    sources: parts.sources,
    webSeeds: parts.webSeeds,
    torrentPages,
    removedPages,
    downloads,
    published,
  });
  const files = torrentFiles({ frames, catalogue, rateLimits });
  const edit = torrentEdit({ frames, catalogue, identity });
  const replace = torrentReplace({ frames, published, catalogue, identity, rateLimits, uploadBytesMax });
  const removal = torrentDelete({
    frames,
    removedPages,
    findKeyActor,
    catalogue,
    identity,
    rateLimits,
    undoDays,
  });
  const report = torrentReport({ frames, catalogue, moderation, identity, rateLimits });
  return [
    page(endpoints.SHOW_TORRENT, infohash.page),
    page(endpoints.REMOVE_BY_INFOHASH, infohash.remove),
    page(endpoints.GET_UPDATE, torrentUpdate({ catalogue, downloads })),
    page(endpoints.DOWNLOAD_BY_INFOHASH, infohash.get),
    page(endpoints.PUT_BY_INFOHASH, infohash.put),
    page(endpoints.REMOVE_FILE_BY_INFOHASH, infohash.remove),
    page(endpoints.SHOW_MAGNET, infohash.magnet),
    page(endpoints.SHOW_BADGE, infohash.badge),
    page(endpoints.CITE_TORRENT, infohash.cite),
    page(endpoints.SHOW_FILES, files),
    page(endpoints.SHOW_EDIT, edit.show),
    page(endpoints.SUBMIT_EDIT, edit.submit),
    page(endpoints.SHOW_REPLACE, replace.show),
    page(endpoints.SUBMIT_REPLACE, replace.submit),
    page(endpoints.SHOW_DELETE, removal.show),
    page(endpoints.SUBMIT_DELETE, removal.submit),
    page(endpoints.REMOVE_BY_KEY, removal.remove),
    page(endpoints.SUBMIT_RESTORE, removal.restore),
    page(endpoints.SHOW_REPORT, report.show),
    page(endpoints.SUBMIT_REPORT, report.submit),
    page(endpoints.SHOW_REPORTED, report.thanks),
  ];
}
