import type { Catalogue } from '../../catalogue/catalogue.ts';
import { noPublisher, listedBy } from '../../catalogue/publisher.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { problemHeaders, toProblem } from '../../http/problem.ts';
import { redirect, respondText } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { createAddresses, download, within } from '../../service/addresses.ts';
import { formatCursor } from '../../service/cursor.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import type { Identity } from '../../service/identity.ts';
import { isSearch, nextQuery, toListQuery } from '../../service/list-query.ts';
import { publisherJson } from '../../service/publisher-json.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { torrentJson } from '../../service/torrent-json.ts';
import type { Frames } from '../layout/frames.ts';
import { NO_STORE, cachingFor, PAGE_VARY, respondPage, leadOn } from '../layout/page-response.ts';
import type { ListView } from '../list/list-view.ts';
import type { SHOW_PUBLISHER, SUBMIT_PUBLISHER, SUBMIT_PUBLISHER_REMOVAL } from './endpoints.ts';
import { ownPublisherPage } from './own-publisher.ts';
import { publisherPage } from './publisher-view.ts';

const PAGE_SIZE = 50;
const COUNT_MAX = 10_000;

export interface PublisherParts {
  readonly frames: Frames;
  readonly catalogue: Pick<
    Catalogue,
    'findPublisher' | 'findPublisherOf' | 'putPublisher' | 'removePublisher' | 'list' | 'count'
  >;
  readonly identity: Pick<Identity, 'visitor'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
}

/** The pages of publishers, and the form by which each writes its own. */
export function publisher({ frames, catalogue, identity, rateLimits }: PublisherParts) {
  return {
    show: async (
      request: Request,
      context: Context<{ readonly slug: string }>,
      call: Call<typeof SHOW_PUBLISHER>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      const { base, target, params } = context;
      const found = await catalogue.findPublisher(params.slug);
      if (found === undefined) throw noPublisher(params.slug);
      const addresses = createAddresses(base);
      if (found.slug !== params.slug) {
        // No cache keeps it: the publisher may go back to the older address.
        const to = redirect(308, addresses.publisher(found.slug) + target.search);
        return withHeaders(to, { 'cache-control': 'no-cache' });
      }
      const place = listedBy(found);
      const wanted = toListQuery(call.query(), PAGE_SIZE, () => place);
      if (isSearch(wanted)) await rateLimits.take('searches', request, visitor);
      const page = await catalogue.list(wanted, visitor.actor);
      const next = page.next && nextQuery(target.query, wanted, page.next);
      const link = next && { link: `<?${next.toString()}>; rel="next"` };
      const headers = { vary: PAGE_VARY, 'cache-control': cachingFor(visitor), ...link };
      const form = preferredForm(request);
      if (form === 'text') {
        return respondText(200, page.items.map((it) => download(addresses, it)).join('\n'), headers);
      }
      if (form === 'json') {
        const items = page.items.map((torrent) => torrentJson(torrent, base));
        const cursor = page.next === undefined ? null : formatCursor(wanted, page.next);
        return call.reply(200, { publisher: publisherJson(found, base), items, next: cursor }, headers);
      }
      const count = await catalogue.count(place, COUNT_MAX, visitor.actor);
      const frame = frames.forVisitor(visitor, request, context);
      const view: ListView = {
        path: frame.addresses.publisher(found.slug),
        query: target.query,
        wanted,
        page,
        count,
        total: count.count,
        pages: { previous: undefined, next: next && `?${next.toString()}`, range: undefined },
        suggestion: undefined,
        showsTags: false,
        showsCollections: false,
      };
      return respondPage(200, publisherPage(found, view, frame), frame);
    },

    /** Writes the page of the visitor, and shows the form again with what was wrong. */
    submit: async (
      request: Request,
      context: Context,
      call: Call<typeof SUBMIT_PUBLISHER>,
    ): Promise<Response> => {
      const fields = await call.fields();
      const typed = {
        slug: fields.get('slug'),
        name: fields.get('publisherName'),
        about: fields.get('about'),
      };
      try {
        const { actor } = await call.admit(proofIn(fields));
        await catalogue.putPublisher({ ...typed, about: typed.about.replaceAll('\r\n', '\n') }, actor);
        return back(context);
      } catch (error) {
        const isShown = error instanceof AppError && error.code !== 'unauthorized';
        if (!isShown || preferredForm(request) !== 'html') throw error;
        const visitor = await identity.visitor(request, context);
        const frame = frames.forVisitor(visitor, request, context);
        const problem = toProblem(error, context.base);
        const headers = { ...problemHeaders(error, { request, base: context.base }, 'html'), ...NO_STORE };
        return respondPage(problem.status, ownPublisherPage(typed, problem, frame), frame, headers);
      }
    },

    submitRemoval: async (
      _request: Request,
      context: Context,
      call: Call<typeof SUBMIT_PUBLISHER_REMOVAL>,
    ): Promise<Response> => {
      const fields = await call.fields();
      const { actor } = await call.admit(proofIn(fields));
      await catalogue.removePublisher(fields.get('slug'), actor);
      return back(context);
    },
  };
}

function back({ base }: Context): Response {
  return leadOn(createAddresses(within(base)).account);
}
