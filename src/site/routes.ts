import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { isProblemCode } from '../http/problem.ts';
import { respondHtml } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { route } from '../web/routes.ts';
import { byInfohash } from './by-infohash.ts';
import { byPath } from './by-path.ts';
import { checkForm } from './check.ts';
import { frameOf, type SiteDeps } from './deps.ts';
import { listing } from './listing.ts';
import { problemHelpPage } from './pages/problem-help.ts';
import { isRuleId, rulePage, rulesPage } from './pages/rules.ts';
import { uploadForm } from './upload-form.ts';

/** Every address of the site: pages for people, and torrents by path and by infohash for everybody. */
export function siteRoutes(deps: SiteDeps): Route[] {
  const path = byPath(deps);
  const infohash = byInfohash(deps);
  const lists = listing(deps);
  const form = uploadForm(deps);
  const check = checkForm(deps);
  return [
    route('GET', '/', lists.start),
    route('POST', '/', path.post),
    route('PUT', '/', path.putUnnamed),

    route('GET', '/upload', form.show),
    route('POST', '/upload', form.submit),
    route('GET', '/upload/check', check.show),
    route('POST', '/upload/check', check.submit),

    route('GET', '/torrents/{infohash:infohash}', infohash.page),
    route('DELETE', '/torrents/{infohash:infohash}', infohash.remove),
    route('GET', '/torrents/{infohash:infohash}.torrent', infohash.get),
    route('PUT', '/torrents/{infohash:infohash}.torrent', infohash.put),
    route('DELETE', '/torrents/{infohash:infohash}.torrent', infohash.remove),
    route('GET', '/torrents/{infohash:infohash}/magnet', infohash.magnet),

    route('GET', '/docs/problems/{code}', (_request, context) => showProblemHelp(deps, context)),
    route('GET', '/docs/rules', (_request, { base }) => respondHtml(200, rulesPage(frameOf(deps, base)))),
    route('GET', '/docs/rules/{id}', (_request, context) => showRule(deps, context)),
    route('GET', '/assets/{name}', (request, { params, target }) =>
      deps.assets.respond(request, params.name, target.query.get('v')),
    ),
    route('GET', '/favicon.ico', (request) => deps.assets.respond(request, 'favicon.svg', null)),
    route('GET', '/robots.txt', (request) => deps.assets.respond(request, 'robots.txt', null)),

    route('GET', '/{file}.torrent', path.get),
    route('PUT', '/{file}.torrent', path.put),
    route('DELETE', '/{file}.torrent', path.remove),
    route('GET', '/{collection:segments}/{file}.torrent', path.get),
    route('PUT', '/{collection:segments}/{file}.torrent', path.put),
    route('DELETE', '/{collection:segments}/{file}.torrent', path.remove),

    route('GET', '/{collection:segments}/', lists.collection),
    route('PUT', '/{collection:segments}/', path.putUnnamed),
    route('POST', '/{collection:segments}/', path.post),

    route('GET', '/{path:folder}', path.toCollection),
    route('PUT', '/{path:folder}', path.refuse),
    route('POST', '/{path:folder}', path.refuse),
  ];
}

function showRule(deps: SiteDeps, { params, base }: Context<{ id: string }>): Response {
  if (!isRuleId(params.id)) throw new AppError('not_found', `Cannot find a rule of the name "${params.id}"`);
  return respondHtml(200, rulePage(params.id, frameOf(deps, base)));
}

function showProblemHelp(deps: SiteDeps, { params, base }: Context<{ code: string }>): Response {
  if (!isProblemCode(params.code)) {
    throw new AppError('not_found', `Cannot find a problem of the name "${params.code}"`);
  }
  return respondHtml(200, problemHelpPage(params.code, frameOf(deps, base)));
}
