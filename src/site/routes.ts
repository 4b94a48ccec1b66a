import type { Access } from '../access/access.ts';
import type { OidcSignIn } from '../access/oidc.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Checker } from '../catalogue/checker.ts';
import type { Downloads } from '../catalogue/downloads.ts';
import type { HousekeepingRun, StoreInspector } from '../catalogue/inspection.ts';
import type { Moderation } from '../catalogue/moderate.ts';
import type { StatisticsStore } from '../catalogue/statistics.ts';
import type { IrcState } from '../events/irc-state.ts';
import type { Webhooks } from '../events/webhook.ts';
import type { AuditStore } from '../events/audit.ts';
import type { Assets } from '../http/files.ts';
import { routine } from '../http/router.ts';
import {
  endpointRoutes,
  pageRoutes,
  type EndpointRoute,
  type DeclaredRoute,
  type PageRoute,
} from '../service/endpoint-routes.ts';
import type { Endpoint } from '../service/endpoint.ts';
import type { Identity } from '../service/identity.ts';
import type { Prepared } from '../service/prepared.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import { account } from './account/account.ts';
import * as ownEndpoints from './account/endpoints.ts';
import { createAdminPages } from './admin/admin-pages.ts';
import { audit } from './admin/audit.ts';
import { blocks } from './admin/blocks.ts';
import { health } from './admin/health.ts';
import { overview } from './admin/overview.ts';
import { publishers } from './admin/publishers.ts';
import { queue } from './admin/queue.ts';
import { adminRoutes } from './admin/routes.ts';
import type { ShownSetting } from './admin/settings-view.ts';
import { settings } from './admin/settings.ts';
import { tokens } from './admin/tokens.ts';
import { webhooks } from './admin/webhooks.ts';
import { adminTorrents } from './admin/torrents.ts';
import { checkForm } from './check/check.ts';
import * as checkEndpoints from './check/endpoints.ts';
import { createReadmeRenderer } from '../service/readme-renderer.ts';
import { archives } from './collection/archives.ts';
import { collectionRoutes } from './collection/routes.ts';
import { docsRoutes } from './docs/routes.ts';
import * as layoutEndpoints from './layout/endpoints.ts';
import type { Frames } from './layout/frames.ts';
import { chooseLanguage } from './layout/language.ts';
import * as listEndpoints from './list/endpoints.ts';
import { listing } from './list/listing.ts';
import * as loginEndpoints from './login/endpoints.ts';
import { loginOidc } from './login/login-oidc.ts';
import { login } from './login/login.ts';
import { createSignIn } from './login/sign-in.ts';
import * as streamEndpoints from './streams/endpoints.ts';
import { streams } from './streams/streams.ts';
import { byInfohash } from './torrent/by-infohash.ts';
import { byPath } from './torrent/by-path.ts';
import { createDownloadResponder } from './torrent/download-responder.ts';
import * as torrentEndpoints from './torrent/endpoints.ts';
import { createRemovedPages } from './torrent/removed-pages.ts';
import { createKeyHolders } from './torrent/key-holder.ts';
import { torrentDelete } from './torrent/torrent-delete.ts';
import { torrentEdit } from './torrent/torrent-edit.ts';
import { torrentFiles } from './torrent/torrent-files.ts';
import { createTorrentPages } from './torrent/torrent-pages.ts';
import { torrentReplace } from './torrent/torrent-replace.ts';
import { torrentReport } from './torrent/torrent-report.ts';
import { torrentUpdate } from './torrent/update.ts';
import * as uploadEndpoints from './upload/endpoints.ts';
import { pictureRoutes } from './pictures/routes.ts';
import * as publisherEndpoints from './publisher/endpoints.ts';
import { publisher } from './publisher/publisher.ts';
import { createPublishResponder } from './upload/publish-responder.ts';
import { uploadForm } from './upload/upload-form.ts';
import { createUploadPages } from './upload/upload-pages.ts';

/** What the features of the site are made of. Each gets only the parts that it works with. */
export interface SiteParts {
  readonly frames: Frames;
  readonly assets: Assets;
  readonly catalogue: Catalogue;
  readonly checker: Checker;
  readonly moderation: Moderation;
  readonly statistics: StatisticsStore;
  readonly downloads: Downloads;
  readonly inspector: StoreInspector;
  readonly access: Access;
  /** Where people may sign in without a token. */
  readonly oidc: OidcSignIn | undefined;
  readonly audit: AuditStore;
  readonly webhooks: Webhooks;
  /** How the announces on IRC go; undefined where there are none. */
  readonly ircState: () => IrcState | undefined;
  /** The name of the setting that turns them on. */
  readonly ircSetting: string;
  readonly housekeeping: { readonly lastRun: HousekeepingRun | undefined };
  readonly identity: Identity;
  readonly rateLimits: RateLimits;
  /** What WebDAV clients have made to publish into. */
  readonly prepared: Prepared;
  /** What the site is called. */
  readonly siteName: string;
  /** The settings in effect. */
  readonly settings: readonly ShownSetting[];
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
  /** Whether uploads need a token. */
  readonly uploads: 'token' | 'open';
  /** Whether reading needs a token. */
  readonly read: 'open' | 'token';
  /** Whether all readers are shown who published a torrent. */
  readonly publishers: 'hidden' | 'shown' | 'pages';
  /** How many days a removed torrent can be restored. */
  readonly undoDays: number;
  /** The endpoints of the API, which a page describes. */
  readonly apiEndpoints: readonly Endpoint[];
  readonly now: () => Date;
}

/** Every address of the site: pages for people, and torrents by path and by infohash for everybody. */
export function siteRoutes(parts: SiteParts): DeclaredRoute[] {
  const page = pageRoutes(parts);
  const answer = endpointRoutes(parts);
  const answers = createAnswers(parts);
  return [
    ...uploadRoutes(page, parts, answers),
    ...loginRoutes(page, parts),
    ...accountRoutes(page, parts),
    ...administrationRoutes(page, parts),
    ...infohashRoutes(page, parts, answers),
    ...docsRoutes(page, parts),
    page(layoutEndpoints.CHOOSE_LANGUAGE, chooseLanguage),
    ...assetRoutes(page, parts),
    ...pathRoutes(page, answer, parts, answers),
    ...collectionRoutes(page, parts),
    ...pictureRoutes(page, parts),
  ];
}

/** What answers uploads and downloads, at whichever address they were asked for. */
type Answers = ReturnType<typeof createAnswers>;

function createAnswers({ frames, catalogue, identity, downloads, uploadBytesMax }: SiteParts) {
  const uploadPages = createUploadPages({ frames, catalogue, uploadBytesMax });
  return {
    uploadPages,
    published: createPublishResponder(uploadPages),
    downloads: createDownloadResponder({ catalogue, identity, downloads }),
  };
}

function uploadRoutes(
  page: PageRoute,
  { frames, catalogue, checker, rateLimits, uploadBytesMax }: SiteParts,
  { uploadPages, published }: Answers,
): DeclaredRoute[] {
  const form = uploadForm({ pages: uploadPages, published, catalogue, rateLimits, uploadBytesMax });
  const check = checkForm({ frames, uploadPages, checker, rateLimits, uploadBytesMax });
  return [
    page(uploadEndpoints.SHOW_UPLOAD, form.show),
    page(uploadEndpoints.SUBMIT_UPLOAD, form.submit),
    page(checkEndpoints.SHOW_CHECK, check.show),
    page(checkEndpoints.SUBMIT_CHECK, check.submit),
  ];
}

function loginRoutes(page: PageRoute, { frames, access, identity, oidc, now }: SiteParts): DeclaredRoute[] {
  const signIn = createSignIn({ frames, access, identity, hasProvider: oidc !== undefined, now });
  const signing = login(access, signIn);
  const provider = loginOidc(access, signIn, oidc);
  return [
    page(loginEndpoints.SHOW_LOGIN, signing.show),
    page(loginEndpoints.SUBMIT_LOGIN, signing.submit),
    page(loginEndpoints.SUBMIT_LOGOUT, signing.signOut),
    page(loginEndpoints.BEGIN_PROVIDER_LOGIN, provider.start),
    page(loginEndpoints.FINISH_PROVIDER_LOGIN, provider.finish),
  ];
}

function accountRoutes(
  page: PageRoute,
  { frames, access, catalogue, identity, rateLimits, read, publishers }: SiteParts,
): DeclaredRoute[] {
  const hasPublisherPages = publishers === 'pages';
  const own = account({ frames, access, catalogue, rateLimits, read, hasPublisherPages });
  const pages = publisher({ frames, catalogue, identity, rateLimits });
  return [
    page(ownEndpoints.SHOW_ACCOUNT, own.show),
    page(ownEndpoints.LIST_OWN_TORRENTS, own.torrents),
    page(ownEndpoints.END_SESSION, own.endSession),
    page(publisherEndpoints.SUBMIT_PUBLISHER, pages.submit),
    page(publisherEndpoints.SUBMIT_PUBLISHER_REMOVAL, pages.submitRemoval),
    page(publisherEndpoints.SHOW_PUBLISHER, pages.show),
    page(ownEndpoints.MAKE_FEED_KEY, own.makeFeedKey),
    page(ownEndpoints.REVOKE_FEED_KEY_FORM, own.revokeFeedKey),
  ];
}

function administrationRoutes(page: PageRoute, parts: SiteParts): DeclaredRoute[] {
  const { frames, catalogue, moderation, statistics, downloads, inspector, access, now } = parts;
  const pages = createAdminPages(frames, moderation);
  return adminRoutes(page, {
    overview: overview({ pages, moderation, statistics, downloads, inspector, now }),
    queue: queue({ pages, catalogue, moderation, access }),
    torrents: adminTorrents({ pages, catalogue, access, now }),
    blocks: blocks({ pages, moderation, access }),
    publishers: publishers({ pages, catalogue }),
    tokens: tokens({ pages, catalogue, access, now }),
    webhooks: webhooks({
      pages,
      webhooks: parts.webhooks,
      ircState: parts.ircState,
      ircSetting: parts.ircSetting,
    }),
    audit: audit({ pages, record: parts.audit, access }),
    settings: settings(pages, parts.settings),
    health: health({ pages, inspector, housekeeping: parts.housekeeping }),
  });
}

function infohashRoutes(page: PageRoute, parts: SiteParts, answers: Answers): DeclaredRoute[] {
  const { frames, catalogue, moderation, access, identity, rateLimits, uploadBytesMax, undoDays } = parts;
  const { published, downloads } = answers;
  const torrentPages = createTorrentPages({
    frames,
    catalogue,
    access,
    read: parts.read,
    publishers: parts.publishers,
  });
  const removedPages = createRemovedPages({ frames, catalogue, undoDays });
  const findKeyHolder = createKeyHolders({ access, catalogue, identity });
  const infohash = byInfohash({
    frames,
    findKeyHolder,
    catalogue,
    rateLimits,
    uploadBytesMax,
    siteName: parts.siteName,
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
    findKeyHolder,
    catalogue,
    identity,
    rateLimits,
    undoDays,
  });
  const report = torrentReport({ frames, catalogue, moderation, identity, rateLimits });
  return [
    page(torrentEndpoints.SHOW_TORRENT, infohash.page),
    page(torrentEndpoints.REMOVE_BY_INFOHASH, infohash.remove),
    page(torrentEndpoints.GET_UPDATE, torrentUpdate({ catalogue, downloads })),
    page(torrentEndpoints.DOWNLOAD_BY_INFOHASH, infohash.get),
    page(torrentEndpoints.PUT_BY_INFOHASH, infohash.put),
    page(torrentEndpoints.REMOVE_FILE_BY_INFOHASH, infohash.remove),
    page(torrentEndpoints.SHOW_MAGNET, infohash.magnet),
    page(torrentEndpoints.SHOW_BADGE, infohash.badge),
    page(torrentEndpoints.CITE_TORRENT, infohash.cite),
    page(torrentEndpoints.SHOW_FILES, files),
    page(torrentEndpoints.SHOW_EDIT, edit.show),
    page(torrentEndpoints.SUBMIT_EDIT, edit.submit),
    page(torrentEndpoints.SHOW_REPLACE, replace.show),
    page(torrentEndpoints.SUBMIT_REPLACE, replace.submit),
    page(torrentEndpoints.SHOW_DELETE, removal.show),
    page(torrentEndpoints.SUBMIT_DELETE, removal.submit),
    page(torrentEndpoints.REMOVE_BY_KEY, removal.remove),
    page(torrentEndpoints.SUBMIT_RESTORE, removal.restore),
    page(torrentEndpoints.SHOW_REPORT, report.show),
    page(torrentEndpoints.SUBMIT_REPORT, report.submit),
    page(torrentEndpoints.SHOW_REPORTED, report.thanks),
  ];
}

/** Torrents and collections under the paths that publishers choose. */
function pathRoutes(
  page: PageRoute,
  answer: EndpointRoute,
  { frames, catalogue, rateLimits, uploads, uploadBytesMax, prepared }: SiteParts,
  { published, downloads }: Answers,
): DeclaredRoute[] {
  const path = byPath({ catalogue, rateLimits, uploadBytesMax, downloads, published, prepared });
  const lists = listing({ frames, catalogue, rateLimits, uploads, renderReadme: createReadmeRenderer() });
  const whole = archives({ catalogue, rateLimits });
  const stream = streams({ catalogue, rateLimits, uploadBytesMax });
  return [
    page(streamEndpoints.POST_TO_STREAM, stream.post),
    page(streamEndpoints.GET_STREAM_COUNTER, stream.counter),
    page(listEndpoints.LIST_START, whole.orElse(lists.start)),
    page(torrentEndpoints.DOWNLOAD_IN_ROOT, path.get),
    page(torrentEndpoints.BADGE_IN_ROOT, path.badge),
    page(torrentEndpoints.PUT_IN_ROOT, path.put),
    page(torrentEndpoints.REMOVE_IN_ROOT, path.remove),
    answer(torrentEndpoints.EDIT_IN_ROOT, path.edit),
    page(torrentEndpoints.DOWNLOAD_BY_PATH, path.get),
    page(torrentEndpoints.DOWNLOAD_MIRRORED_IN_ROOT, path.get),
    page(torrentEndpoints.DOWNLOAD_MIRRORED, path.get),
    page(torrentEndpoints.BADGE_BY_PATH, path.badge),
    page(torrentEndpoints.PUT_BY_PATH, path.put),
    page(torrentEndpoints.REMOVE_BY_PATH, path.remove),
    answer(torrentEndpoints.EDIT_BY_PATH, path.edit),
    page(torrentEndpoints.PUT_UNNAMED_IN_ROOT, path.putUnnamed),
    page(torrentEndpoints.POST_IN_ROOT, path.post),
    page(listEndpoints.LIST_COLLECTION, whole.orElse(lists.collection)),
    page(torrentEndpoints.PUT_UNNAMED, path.putUnnamed),
    page(torrentEndpoints.POST_IN_COLLECTION, path.post),
    page(listEndpoints.REDIRECT_TO_COLLECTION, path.toCollection),
    page(torrentEndpoints.REFUSE_PUT, path.refuse),
    page(torrentEndpoints.REFUSE_POST, path.refuse),
  ];
}

function assetRoutes(page: PageRoute, { assets }: SiteParts): DeclaredRoute[] {
  return [
    page(layoutEndpoints.GET_ASSET, (request, { params }, call) =>
      assets.respond(request, params.name, call.query().v ?? null),
    ),
    page(layoutEndpoints.GET_SCRIPT, (request, { params }) =>
      assets.respondScript(request, params.version, params.name),
    ),
    page(layoutEndpoints.GET_ICON, (request) => assets.respond(request, 'favicon.svg', null)),
  ].map(routine);
}
