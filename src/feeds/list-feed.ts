import type { Catalogue } from '../catalogue/catalogue.ts';
import { toCollection } from '../catalogue/names.ts';
import { listedBy, noPublisher, type Publisher } from '../catalogue/publisher.ts';
import type { Revision } from '../catalogue/listed-collection.ts';
import type { ListQuery } from '../catalogue/typed-filter.ts';
import { hasSettled, validatorHeaders, type Validators } from '../http/conditions.ts';
import type { Context } from '../http/context.ts';
import { respondUnchanged } from '../http/partial.ts';
import { repeatable, respond } from '../http/respond.ts';
import { createAddresses } from '../service/addresses.ts';
import type { Call } from '../service/endpoint-routes.ts';
import { isSearch, nextQuery, placeOf, toListQuery } from '../service/list-query.ts';
import type { SiteSources } from '../service/site-sources.ts';
import { createReadmeRenderer } from '../service/readme-renderer.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import { getRevision } from '../service/revision.ts';
import { countedName, isByCounts, withCounts } from './by-counts.ts';
import { createItemDescriber } from './describe-items.ts';
import type { GET_ATOM } from './endpoints.ts';
import type { FeedFormat } from './feed.ts';
import { toFeedItem } from './feed-item.ts';
import type { UpdateTimes } from './update-times.ts';

const PAGE_SIZE = 50;
/** Lists may have more; a document of a feed then leads on to the next one. */
const PAGE_SIZE_MAX = 100;

export interface ListFeedParts {
  readonly catalogue: Pick<Catalogue, 'findRevision' | 'list' | 'findReadme' | 'findPublisher'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
  readonly siteName: string;
  readonly sources: SiteSources;
  readonly validatorsOf: (revision: Revision) => Validators;
  readonly updatedAt: UpdateTimes;
}

/** The list of a collection, of a publisher, or of all torrents, as feeds. */
export function listFeed(parts: ListFeedParts) {
  const { catalogue, rateLimits, siteName, sources, validatorsOf, updatedAt } = parts;
  const renderReadme = createReadmeRenderer();
  const describeItems = createItemDescriber();
  /** The list that the address names. Rejects with not_found when it names one that does not exist. */
  const findPublisher = async (slug: string | undefined): Promise<Publisher | undefined> => {
    const publisher = slug === undefined ? undefined : await catalogue.findPublisher(slug);
    if (slug !== undefined && publisher === undefined) throw noPublisher(slug);
    return publisher;
  };
  return (format: FeedFormat) =>
    async (
      request: Request,
      context: Context<{ readonly collection?: string; readonly slug?: string }>,
      call: Call<typeof GET_ATOM>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      const { target, base } = context;
      const collection = toCollection(context.params.collection ?? '');
      const publisher = await findPublisher(context.params.slug);
      await sources.fresh();
      const known = withPublisher(await getRevision(catalogue, collection, visitor.actor), publisher);
      const isCounted = isByCounts(target.query);
      const headers = { 'cache-control': 'no-cache' };
      // Before the query is read: that takes longer than all else of a poll.
      const early = isCounted ? undefined : respondUnchanged(request, validatorsOf(known), headers);
      if (early !== undefined) {
        const isForAll = visitor.token === undefined && hasSettled(known.changedAt);
        return isForAll ? repeatable(early) : early;
      }

      const { key, ...query } = call.query();
      const wanted = toListQuery(query, PAGE_SIZE, (asked) => ({
        ...(publisher === undefined ? placeOf(asked, collection) : listedBy(publisher)),
        limit: Math.min(asked.limit, PAGE_SIZE_MAX),
      }));
      if (isSearch(wanted)) await rateLimits.take('searches', request, visitor);
      const { items, next } = await catalogue.list(wanted, visitor.actor);
      const revision = isCounted ? withCounts(known, items) : known;
      // Its time is only a part of the tag: a torrent that leaves the list takes its time along.
      const validators = { ...validatorsOf(revision), ...(isCounted && { lastModified: undefined }) };
      const unchanged = isCounted ? respondUnchanged(request, validators, headers) : undefined;
      if (unchanged !== undefined) return unchanged;
      const addresses = createAddresses(base);
      // No collection has that path, because the service has it.
      const list = publisher === undefined ? collection : `torrents/by/${publisher.slug}`;
      const links = { addresses, key, sourcesOf: sources.at(base) };
      const document = `${base.origin}${base.prefix}${target.path}`;
      const addressOf = (query: URLSearchParams, path = document): string =>
        query.size === 0 ? path : `${path}?${query.toString()}`;
      const page =
        publisher === undefined ? addresses.collection(collection) : addresses.publisher(publisher.slug);
      const readme = collection === '' ? undefined : await catalogue.findReadme(collection, visitor.actor);
      const about = readme && renderReadme(readme);
      const place = publisher?.name ?? about?.title ?? wanted.collection;
      const title = titleOf({ ...wanted, collection: place }, siteName);
      const body = format.write({
        title,
        summary: about?.summary ?? `The torrents of ${title}`,
        id: addressOf(without(target.query, ['cursor', 'limit', 'key'])),
        siteName,
        page: addressOf(without(target.query, ['cursor', 'limit', 'key']), page),
        self: addressOf(target.query),
        first: addressOf(without(target.query, ['cursor'])),
        next: next && addressOf(nextQuery(target.query, wanted, next)),
        updatedAt: updatedAt(isCounted ? countedName(list, target.query) : list, revision, visitor.actor),
        items: await describeItems(items.map((torrent) => toFeedItem(torrent, links))),
      });
      const described = { ...headers, ...validatorHeaders(validators), 'content-type': format.contentType };
      return respond(200, described, body);
    };
}

/** The state of the list, which also changes with the name of its publisher. */
function withPublisher(revision: Revision, publisher: Publisher | undefined): Revision {
  if (publisher === undefined || publisher.updatedAt <= revision.changedAt) return revision;
  return { ...revision, changedAt: publisher.updatedAt };
}

/** What the list was narrowed down to, from the most to the least narrow. */
function titleOf({ query, tags = [], category, version, collection }: ListQuery, siteName: string): string {
  const words = query?.trim() === '' ? undefined : query;
  const narrowing = [words, ...tags, category, version, collection].filter((part) => part !== undefined);
  return [...narrowing.filter((part) => part !== ''), siteName].join(' · ');
}

function without(query: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => !names.includes(name)));
}
