import type { Catalogue } from '../catalogue/catalogue.ts';
import { collectionJson } from '../service/collection-json.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { LIST_COLLECTIONS } from '../service/endpoints/torrents.ts';

/** The collections directly below `parent`, by name; without it those at the top. */
export function collectionRoutes(
  answer: EndpointRoute,
  catalogue: Pick<Catalogue, 'listCollections'>,
): DeclaredRoute[] {
  return [
    answer(LIST_COLLECTIONS, async ({ query, context, reply }) => {
      const collections = await catalogue.listCollections(query.parent ?? '');
      const items = collections.map((collection) => collectionJson(collection, context.base));
      return reply(200, { items, next: null }, { 'cache-control': 'no-cache' });
    }),
  ];
}
