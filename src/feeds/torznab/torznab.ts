import type { Access } from '../../access/access.ts';
import { STRANGER } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { ListQuery } from '../../catalogue/typed-filter.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { respond } from '../../http/respond.ts';
import { createAddresses } from '../../service/addresses.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { SiteSources } from '../../service/site-sources.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { toFeedItem } from '../feed-item.ts';
import {
  checkNames,
  lowerCased,
  SEARCHES,
  TorznabError,
  toTorznabQuery,
  type TorznabQuery,
} from './asked.ts';
import { isWithin, MISCELLANEOUS, OWN_FIRST, type CategoryMapping } from './categories.ts';
import { capsDocument, errorDocument, resultsDocument } from './documents.ts';
import type { GET_TORZNAB } from './endpoints.ts';

/** Deeper pages would be found by reading all before them. */
const OFFSET_MAX = 1000;
/** How many torrents are looked at for those without a category. */
const LOOKED_AT_MAX = 1000;
const COUNT_MAX = 10_000;
/** Categories beyond these have no number here. */
const CATEGORIES_MAX = 500;

const CACHING = { 'cache-control': 'no-cache' };
const RESULTS = { ...CACHING, 'content-type': 'application/rss+xml; charset=utf-8' };
/** What is not RSS: capabilities and refusals. */
const DOCUMENT = { ...CACHING, 'content-type': 'application/xml; charset=utf-8' };

export interface TorznabParts {
  readonly catalogue: Pick<Catalogue, 'list' | 'count' | 'listCategories'>;
  readonly access: Pick<Access, 'authenticateFeedKey'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
  readonly mapping: CategoryMapping;
  readonly siteName: string;
  /** Whether reading needs a token: a client then sends a feed key as its API key. */
  readonly read: 'open' | 'token';
  readonly sources: SiteSources;
}

/** An indexer for the programs that look for torrents by themselves, such as Prowlarr and Sonarr. */
export function torznab(parts: TorznabParts) {
  return async (request: Request, context: Context, call: Call<typeof GET_TORZNAB>): Promise<Response> => {
    try {
      return await answer(parts, request, context, call);
    } catch (error) {
      if (!(error instanceof TorznabError)) throw error;
      return respond(200, DOCUMENT, errorDocument(error));
    }
  };
}

/** Throws not_found, with the address that an indexer has. */
export function explainTorznab(_request: Request, { base }: Context<object>): never {
  throw new AppError('not_found', 'Cannot find the indexer here: it has another address', {
    hint: `Enter ${createAddresses(base).start}torznab/api`,
  });
}

async function answer(
  parts: TorznabParts,
  request: Request,
  context: Context,
  call: Call<typeof GET_TORZNAB>,
): Promise<Response> {
  const { rateLimits, mapping, siteName, read, sources } = parts;
  const { target, base, ip } = context;
  const parameters = lowerCased(target.query);
  const key = read === 'token' ? await checkKey(parts, parameters.get('apikey'), ip) : undefined;
  const wanted = parameters.get('t')?.toLowerCase();
  if (wanted === undefined || wanted === '') throw new TorznabError(200, 'Missing parameter: t.');
  if (wanted === 'caps') {
    checkNames(parameters, '');
    return respond(200, DOCUMENT, capsDocument(siteName, await ownCategories(parts)));
  }
  const search = SEARCHES.find((name) => name === wanted);
  if (search === undefined) throw new TorznabError(202, `No such function: ${wanted.slice(0, 40)}.`);
  const query = toTorznabQuery(search, parameters);
  await rateLimits.take('searches', request, await call.admit());
  const { torrents, total } = query.offset > OFFSET_MAX ? NOTHING : await find(parts, query);
  const addresses = createAddresses(base);
  await sources.fresh();
  const links = { addresses, key, sourcesOf: sources.at(base) };
  const results = resultsDocument({
    siteName,
    start: addresses.start,
    self: `${base.origin}${base.prefix}${target.path}${withoutKey(target.query)}`,
    items: torrents.map((torrent) => toFeedItem(torrent, links)),
    offset: query.offset,
    total,
    mapping,
  });
  return respond(200, RESULTS, results);
}

async function checkKey({ access }: TorznabParts, key = '', ip: string | undefined): Promise<string> {
  if (key === '') throw new TorznabError(200, 'Missing parameter: apikey. Use a feed key of your account.');
  try {
    await access.authenticateFeedKey(key, ip);
    return key;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unauthorized') throw error;
    throw new TorznabError(100, 'Incorrect user credentials: this is not a valid feed key.');
  }
}

interface Found {
  readonly torrents: readonly Torrent[];
  readonly total: number;
}

const NOTHING: Found = { torrents: [], total: 0 };

async function find(parts: TorznabParts, { words, categories, limit, offset }: TorznabQuery): Promise<Found> {
  const { catalogue } = parts;
  const list: ListQuery = {
    query: words === '' ? undefined : words,
    sort: 'published',
    order: 'desc',
    limit: offset + limit + 1,
  };
  if (categories === undefined) {
    const [items, total] = await listAndCount(catalogue, list);
    return { torrents: items.slice(offset, offset + limit), total };
  }
  const { torrents, total } = await findInCategories(parts, list, categories);
  return { torrents: torrents.slice(offset, offset + limit), total };
}

async function listAndCount(
  catalogue: TorznabParts['catalogue'],
  list: ListQuery,
): Promise<readonly [items: readonly Torrent[], total: number]> {
  const { query, categories } = list;
  const { items } = await catalogue.list(list, STRANGER);
  const { count } = await catalogue.count({ query, categories }, COUNT_MAX, STRANGER);
  return [items, count];
}

/** The newest of all categories that belong to those numbers. */
async function findInCategories(
  { catalogue, mapping }: TorznabParts,
  list: ListQuery,
  wanted: ReadonlySet<number>,
): Promise<Found> {
  const known = await catalogue.listCategories(CATEGORIES_MAX);
  const categories = known.filter((name) => isWithin(mapping.idOf(name), wanted));
  const [items, count] =
    categories.length === 0 ? [[], 0] : await listAndCount(catalogue, { ...list, categories });
  const without = isWithin(MISCELLANEOUS, wanted)
    ? (await catalogue.list({ ...list, limit: LOOKED_AT_MAX }, STRANGER)).items.filter(
        ({ category }) => category === undefined,
      )
    : [];
  return {
    torrents: [...items, ...without].toSorted((a, b) => b.id - a.id),
    total: count + without.length,
  };
}

async function ownCategories({ catalogue, mapping }: TorznabParts) {
  const categories = await catalogue.listCategories(CATEGORIES_MAX);
  return categories.map((name) => ({ id: mapping.idOf(name), name })).filter(({ id }) => id >= OWN_FIRST);
}

function withoutKey(query: URLSearchParams): string {
  const shown = new URLSearchParams([...query].filter(([name]) => name.toLowerCase() !== 'apikey'));
  return shown.size === 0 ? '' : `?${shown.toString()}`;
}
