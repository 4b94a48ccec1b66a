import type { Actor } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { toCollection } from '../../catalogue/names.ts';
import type { ListPage, ListPageInput } from '../../catalogue/list-page.ts';
import type { SeenCollection } from '../../catalogue/readable.ts';
import type { Cursor } from '../../catalogue/torrent-list.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { preferredForm, type Form } from '../../http/negotiate.ts';
import { redirect, respondText } from '../../http/respond.ts';
import { parseInfohash, type Infohash } from '../../metainfo/infohash.ts';
import { parseMagnet } from '../../metainfo/magnet.ts';
import { createAddresses, download } from '../../service/addresses.ts';
import { collectionJson } from '../../service/collection-json.ts';
import type { ListQuery } from '../../catalogue/typed-filter.ts';
import type { Call, QueryOf } from '../../service/endpoint-routes.ts';
import { readQuery } from '../../service/input/texts.ts';
import { formatCursor } from '../../service/cursor.ts';
import { afterCursor, isSearch, nextQuery, placeOf, toListQuery } from '../../service/list-query.ts';
import type { RenderReadme } from '../../service/readme-renderer.ts';
import { torrentJson } from '../../service/torrent-json.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import type { Visitor } from '../../service/visitor.ts';
import { LIST_DATA_QUERY, type LIST_START } from './endpoints.ts';
import { listAddress, tidied, type ListAddress } from './list-address.ts';
import { respondMissing, type MissingCollectionParts } from './missing-collection.ts';
import type { Frame } from '../layout/frame.ts';
import { cachingFor, PAGE_VARY, respondPage } from '../layout/page-response.ts';
import { collectionPage, type CollectionPageInput } from './collection-view.ts';
import { listErrorPage } from './list-error.ts';
import type { ListView } from './list-view.ts';
import type { Pages } from './pager.ts';
import { startPage } from './start-view.ts';

// A page for people is short; a script wants few round trips, and pays for its lines alone.
const PAGE_SIZE: Readonly<Record<Form, number>> = { html: 50, json: 50, text: 1000 };

/** More than so many are not counted: a reader narrows the list down then. */
const COUNT_MAX = 10_000;

type Asked = Call<typeof LIST_START>;

export interface ListingParts extends MissingCollectionParts {
  readonly catalogue: Pick<
    Catalogue,
    | 'find'
    | 'list'
    | 'count'
    | 'countFacets'
    | 'suggestSpelling'
    | 'findCollection'
    | 'listCollections'
    | 'findReadme'
    | 'listReadmePictures'
  >;
  readonly rateLimits: Pick<RateLimits, 'take'>;
  readonly renderReadme: RenderReadme;
}

/** The lists: the newest of all, what a search finds, and what a collection holds. */
export function listing(parts: ListingParts) {
  return {
    start: async (request: Request, context: Context, call: Asked): Promise<Response> =>
      respondList(parts, request, context, { call, visitor: await call.admit(), collection: undefined }),

    collection: async (
      request: Request,
      context: Context<{ collection: string }>,
      call: Asked,
    ): Promise<Response> => {
      const collection = toCollection(context.params.collection);
      const visitor = await call.admit();
      if ((await parts.catalogue.findCollection(collection, visitor.actor)) === undefined) {
        return respondMissing(parts, request, context, { collection, visitor });
      }
      return respondList(parts, request, context, { call, visitor, collection });
    },
  };
}

async function respondList(
  parts: ListingParts,
  request: Request,
  context: Context,
  { call, visitor, collection }: WantedCall,
): Promise<Response> {
  const form = preferredForm(request);
  if (form === 'html') return respondListPage(parts, request, context, { call, visitor, collection });
  const query = readQuery(LIST_DATA_QUERY, context.target.query, 'list torrents');
  const list = await readList(parts, request, { query, visitor, collection });
  const { page, collections } = list;
  const { base } = context;
  const next = nextOf(list, context);
  const headers = { vary: PAGE_VARY, 'cache-control': cachingFor(visitor), ...linkTo(next) };
  if (form === 'text') {
    const addresses = createAddresses(base);
    return respondText(200, page.items.map((torrent) => download(addresses, torrent)).join('\n'), headers);
  }
  const body = {
    items: page.items.map((torrent) => torrentJson(torrent, base)),
    next: next?.get('cursor') ?? null,
    collections: collections.map((below) => collectionJson(below, base)),
  };
  return call.reply(200, body, headers);
}

/** Who wants which list. */
interface Wanted {
  readonly query: QueryOf<typeof LIST_START>;
  readonly visitor: Visitor;
  /** Where the list is; undefined for that of all torrents. */
  readonly collection: string | undefined;
}

/** The same before its query is read. */
type WantedCall = Omit<Wanted, 'query'> & { readonly call: Asked };

async function respondListPage(
  parts: ListingParts,
  request: Request,
  context: Context,
  { call, visitor, collection }: WantedCall,
): Promise<Response> {
  const frame = parts.frames.forVisitor(visitor, request, context);
  const { actor } = visitor;
  const { query } = context.target;
  const tidy = tidied(query);
  if (tidy !== undefined) {
    const path = frame.publicAddresses.collection(collection ?? '');
    return redirect(303, listAddress({ path, query: tidy }, {}));
  }
  const address = { path: frame.addresses.collection(collection ?? ''), query };
  try {
    const asked = call.query();
    const list = await readList(parts, request, { query: asked, visitor, collection });
    const { wanted, infohash, named, page, collections } = list;
    if (named !== undefined) return redirect(303, frame.publicAddresses.page(named));
    const { sort: _sort, order: _order, limit: _limit, after: _after, before: _before, ...filter } = wanted;
    const mayBeMisspelt = page.items.length === 0 && infohash === undefined;
    const [count, facets, total, suggestion] = await Promise.all([
      parts.catalogue.count(wanted, COUNT_MAX, actor),
      parts.catalogue.countFacets(filter, actor),
      parts.catalogue.findCollection(collection ?? '', actor),
      mayBeMisspelt ? parts.catalogue.suggestSpelling(wanted, actor) : undefined,
    ]);
    const { show } = asked;
    const view: ListView = {
      ...address,
      wanted,
      page,
      count,
      total: total?.torrentCount ?? 0,
      pages: pagesOf(list, address, asked.page),
      suggestion,
      showsTags: show === 'tags',
      showsCollections: show === 'collections',
    };
    const readme = collection === undefined ? undefined : await renderedReadme(parts, collection, frame);
    const html =
      collection === undefined
        ? startPage({ view, collections, facets, isByInfohash: infohash !== undefined }, frame)
        : collectionPage(
            { path: collection, isPrivate: total?.isPrivate ?? false, view, collections, facets, ...readme },
            frame,
          );
    return respondPage(200, html, frame);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'malformed') throw error;
    return respondPage(400, listErrorPage(error, address, frame), frame);
  }
}

async function renderedReadme(
  { catalogue, renderReadme }: ListingParts,
  collection: string,
  { addresses, visitor: { actor } }: Frame,
): Promise<Pick<CollectionPageInput, 'readme' | 'isPictured'>> {
  const readme = await catalogue.findReadme(collection, actor);
  if (readme === undefined) return {};
  const pictures = await catalogue.listReadmePictures(collection, actor);
  return { readme: renderReadme(readme, pictures, addresses), isPictured: pictures.length > 0 };
}

/** What is asked for, and what there is of it. */
interface List {
  readonly wanted: ListQuery & ListPageInput;
  readonly page: ListPage;
  /** What is directly below. */
  readonly collections: readonly SeenCollection[];
  /** What was searched for, when it is an infohash or a magnet link, and the torrent that it names. */
  readonly infohash: Infohash | undefined;
  readonly named: Torrent | undefined;
}

async function readList(
  { catalogue, rateLimits }: ListingParts,
  request: Request,
  { query, visitor, collection }: Wanted,
): Promise<List> {
  const { before, page: _page, show: _show, format: _format, ...filter } = query;
  const asked = toListQuery(filter, PAGE_SIZE[preferredForm(request)], (list) =>
    placeOf(list, collection ?? ''),
  );
  const wanted = { ...asked, before: afterCursor(asked, before) };
  if (isSearch(wanted)) await rateLimits.take('searches', request, visitor);
  const infohash = collection === undefined ? infohashIn(asked.query) : undefined;
  const named = infohash && (await findNamed(catalogue, infohash, visitor.actor));
  const page = named === undefined ? await catalogue.list(wanted, visitor.actor) : pageOf(named);
  const collections = await catalogue.listCollections(collection ?? '', visitor.actor);
  return { wanted, page, collections, infohash, named };
}

function pageOf(torrent: Torrent): ListPage {
  return { items: [torrent], next: undefined, previous: undefined };
}

/** Where a page is in its list, by the number in its address, which its neighbours count on from. */
function pagesOf({ wanted, page }: List, address: ListAddress, asked = 1): Pages {
  const { limit } = wanted;
  const isFirst = page.previous === undefined;
  const number = isFirst ? 1 : asked;
  const first = (number - 1) * limit + 1;
  const isKnown = (isFirst || number > 1) && page.items.length > 0;
  const to = (name: 'before' | 'cursor', cursor: Cursor, other: number): string =>
    listAddress(address, { [name]: formatCursor(wanted, cursor), page: isKnown ? String(other) : undefined });
  return {
    previous:
      page.previous && (number === 2 ? listAddress(address, {}) : to('before', page.previous, number - 1)),
    next: page.next && to('cursor', page.next, number + 1),
    range: isKnown ? { first, last: first + page.items.length - 1 } : undefined,
  };
}

async function findNamed(
  catalogue: ListingParts['catalogue'],
  infohash: Infohash,
  viewer: Actor,
): Promise<Torrent | undefined> {
  const torrent = await catalogue.find({ infohash }, viewer);
  return torrent?.state === 'removed' ? undefined : torrent;
}

function infohashIn(query: string | undefined): Infohash | undefined {
  const text = query?.trim() ?? '';
  const magnet = parseMagnet(text);
  return parseInfohash(text)?.infohash ?? magnet?.infohashV1 ?? magnet?.infohashV2;
}

/** What the address of the next page asks for, relative to the list's own. */
function nextOf({ wanted, page }: List, { target }: Context): URLSearchParams | undefined {
  return page.next === undefined ? undefined : nextQuery(target.query, wanted, page.next);
}

/** Not for pages: Firefox fetches in advance what such a header of a page names. */
function linkTo(next: URLSearchParams | undefined): { link?: string } {
  return next === undefined ? {} : { link: `<?${next.toString()}>; rel="next"` };
}
