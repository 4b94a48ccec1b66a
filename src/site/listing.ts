import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CollectionSummary, TorrentPage } from '../catalogue/store.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import { toCollection } from '../catalogue/names.ts';
import { AppError } from '../errors.ts';
import type { Base, Context } from '../http/context.ts';
import { preferredForm, type Form } from '../http/negotiate.ts';
import { redirect, respondHtml, respondJson, respondText } from '../http/respond.ts';
import { parseInfohash, type Infohash } from '../metainfo/infohash.ts';
import { parseMagnet } from '../metainfo/magnet.ts';
import { createAddresses, download, type Addresses } from '../web/addresses.ts';
import { torrentJson } from '../web/torrent-json.ts';
import { frameOf, type SiteDeps } from './deps.ts';
import { collectionPage } from './pages/collection.ts';
import { startPage } from './pages/start.ts';

// A page for people is short; a script wants few round trips, and pays for its lines alone.
const PAGE_SIZE: Readonly<Record<Form, number>> = { html: 50, json: 50, text: 1000 };
const PAGE_SIZE_MAX = 1000;

/** The lists: the newest of all, what a search finds, and what a collection holds. */
export function listing(deps: SiteDeps) {
  const { catalogue } = deps;
  return {
    start: async (request: Request, { target, base }: Context): Promise<Response> => {
      const query = target.query.get('q')?.trim() || undefined;
      const asked = await findAsked(catalogue, query);
      if (asked !== undefined && preferredForm(request) === 'html') {
        return redirect(303, createAddresses(base).page(asked));
      }
      const page =
        asked === undefined
          ? await catalogue.list({ query, ...pagingOf(request, target.query) })
          : { items: [asked], next: undefined };
      const collections = await catalogue.listCollections('');
      return respondList(request, { page, collections }, target.query, base, (next) =>
        startPage({ page, query, collections, next }, frameOf(deps, base)),
      );
    },

    collection: async (
      request: Request,
      { params, target, base }: Context<{ collection: string }>,
    ): Promise<Response> => {
      const path = toCollection(params.collection);
      if ((await catalogue.findCollection(path)) === undefined) {
        throw new AppError('not_found', `Cannot find the collection ${path}: nothing is published in it`);
      }
      const page = await catalogue.list({ collection: path, ...pagingOf(request, target.query) });
      const collections = await catalogue.listCollections(path);
      return respondList(request, { page, collections }, target.query, base, (next) =>
        collectionPage({ path, page, collections, next }, frameOf(deps, base)),
      );
    },
  };
}

/** What an infohash or a magnet link in the search box names. */
async function findAsked(catalogue: Catalogue, query: string | undefined): Promise<Torrent | undefined> {
  const infohash = query === undefined ? undefined : infohashIn(query);
  if (infohash === undefined) return undefined;
  const torrent = await catalogue.find({ infohash });
  return torrent?.state === 'removed' ? undefined : torrent;
}

function infohashIn(query: string): Infohash | undefined {
  const magnet = parseMagnet(query);
  return parseInfohash(query)?.infohash ?? magnet?.infohashV1 ?? magnet?.infohashV2;
}

interface List {
  readonly page: TorrentPage;
  /** What is directly below. */
  readonly collections: readonly CollectionSummary[];
}

/** A page of torrents as HTML, as `{ items, next, collections }`, or as one URL a line. */
function respondList(
  request: Request,
  { page, collections }: List,
  query: URLSearchParams,
  base: Base,
  html: (next: string | undefined) => string,
): Response {
  const addresses = createAddresses(base);
  const next = page.next === undefined ? undefined : nextAddress(query, page.next);
  const headers = {
    vary: 'accept',
    'cache-control': 'no-cache',
    ...(next === undefined ? {} : { link: `<${next}>; rel="next"` }),
  };
  switch (preferredForm(request)) {
    case 'html':
      return respondHtml(200, html(next), headers);
    case 'json': {
      const items = page.items.map((torrent) => torrentJson(torrent, base));
      const below = collections.map((collection) => collectionJson(collection, addresses));
      const cursor = page.next === undefined ? null : formatCursor(page.next);
      return respondJson(200, { items, next: cursor, collections: below }, headers);
    }
    case 'text':
      return respondText(200, page.items.map((torrent) => download(addresses, torrent)).join('\n'), headers);
  }
}

function collectionJson({ path, torrentCount }: CollectionSummary, addresses: Addresses): object {
  return { path, torrentCount, links: { self: addresses.collection(path) } };
}

/** The same list from the cursor on, relative to the list's own address. */
function nextAddress(query: URLSearchParams, before: number): string {
  const next = new URLSearchParams(query);
  next.set('cursor', formatCursor(before));
  return `?${next.toString()}`;
}

// Base 36 tells readers that it is no number to count with; its form may change.
function formatCursor(before: number): string {
  return before.toString(36);
}

function pagingOf(request: Request, query: URLSearchParams): { limit: number; before: number | undefined } {
  return { limit: limitOf(query) ?? PAGE_SIZE[preferredForm(request)], before: cursorOf(query) };
}

function limitOf(query: URLSearchParams): number | undefined {
  const limit = query.get('limit');
  if (limit === null) return undefined;
  if (/^[0-9]{1,4}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= PAGE_SIZE_MAX)
    return Number(limit);
  throw new AppError('malformed', `Cannot list "${limit.slice(0, 80)}" torrents at once`, {
    mend: `Ask for 1 to ${PAGE_SIZE_MAX}, and go on from there with the cursor.`,
  });
}

function cursorOf(query: URLSearchParams): number | undefined {
  const cursor = query.get('cursor');
  if (cursor === null) return undefined;
  if (/^[0-9a-z]{1,10}$/.test(cursor)) return Number.parseInt(cursor, 36);
  throw new AppError('malformed', `Cannot go on from the cursor "${cursor.slice(0, 80)}"`, {
    mend: 'Take it from the answer before, or leave it out to start at the newest.',
  });
}
