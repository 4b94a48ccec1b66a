import type { OidcSignIn } from '../access/oidc.ts';
import type { Checker } from '../catalogue/checker.ts';
import type { Assets } from '../http/files.ts';
import { routine } from '../http/router.ts';
import {
  endpointRoutes,
  pageRoutes,
  type EndpointRoute,
  type DeclaredRoute,
  type PageRoute,
} from '../service/endpoint-routes.ts';
import { createOwnAnnounce } from '../service/own-tracker.ts';
import type { Prepared } from '../service/prepared.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import { account } from './account/account.ts';
import { figurePages } from './account/figures.ts';
import { passkeyForms } from './account/passkey-forms.ts';
import * as ownEndpoints from './account/endpoints.ts';
import { adminRoutes, type AdminRoutesParts } from './admin/routes.ts';
import { checkForm } from './check/check.ts';
import * as checkEndpoints from './check/endpoints.ts';
import { createForm } from './create/create.ts';
import * as createEndpoints from './create/endpoints.ts';
import { createReadmeRenderer } from '../service/readme-renderer.ts';
import { archives } from './collection/archives.ts';
import { collectionRoutes } from './collection/routes.ts';
import { docsRoutes, type DocsRoutesParts } from './docs/routes.ts';
import * as layoutEndpoints from './layout/endpoints.ts';
import { chooseLanguage } from './layout/language.ts';
import * as listEndpoints from './list/endpoints.ts';
import { listing } from './list/listing.ts';
import * as loginEndpoints from './login/endpoints.ts';
import { loginOidc } from './login/login-oidc.ts';
import { login } from './login/login.ts';
import { createSignIn } from './login/sign-in.ts';
import * as streamEndpoints from './streams/endpoints.ts';
import { streams } from './streams/streams.ts';
import { byPath } from './torrent/by-path.ts';
import { createDownloadResponder } from './torrent/download-responder.ts';
import * as pathEndpoints from './torrent/path-endpoints.ts';
import { torrentRoutes, type TorrentAnswers, type TorrentRoutesParts } from './torrent/routes.ts';
import * as uploadEndpoints from './upload/endpoints.ts';
import { pictureRoutes } from './pictures/routes.ts';
import * as publisherEndpoints from './publisher/endpoints.ts';
import { publisher } from './publisher/publisher.ts';
import { createPublishResponder } from './upload/publish-responder.ts';
import { uploadForm } from './upload/upload-form.ts';
import { createUploadPages, type UploadPages } from './upload/upload-pages.ts';

/** What the features of the site are made of. Each gets only the parts that it works with. */
export interface SiteParts extends AdminRoutesParts, TorrentRoutesParts, DocsRoutesParts {
  readonly rateLimits: RateLimits;
  readonly assets: Assets;
  readonly checker: Checker;
  /** Where people may sign in without a token. */
  readonly oidc: OidcSignIn | undefined;
  /** What WebDAV clients have made to publish into. */
  readonly prepared: Prepared;
  /** Whether uploads need a token. */
  readonly uploads: 'token' | 'open';
  /** What pages that seed ask for their address: hosts with a port or without. */
  readonly stunServers: readonly string[];
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
    ...adminRoutes(page, parts),
    ...torrentRoutes(page, parts, answers),
    ...docsRoutes(page, parts),
    page(layoutEndpoints.CHOOSE_LANGUAGE, chooseLanguage),
    ...assetRoutes(page, parts),
    ...pathRoutes(page, answer, parts, answers),
    ...collectionRoutes(page, parts),
    ...pictureRoutes(page, parts),
  ];
}

/** What answers uploads and downloads, and the pages of uploads. */
interface Answers extends TorrentAnswers {
  readonly uploadPages: UploadPages;
}

function createAnswers(parts: SiteParts): Answers {
  const { frames, catalogue, identity, downloads, uploadBytesMax } = parts;
  const uploadPages = createUploadPages({ frames, catalogue, uploadBytesMax });
  return {
    uploadPages,
    published: createPublishResponder(uploadPages),
    downloads: createDownloadResponder({
      catalogue,
      identity,
      downloads,
      ownAnnounce: createOwnAnnounce(parts),
      sources: parts.sources,
    }),
  };
}

function uploadRoutes(
  page: PageRoute,
  { frames, catalogue, checker, rateLimits, uploadBytesMax, stunServers }: SiteParts,
  { uploadPages, published }: Answers,
): DeclaredRoute[] {
  const form = uploadForm({ pages: uploadPages, published, catalogue, rateLimits, uploadBytesMax });
  const check = checkForm({ frames, uploadPages, checker, rateLimits, uploadBytesMax });
  const create = createForm({ frames, uploadPages, stunServers });
  return [
    page(uploadEndpoints.SHOW_UPLOAD, form.show),
    page(uploadEndpoints.SUBMIT_UPLOAD, form.submit),
    page(createEndpoints.SHOW_CREATE, create.show),
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
  { frames, access, catalogue, identity, rateLimits, read, publishers, tracker }: SiteParts,
): DeclaredRoute[] {
  const hasPublisherPages = publishers === 'pages';
  const own = account({ frames, access, catalogue, rateLimits, read, hasPublisherPages, tracker });
  const keys = passkeyForms({ frames, tracker });
  const figures = figurePages({ frames, catalogue, tracker });
  const pages = publisher({ frames, catalogue, identity, rateLimits });
  return [
    page(ownEndpoints.SHOW_ACCOUNT, own.show),
    page(ownEndpoints.LIST_OWN_TORRENTS, own.torrents),
    page(ownEndpoints.SHOW_FIGURES, figures.show),
    page(ownEndpoints.EXPORT_FIGURES, figures.download),
    page(ownEndpoints.END_SESSION, own.endSession),
    page(publisherEndpoints.SUBMIT_PUBLISHER, pages.submit),
    page(publisherEndpoints.SUBMIT_PUBLISHER_REMOVAL, pages.submitRemoval),
    page(publisherEndpoints.SHOW_PUBLISHER, pages.show),
    page(ownEndpoints.MAKE_FEED_KEY, own.makeFeedKey),
    page(ownEndpoints.REVOKE_FEED_KEY_FORM, own.revokeFeedKey),
    page(ownEndpoints.MAKE_PASSKEY, keys.make),
    page(ownEndpoints.REVOKE_PASSKEY_FORM, keys.revoke),
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
    page(pathEndpoints.DOWNLOAD_IN_ROOT, path.get),
    page(pathEndpoints.BADGE_IN_ROOT, path.badge),
    page(pathEndpoints.PUT_IN_ROOT, path.put),
    page(pathEndpoints.REMOVE_IN_ROOT, path.remove),
    answer(pathEndpoints.EDIT_IN_ROOT, path.edit),
    page(pathEndpoints.DOWNLOAD_BY_PATH, path.get),
    page(pathEndpoints.DOWNLOAD_MIRRORED_IN_ROOT, path.get),
    page(pathEndpoints.DOWNLOAD_MIRRORED, path.get),
    page(pathEndpoints.BADGE_BY_PATH, path.badge),
    page(pathEndpoints.PUT_BY_PATH, path.put),
    page(pathEndpoints.REMOVE_BY_PATH, path.remove),
    answer(pathEndpoints.EDIT_BY_PATH, path.edit),
    page(pathEndpoints.PUT_UNNAMED_IN_ROOT, path.putUnnamed),
    page(pathEndpoints.POST_IN_ROOT, path.post),
    page(listEndpoints.LIST_COLLECTION, whole.orElse(lists.collection)),
    page(pathEndpoints.PUT_UNNAMED, path.putUnnamed),
    page(pathEndpoints.POST_IN_COLLECTION, path.post),
    page(listEndpoints.REDIRECT_TO_COLLECTION, path.toCollection),
    page(pathEndpoints.REFUSE_PUT, path.refuse),
    page(pathEndpoints.REFUSE_POST, path.refuse),
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
