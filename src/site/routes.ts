import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { isProblemCode } from '../http/problem.ts';
import { routine } from '../http/router.ts';
import { pageRoutes, type DeclaredRoute } from '../service/endpoint-routes.ts';
import { account } from './account/account.ts';
import * as ownEndpoints from './account/endpoints.ts';
import { adminRoutes } from './admin/routes.ts';
import { checkForm } from './check/check.ts';
import * as checkEndpoints from './check/endpoints.ts';
import { visitorFrame, type SiteDeps } from './deps.ts';
import * as docsEndpoints from './docs/endpoints.ts';
import { problemHelpPage } from './docs/problem-help.ts';
import { isRuleId, rulePage, rulesPage } from './docs/rules.ts';
import * as layoutEndpoints from './layout/endpoints.ts';
import type { Frame } from './layout/frame.ts';
import { chooseLanguage } from './layout/language.ts';
import { respondPage } from './layout/page-response.ts';
import * as listEndpoints from './list/endpoints.ts';
import { listing } from './list/listing.ts';
import * as loginEndpoints from './login/endpoints.ts';
import { loginOidc } from './login/login-oidc.ts';
import { login } from './login/login.ts';
import { byInfohash } from './torrent/by-infohash.ts';
import { byPath } from './torrent/by-path.ts';
import * as torrentEndpoints from './torrent/endpoints.ts';
import { torrentDelete } from './torrent/torrent-delete.ts';
import { torrentEdit } from './torrent/torrent-edit.ts';
import { torrentFiles } from './torrent/torrent-files.ts';
import { torrentReplace } from './torrent/torrent-replace.ts';
import { torrentReport } from './torrent/torrent-report.ts';
import * as uploadEndpoints from './upload/endpoints.ts';
import { uploadForm } from './upload/upload-form.ts';

/** Every address of the site: pages for people, and torrents by path and by infohash for everybody. */
export function siteRoutes(deps: SiteDeps): DeclaredRoute[] {
  return [
    ...uploadRoutes(deps),
    ...loginRoutes(deps),
    ...accountRoutes(deps),
    ...adminRoutes(deps),
    ...infohashRoutes(deps),
    ...docsRoutes(deps),
    ...assetRoutes(deps),
    ...pathRoutes(deps),
  ];
}

function uploadRoutes(deps: SiteDeps): DeclaredRoute[] {
  const page = pageRoutes(deps);
  const form = uploadForm(deps);
  const check = checkForm(deps);
  return [
    page(uploadEndpoints.SHOW_UPLOAD, form.show),
    page(uploadEndpoints.SUBMIT_UPLOAD, form.submit),
    page(checkEndpoints.SHOW_CHECK, check.show),
    page(checkEndpoints.SUBMIT_CHECK, check.submit),
  ];
}

function loginRoutes(deps: SiteDeps): DeclaredRoute[] {
  const page = pageRoutes(deps);
  const signing = login(deps);
  const provider = loginOidc(deps);
  return [
    page(loginEndpoints.SHOW_LOGIN, signing.show),
    page(loginEndpoints.SUBMIT_LOGIN, signing.submit),
    page(loginEndpoints.SUBMIT_LOGOUT, signing.signOut),
    page(loginEndpoints.BEGIN_PROVIDER_LOGIN, provider.start),
    page(loginEndpoints.FINISH_PROVIDER_LOGIN, provider.finish),
  ];
}

function accountRoutes(deps: SiteDeps): DeclaredRoute[] {
  const page = pageRoutes(deps);
  const own = account(deps);
  return [
    page(ownEndpoints.SHOW_ACCOUNT, own.show),
    page(ownEndpoints.LIST_OWN_TORRENTS, own.torrents),
    page(ownEndpoints.END_SESSION, own.endSession),
    page(ownEndpoints.MAKE_FEED_KEY, own.makeFeedKey),
    page(ownEndpoints.REVOKE_FEED_KEY_FORM, own.revokeFeedKey),
  ];
}

function infohashRoutes(deps: SiteDeps): DeclaredRoute[] {
  const page = pageRoutes(deps);
  const infohash = byInfohash(deps);
  const edit = torrentEdit(deps);
  const replace = torrentReplace(deps);
  const removal = torrentDelete(deps);
  const report = torrentReport(deps);
  return [
    page(torrentEndpoints.SHOW_TORRENT, infohash.page),
    page(torrentEndpoints.REMOVE_BY_INFOHASH, infohash.remove),
    page(torrentEndpoints.DOWNLOAD_BY_INFOHASH, infohash.get),
    page(torrentEndpoints.PUT_BY_INFOHASH, infohash.put),
    page(torrentEndpoints.REMOVE_FILE_BY_INFOHASH, infohash.remove),
    page(torrentEndpoints.SHOW_MAGNET, infohash.magnet),
    page(torrentEndpoints.SHOW_FILES, torrentFiles(deps)),
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
function pathRoutes(deps: SiteDeps): DeclaredRoute[] {
  const page = pageRoutes(deps);
  const path = byPath(deps);
  const lists = listing(deps);
  return [
    page(listEndpoints.LIST_START, lists.start),
    page(torrentEndpoints.DOWNLOAD_IN_ROOT, path.get),
    page(torrentEndpoints.PUT_IN_ROOT, path.put),
    page(torrentEndpoints.REMOVE_IN_ROOT, path.remove),
    page(torrentEndpoints.DOWNLOAD_BY_PATH, path.get),
    page(torrentEndpoints.PUT_BY_PATH, path.put),
    page(torrentEndpoints.REMOVE_BY_PATH, path.remove),
    page(torrentEndpoints.PUT_UNNAMED_IN_ROOT, path.putUnnamed),
    page(torrentEndpoints.POST_IN_ROOT, path.post),
    page(listEndpoints.LIST_COLLECTION, lists.collection),
    page(torrentEndpoints.PUT_UNNAMED, path.putUnnamed),
    page(torrentEndpoints.POST_IN_COLLECTION, path.post),
    page(listEndpoints.LEAD_TO_COLLECTION, path.toCollection),
    page(torrentEndpoints.REFUSE_PUT, path.refuse),
    page(torrentEndpoints.REFUSE_POST, path.refuse),
  ];
}

function docsRoutes(deps: SiteDeps): DeclaredRoute[] {
  const page = pageRoutes(deps);
  return [
    page(docsEndpoints.SHOW_PROBLEM_HELP, (request, context) => showProblemHelp(deps, request, context)),
    page(docsEndpoints.SHOW_RULES, (request, context) => show(deps, request, context, rulesPage)),
    page(docsEndpoints.SHOW_RULE, (request, context) => showRule(deps, request, context)),
    page(layoutEndpoints.CHOOSE_LANGUAGE, chooseLanguage),
  ];
}

function assetRoutes(deps: SiteDeps): DeclaredRoute[] {
  const page = pageRoutes(deps);
  const { assets } = deps;
  return [
    page(layoutEndpoints.GET_ASSET, (request, { params }, call) =>
      assets.respond(request, params.name, call.query().v ?? null),
    ),
    page(layoutEndpoints.GET_SCRIPT, (request, { params }) =>
      assets.respondScript(request, params.version, params.name),
    ),
    page(layoutEndpoints.GET_ICON, (request) => assets.respond(request, 'favicon.svg', null)),
    page(layoutEndpoints.GET_ROBOTS, (request) => assets.respond(request, 'robots.txt', null)),
  ].map(routine);
}

async function show(
  deps: SiteDeps,
  request: Request,
  context: Context,
  page: (frame: Frame) => string,
): Promise<Response> {
  const frame = await visitorFrame(deps, request, context);
  return respondPage(200, page(frame), frame);
}

function showRule(deps: SiteDeps, request: Request, context: Context<{ id: string }>): Promise<Response> {
  const { id } = context.params;
  if (!isRuleId(id)) throw new AppError('not_found', `Cannot find a rule of the name "${id}"`);
  return show(deps, request, context, (frame) => rulePage(id, frame));
}

function showProblemHelp(
  deps: SiteDeps,
  request: Request,
  context: Context<{ code: string }>,
): Promise<Response> {
  const { code } = context.params;
  if (!isProblemCode(code)) throw new AppError('not_found', `Cannot find a problem of the name "${code}"`);
  return show(deps, request, context, (frame) => problemHelpPage(code, frame));
}
