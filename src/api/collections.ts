import type { Access } from '../access/access.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { settingsVersionOf, type CollectionDetails } from '../catalogue/collection-settings.ts';
import { toCollection } from '../catalogue/names.ts';
import type { Base } from '../http/context.ts';
import { collectionDetailsJson, collectionJson, retentionCheckJson } from '../service/collection-json.ts';
import { preconditionsOf } from '../service/conditions.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import {
  CHECK_RETENTION,
  EDIT_COLLECTION,
  GET_COLLECTION,
  LIST_COLLECTIONS,
} from '../service/endpoints/collections.ts';
import { PRIVATE } from './private.ts';
import { createReadmeRenderer } from '../service/readme-renderer.ts';
import type { Visitor } from '../service/visitor.ts';

type Catalogued = Pick<
  Catalogue,
  'listCollections' | 'getCollection' | 'editCollection' | 'moveCollection' | 'checkRetention' | 'findReadme'
>;

/** Collections: those directly below one, by name, and each by its path, with what is set for it. */
export function collectionRoutes(
  answer: EndpointRoute,
  catalogue: Catalogued,
  access: Pick<Access, 'listBoundTo'>,
): DeclaredRoute[] {
  const renderReadme = createReadmeRenderer();
  const detailsOf = async (details: CollectionDetails, { actor }: Visitor, base: Base) => {
    const readme = await catalogue.findReadme(details.path, actor);
    return collectionDetailsJson(details, readme && renderReadme(readme), base);
  };
  const headersOf = ({ settings }: CollectionDetails) => ({
    'cache-control': 'no-cache, no-transform',
    etag: `"${settingsVersionOf(settings)}"`,
  });
  return [
    answer(LIST_COLLECTIONS, async ({ query, context, visitor, reply }) => {
      const collections = await catalogue.listCollections(query.parent ?? '', visitor.actor);
      const items = collections.map((collection) => collectionJson(collection, context.base));
      return reply(200, { items, next: null }, { 'cache-control': 'no-cache' });
    }),

    answer(GET_COLLECTION, async ({ context, visitor, reply }) => {
      const collection = toCollection(context.params.collection);
      const details = await catalogue.getCollection(collection, visitor.actor);
      return reply(200, await detailsOf(details, visitor, context.base), headersOf(details));
    }),

    answer(EDIT_COLLECTION, async ({ request, context, visitor, body, reply }) => {
      const collection = toCollection(context.params.collection);
      const conditions = preconditionsOf(request);
      const { path, ...edit } = body;
      if (path !== undefined) {
        const moved = await catalogue.moveCollection(collection, path, visitor.actor, conditions);
        const bound = await access.listBoundTo(collection);
        const json = await detailsOf(moved, visitor, context.base);
        return reply(200, { ...json, boundTokens: bound.map(({ id }) => id) }, headersOf(moved));
      }
      const details = await catalogue.editCollection(collection, edit, visitor.actor, conditions);
      return reply(200, await detailsOf(details, visitor, context.base), headersOf(details));
    }),

    answer(CHECK_RETENTION, async ({ context, visitor, body, reply }) => {
      const collection = toCollection(context.params.collection);
      const check = await catalogue.checkRetention(collection, body.retention ?? undefined, visitor.actor);
      return reply(200, retentionCheckJson(check, context.base), PRIVATE);
    }),
  ];
}
