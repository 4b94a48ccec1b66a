import type { Catalogue } from '../catalogue/catalogue.ts';
import { noPublisher } from '../catalogue/publisher.ts';
import { respond } from '../http/respond.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import {
  GET_PUBLISHER,
  LIST_PUBLISHERS,
  PUT_PUBLISHER,
  REMOVE_PUBLISHER,
  UNVERIFY_PUBLISHER,
  VERIFY_PUBLISHER,
} from '../service/endpoints/publishers.ts';
import { publisherJson } from '../service/publisher-json.ts';
import { PRIVATE } from './private.ts';

const PAGE_SIZE = 100;

type Publishing = Pick<
  Catalogue,
  'findPublisher' | 'listPublishers' | 'putPublisher' | 'removePublisher' | 'verifyPublisher'
>;

/** Publishers with pages of their own, and the mark that moderators give them. */
export function publisherRoutes(answer: EndpointRoute, catalogue: Publishing): DeclaredRoute[] {
  return [
    answer(LIST_PUBLISHERS, async ({ context, visitor, query, reply }) => {
      const publishers = await catalogue.listPublishers(PAGE_SIZE, query.after, visitor.actor);
      const items = publishers.map((publisher) => publisherJson(publisher, context.base));
      const next = publishers.length < PAGE_SIZE ? null : (publishers.at(-1)?.slug ?? null);
      return reply(200, { items, next }, PRIVATE);
    }),

    answer(GET_PUBLISHER, async ({ context, reply }) => {
      const publisher = await catalogue.findPublisher(context.params.slug);
      if (publisher === undefined) throw noPublisher(context.params.slug);
      return reply(200, publisherJson(publisher, context.base), { 'cache-control': 'no-cache' });
    }),

    answer(PUT_PUBLISHER, async ({ context, visitor, body, reply }) => {
      const draft = { slug: context.params.slug, name: body.name, about: body.about ?? undefined };
      const publisher = await catalogue.putPublisher(draft, visitor.actor);
      return reply(200, publisherJson(publisher, context.base), PRIVATE);
    }),

    answer(REMOVE_PUBLISHER, async ({ context, visitor }) => {
      await catalogue.removePublisher(context.params.slug, visitor.actor);
      return respond(204, {});
    }),

    answer(VERIFY_PUBLISHER, async ({ context, visitor, reply }) => {
      const publisher = await catalogue.verifyPublisher(context.params.slug, true, visitor.actor);
      return reply(200, publisherJson(publisher, context.base), PRIVATE);
    }),

    answer(UNVERIFY_PUBLISHER, async ({ context, visitor, reply }) => {
      const publisher = await catalogue.verifyPublisher(context.params.slug, false, visitor.actor);
      return reply(200, publisherJson(publisher, context.base), PRIVATE);
    }),
  ];
}
