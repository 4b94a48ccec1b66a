import type { Access } from '../access/access.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { collectionVersionOf, type CollectionDetails } from '../catalogue/collection-settings.ts';
import { toCollection } from '../catalogue/names.ts';
import { boundTo, type Webhooks } from '../events/webhook.ts';
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

type Catalogued = Pick<
  Catalogue,
  'listCollections' | 'getCollection' | 'editCollection' | 'editReadme' | 'moveCollection' | 'checkRetention'
>;

/** Collections: those directly below one, by name, and each by its path, with what is set for it. */
export function collectionRoutes(
  answer: EndpointRoute,
  catalogue: Catalogued,
  access: Pick<Access, 'listBoundTo'>,
  webhooks: Pick<Webhooks, 'list'>,
): DeclaredRoute[] {
  const renderReadme = createReadmeRenderer();
  const jsonOf = (details: CollectionDetails, base: Base) =>
    collectionDetailsJson(details, details.readme && renderReadme(details.readme), base);
  const headersOf = (details: CollectionDetails) => ({
    'cache-control': 'no-cache, no-transform',
    etag: `"${collectionVersionOf(details)}"`,
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
      return reply(200, jsonOf(details, context.base), headersOf(details));
    }),

    answer(EDIT_COLLECTION, async ({ request, context, visitor, body, reply }) => {
      const collection = toCollection(context.params.collection);
      const conditions = { ...preconditionsOf(request), about: 'collection' } as const;
      const { path, readme, ...edit } = body;
      if (path !== undefined) {
        const moved = await catalogue.moveCollection(collection, path, visitor.actor, conditions);
        const bound = await access.listBoundTo(collection);
        return reply(
          200,
          {
            ...jsonOf(moved, context.base),
            boundTokens: bound.map(({ id }) => id),
            boundWebhooks: boundTo(await webhooks.list(), collection).map(({ id }) => id),
          },
          headersOf(moved),
        );
      }
      const details = await (readme === undefined
        ? catalogue.editCollection(collection, edit, visitor.actor, conditions)
        : catalogue.editReadme(collection, readme, visitor.actor, conditions));
      return reply(200, jsonOf(details, context.base), headersOf(details));
    }),

    answer(CHECK_RETENTION, async ({ context, visitor, body, reply }) => {
      const collection = toCollection(context.params.collection);
      const check = await catalogue.checkRetention(collection, body.retention ?? undefined, visitor.actor);
      return reply(200, retentionCheckJson(check, context.base), PRIVATE);
    }),
  ];
}
