import type { EventLog } from '../catalogue/event-log.ts';
import { prefersEventStream } from '../http/negotiate.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { LIST_EVENTS } from '../service/endpoints/events.ts';
import { eventJson } from '../service/event-json.ts';
import type { EventListeners } from './event-listeners.ts';
import { PRIVATE } from './private.ts';

const PAGE_SIZE = 100;

/** The position of what has not happened yet. */
const NOW = 'now';

/** What happened to torrents: a list that is read on, or events as they happen. */
export function eventRoutes(
  answer: EndpointRoute,
  events: EventLog,
  listeners: EventListeners,
): DeclaredRoute[] {
  return [
    answer(LIST_EVENTS, async ({ request, context, visitor, query, reply }) => {
      const { base, ip, target } = context;
      const { collection, type: types, limit = PAGE_SIZE } = query;
      const { actor } = visitor;
      const filter = { collection, types };
      // A browser that reconnects sends its first address again, and its last position in Last-Event-ID.
      const asked = request.headers.get('last-event-id') || query.after;
      const after = asked === NOW ? await events.findEnd() : asked;
      if (prefersEventStream(request)) {
        if (after !== undefined) await events.share(after, 1);
        const position = after ?? (await events.findEnd());
        return listeners.listen(position, { viewer: actor, filter, base }, ip);
      }
      const { events: seen, end, isMore } = await events.list(after, limit, actor, filter);
      const items = seen.map((event) => eventJson(event, base));
      const following = new URLSearchParams(target.query);
      following.set('after', end);
      const caching = visitor.role === undefined ? { 'cache-control': 'no-cache' } : PRIVATE;
      const link = isMore && { link: `<?${following.toString()}>; rel="next"` };
      return reply(200, { items, next: isMore ? end : null, end }, { ...caching, vary: 'accept', ...link });
    }),
  ];
}
