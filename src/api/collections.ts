import { toCollection, trimSlashes } from '../catalogue/names.ts';
import { respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { collectionJson } from '../service/collection-json.ts';
import { route } from '../service/routes.ts';
import type { ApiDeps } from './deps.ts';
import { checkParameters } from './parameters.ts';
import { API_PREFIX } from './prefix.ts';

/** The collections directly below `parent`, by name; without it those at the top. */
export function collectionRoutes({ catalogue }: Pick<ApiDeps, 'catalogue'>): Route[] {
  return [
    route('GET', `${API_PREFIX}/collections`, async (_request, { target, base }) => {
      checkParameters(target.query, ['parent']);
      const parent = toCollection(trimSlashes(target.query.get('parent') ?? ''));
      const collections = await catalogue.listCollections(parent);
      const items = collections.map((collection) => collectionJson(collection, base));
      return respondJson(200, { items, next: null }, { 'cache-control': 'no-cache' });
    }),
  ];
}
