import type { Catalogue } from '../catalogue/catalogue.ts';
import { formatCursor } from '../service/cursor.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { LIST_TORRENTS } from '../service/endpoints/torrents.ts';
import { requireRole } from '../service/identity.ts';
import { isSearch, nextQuery, toListQuery } from '../service/list-query.ts';
import { toModeratorQuery } from '../service/moderator-query.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import { torrentJson } from '../service/torrent-json.ts';
import { PRIVATE } from './private.ts';

const PAGE_SIZE = 50;

/**
 * Lists of public torrents: what is in a collection, what a search finds, in the order that is asked for. With a `state`,
 * those of that state, for moderators, in the order of publication.
 */
export function torrentListRoutes(
  answer: EndpointRoute,
  catalogue: Pick<Catalogue, 'list'>,
  rateLimits: Pick<RateLimits, 'take'>,
): DeclaredRoute[] {
  return [
    answer(LIST_TORRENTS, async ({ request, context, visitor, query, reply }) => {
      const { target, base } = context;
      const isModerator = target.query.has('state');
      if (isModerator) requireRole(visitor, 'moderator');
      const input = isModerator
        ? toModeratorQuery(query, PAGE_SIZE, visitor.actor)
        : toListQuery(query, PAGE_SIZE);
      if (isSearch(input)) await rateLimits.take('searches', request, visitor);
      const { items, next } = await catalogue.list(input, visitor.actor);
      const page = {
        items: items.map((torrent) => torrentJson(torrent, base)),
        next: next === undefined ? null : formatCursor(input, next),
      };
      const link = next && { link: `<?${nextQuery(target.query, input, next).toString()}>; rel="next"` };
      return reply(200, page, { ...(isModerator ? PRIVATE : { 'cache-control': 'no-cache' }), ...link });
    }),
  ];
}
