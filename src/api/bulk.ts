import type { Catalogue } from '../catalogue/catalogue.ts';
import { changeMany, type BulkItem } from '../catalogue/change-many.ts';
import type { Base } from '../http/context.ts';
import { toProblem } from '../http/problem.ts';
import { formatCursor } from '../service/cursor.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { CHANGE_TORRENTS } from '../service/endpoints/torrents.ts';
import { chosenOf, searchOf } from '../service/input/bulk-change.ts';
import { PRIVATE } from './private.ts';

/** Changing many torrents at once, for moderators. */
export function bulkRoutes(answer: EndpointRoute, catalogue: Catalogue): DeclaredRoute[] {
  return [
    answer(CHANGE_TORRENTS, async ({ context, visitor, body, reply }) => {
      const { infohashes = [], search, seenAt, change } = body;
      const found = search && searchOf(search, visitor.actor);
      const selection =
        found === undefined
          ? { chosen: infohashes.map(chosenOf) }
          : { search: found, seenAt: seenAt === undefined ? undefined : new Date(seenAt) };
      const { items, next, remaining } = await changeMany(catalogue, selection, change, visitor.actor);
      const changed = {
        results: items.map((item) => itemJson(item, context.base)),
        next: found === undefined || next === undefined ? null : formatCursor(found, next),
        remaining: remaining.count,
        isMore: remaining.isMore,
      };
      return reply(200, changed, PRIVATE);
    }),
  ];
}

function itemJson({ infohash, error }: BulkItem, base: Base) {
  if (error === undefined) return { infohash, status: 200 };
  const problem = toProblem(error, base);
  return { infohash, status: problem.status, problem };
}
