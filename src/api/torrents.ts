import { respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { formatCursor } from '../service/cursor.ts';
import { isSearch, nextQuery, parseListQuery } from '../service/list-query.ts';
import { MODERATOR_PARAMETERS, parseModeratorQuery } from '../service/moderator-query.ts';
import { route } from '../service/routes.ts';
import { torrentJson } from '../service/torrent-json.ts';
import { PRIVATE, type ApiDeps } from './deps.ts';
import { checkParameters } from './parameters.ts';
import { API_PREFIX } from './prefix.ts';

const PAGE_SIZE = 50;

/**
 * Lists of public torrents: what is in a collection, what a search finds, in the order that is asked for. With a `state`,
 * those of that state, for moderators, in the order of publication.
 */
export function torrentListRoutes({ catalogue, identity, rateLimits }: ApiDeps): Route[] {
  return [
    route('GET', `${API_PREFIX}/torrents`, async (request, context) => {
      const { target, base } = context;
      checkParameters(target.query, MODERATOR_PARAMETERS);
      const isModerator = target.query.has('state');
      const visitor = isModerator
        ? await identity.require(request, context, 'moderator')
        : await identity.visitor(request, context);
      const input = isModerator
        ? parseModeratorQuery(target.query, PAGE_SIZE, visitor.actor)
        : parseListQuery(target.query, PAGE_SIZE);
      if (isSearch(input)) rateLimits.take('searches', request, visitor);
      const { items, next } = await catalogue.list(input);
      const body = {
        items: items.map((torrent) => torrentJson(torrent, base)),
        next: next === undefined ? null : formatCursor(input, next),
      };
      const link = next && { link: `<?${nextQuery(target.query, input, next).toString()}>; rel="next"` };
      return respondJson(200, body, {
        ...(isModerator ? PRIVATE : { 'cache-control': 'no-cache' }),
        ...link,
      });
    }),
  ];
}
