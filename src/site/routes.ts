import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { isProblemCode } from '../http/problem.ts';
import { routine, type Route } from '../http/router.ts';
import { route } from '../service/routes.ts';
import { account } from './account/account.ts';
import { adminRoutes } from './admin/routes.ts';
import { byInfohash } from './torrent/by-infohash.ts';
import { byPath } from './torrent/by-path.ts';
import { checkForm } from './check/check.ts';
import { visitorFrame, type SiteDeps } from './deps.ts';
import type { Frame } from './layout/frame.ts';
import { chooseLanguage } from './layout/language.ts';
import { listing } from './list/listing.ts';
import { loginOidc } from './login/login-oidc.ts';
import { login } from './login/login.ts';
import { respondPage } from './layout/page-response.ts';
import { problemHelpPage } from './docs/problem-help.ts';
import { isRuleId, rulePage, rulesPage } from './docs/rules.ts';
import { torrentDelete } from './torrent/torrent-delete.ts';
import { torrentEdit } from './torrent/torrent-edit.ts';
import { torrentFiles } from './torrent/torrent-files.ts';
import { torrentReplace } from './torrent/torrent-replace.ts';
import { torrentReport } from './torrent/torrent-report.ts';
import { uploadForm } from './upload/upload-form.ts';

/** Every address of the site: pages for people, and torrents by path and by infohash for everybody. */
export function siteRoutes(deps: SiteDeps): Route[] {
  const path = byPath(deps);
  const infohash = byInfohash(deps);
  const lists = listing(deps);
  const edit = torrentEdit(deps);
  const replace = torrentReplace(deps);
  const removal = torrentDelete(deps);
  const report = torrentReport(deps);
  const form = uploadForm(deps);
  const check = checkForm(deps);
  const own = account(deps);
  const signing = login(deps);
  const provider = loginOidc(deps);
  return [
    route('GET', '/', lists.start),
    route('POST', '/', path.post),
    route('PUT', '/', path.putUnnamed),

    route('GET', '/upload', form.show),
    route('POST', '/upload', form.submit),
    route('GET', '/upload/check', check.show),
    route('POST', '/upload/check', check.submit),

    route('GET', '/login', signing.show),
    route('POST', '/login', signing.submit),
    route('POST', '/logout', signing.signOut),
    route('GET', '/login/oidc', provider.start),
    route('GET', '/login/oidc/callback', provider.finish),

    route('GET', '/account', own.show),
    route('GET', '/account/torrents', own.torrents),
    route('POST', '/account/sessions/{id:digits}/end', own.endSession),
    route('POST', '/account/feed-keys', own.makeFeedKey),
    route('POST', '/account/feed-keys/{id:digits}/revoke', own.revokeFeedKey),

    ...adminRoutes(deps),

    route('GET', '/torrents/{infohash:infohash}', infohash.page),
    route('DELETE', '/torrents/{infohash:infohash}', infohash.remove),
    route('GET', '/torrents/{infohash:infohash}.torrent', infohash.get),
    route('PUT', '/torrents/{infohash:infohash}.torrent', infohash.put),
    route('DELETE', '/torrents/{infohash:infohash}.torrent', infohash.remove),
    route('GET', '/torrents/{infohash:infohash}/magnet', infohash.magnet),
    route('GET', '/torrents/{infohash:infohash}/files', torrentFiles(deps)),
    route('GET', '/torrents/{infohash:infohash}/edit', edit.show),
    route('POST', '/torrents/{infohash:infohash}/edit', edit.submit),
    route('GET', '/torrents/{infohash:infohash}/replace', replace.show),
    route('POST', '/torrents/{infohash:infohash}/replace', replace.submit),
    route('GET', '/torrents/{infohash:infohash}/delete', removal.show),
    route('POST', '/torrents/{infohash:infohash}/delete', removal.submit),
    route('DELETE', '/torrents/{infohash:infohash}/delete', removal.remove),
    route('POST', '/torrents/{infohash:infohash}/restore', removal.restore),
    route('GET', '/torrents/{infohash:infohash}/report', report.show),
    route('POST', '/torrents/{infohash:infohash}/report', report.submit),
    route('GET', '/torrents/{infohash:infohash}/report/thanks', report.thanks),

    route('GET', '/docs/problems/{code}', (request, context) => showProblemHelp(deps, request, context)),
    route('GET', '/docs/rules', (request, context) => show(deps, request, context, rulesPage)),
    route('GET', '/docs/rules/{id}', (request, context) => showRule(deps, request, context)),
    route('POST', '/language', chooseLanguage),
    ...assetRoutes(deps).map(routine),

    route('GET', '/{file:torrentFile}', path.get),
    route('PUT', '/{file:torrentFile}', path.put),
    route('DELETE', '/{file:torrentFile}', path.remove),
    route('GET', '/{collection:segments}/{file:torrentFile}', path.get),
    route('PUT', '/{collection:segments}/{file:torrentFile}', path.put),
    route('DELETE', '/{collection:segments}/{file:torrentFile}', path.remove),

    route('GET', '/{collection:segments}/', lists.collection),
    route('PUT', '/{collection:segments}/', path.putUnnamed),
    route('POST', '/{collection:segments}/', path.post),

    route('GET', '/{path:folder}', path.toCollection),
    route('PUT', '/{path:folder}', path.refuse),
    route('POST', '/{path:folder}', path.refuse),
  ];
}

function assetRoutes({ assets }: SiteDeps): Route[] {
  return [
    route('GET', '/assets/{name}', (request, { params, target }) =>
      assets.respond(request, params.name, target.query.get('v')),
    ),
    route('GET', '/assets/{version}/{name}', (request, { params }) =>
      assets.respondScript(request, params.version, params.name),
    ),
    route('GET', '/favicon.ico', (request) => assets.respond(request, 'favicon.svg', null)),
    route('GET', '/robots.txt', (request) => assets.respond(request, 'robots.txt', null)),
  ];
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
