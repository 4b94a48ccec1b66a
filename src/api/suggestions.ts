import type { Catalogue } from '../catalogue/catalogue.ts';
import { createAddresses } from '../service/addresses.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { SUGGEST_TORRENTS } from '../service/endpoints/suggestions.ts';
import { toListQuery } from '../service/list-query.ts';

/** More than browsers show. */
const SUGGESTIONS_MAX = 8;

/** The newest torrents that a search finds while it is typed, as browsers read them (OpenSearch Suggestions 1.1). */
export function suggestionRoutes(answer: EndpointRoute, catalogue: Pick<Catalogue, 'list'>): DeclaredRoute[] {
  return [
    answer(SUGGEST_TORRENTS, async ({ context, visitor, query, reply }) => {
      const { q = '' } = query;
      const list = toListQuery({ q }, SUGGESTIONS_MAX);
      const { items } = q.trim() === '' ? { items: [] } : await catalogue.list(list, visitor.actor);
      const addresses = createAddresses(context.base);
      const names = items.map(({ title, name }) => title ?? name);
      const pages = items.map((torrent) => addresses.page(torrent));
      return reply(200, [q, names, names.map(() => ''), pages], { 'cache-control': 'no-cache' });
    }),
  ];
}
