import { respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { formatCursor } from '../web/cursor.ts';
import { isSearch, LIST_PARAMETERS, nextQuery, parseListQuery } from '../web/list-query.ts';
import { route } from '../web/routes.ts';
import { torrentJson } from '../web/torrent-json.ts';
import type { ApiDeps } from './deps.ts';
import { checkParameters } from './parameters.ts';
import { API_PREFIX } from './prefix.ts';

const PAGE_SIZE = 50;

/** Lists of public torrents: what is in a collection, what a search finds, in the order that is asked for. */
export function torrentListRoutes({ catalogue, identity, rateLimits }: ApiDeps): Route[] {
  return [
    route('GET', `${API_PREFIX}/torrents`, async (request, context) => {
      const { target, base } = context;
      const visitor = await identity.visitor(request, context);
      checkParameters(target.query, LIST_PARAMETERS);
      const input = parseListQuery(target.query, PAGE_SIZE);
      if (isSearch(input)) rateLimits.take('searches', request, visitor);
      const { items, next } = await catalogue.list(input);
      const body = {
        items: items.map((torrent) => torrentJson(torrent, base)),
        next: next === undefined ? null : formatCursor(input, next),
      };
      const link = next && { link: `<?${nextQuery(target.query, input, next).toString()}>; rel="next"` };
      return respondJson(200, body, { 'cache-control': 'no-cache', ...link });
    }),
  ];
}
