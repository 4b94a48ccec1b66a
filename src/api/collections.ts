import { collectionJson } from '../service/collection-json.ts';
import { endpointRoutes, type DeclaredRoute } from '../service/endpoint-routes.ts';
import { LIST_COLLECTIONS } from '../service/endpoints/torrents.ts';
import type { ApiDeps } from './deps.ts';

/** The collections directly below `parent`, by name; without it those at the top. */
export function collectionRoutes(deps: ApiDeps): DeclaredRoute[] {
  const answer = endpointRoutes(deps);
  return [
    answer(LIST_COLLECTIONS, async ({ query, context, reply }) => {
      const collections = await deps.catalogue.listCollections(query.parent ?? '');
      const items = collections.map((collection) => collectionJson(collection, context.base));
      return reply(200, { items, next: null }, { 'cache-control': 'no-cache' });
    }),
  ];
}
