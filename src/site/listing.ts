import type { TorrentPage } from '../catalogue/store.ts';
import { toCollection } from '../catalogue/names.ts';
import { AppError } from '../errors.ts';
import type { Base, Context } from '../http/context.ts';
import { preferredForm } from '../http/negotiate.ts';
import { respondHtml, respondJson, respondText } from '../http/respond.ts';
import { createAddresses, download } from '../web/addresses.ts';
import { torrentJson } from '../web/torrent-json.ts';
import { frameOf, type SiteDeps } from './deps.ts';
import { collectionPage } from './pages/collection.ts';
import { startPage } from './pages/start.ts';

const PAGE_SIZE = 50;

/** The lists: the newest of all, what a search finds, and what a collection holds. */
export function listing(deps: SiteDeps) {
  const { catalogue } = deps;
  return {
    start: async (request: Request, { target, base }: Context): Promise<Response> => {
      const query = target.query.get('q')?.trim() || undefined;
      const page = await catalogue.list({ query, limit: PAGE_SIZE, before: cursorOf(target.query) });
      return respondList(request, page, target.query, base, async (next) => {
        const collections = await catalogue.listCollections('');
        return startPage({ page, query, collections, next }, frameOf(deps.assets, base));
      });
    },

    collection: async (
      request: Request,
      { params, target, base }: Context<{ collection: string }>,
    ): Promise<Response> => {
      const path = toCollection(params.collection);
      if ((await catalogue.findCollection(path)) === undefined) {
        throw new AppError('not_found', `Cannot find the collection ${path}: nothing is published in it`);
      }
      const page = await catalogue.list({
        collection: path,
        limit: PAGE_SIZE,
        before: cursorOf(target.query),
      });
      return respondList(request, page, target.query, base, async (next) => {
        const collections = await catalogue.listCollections(path);
        return collectionPage({ path, page, collections, next }, frameOf(deps.assets, base));
      });
    },
  };
}

/** A page of torrents as HTML, as `{ items, next }`, or as one URL a line. */
async function respondList(
  request: Request,
  page: TorrentPage,
  query: URLSearchParams,
  base: Base,
  html: (next: string | undefined) => Promise<string>,
): Promise<Response> {
  const next = page.next === undefined ? undefined : nextAddress(query, page.next);
  const headers = {
    vary: 'accept',
    'cache-control': 'no-cache',
    ...(next === undefined ? {} : { link: `<${next}>; rel="next"` }),
  };
  switch (preferredForm(request)) {
    case 'html':
      return respondHtml(200, await html(next), headers);
    case 'json': {
      const items = page.items.map((torrent) => torrentJson(torrent, base));
      return respondJson(
        200,
        { items, next: page.next === undefined ? null : formatCursor(page.next) },
        headers,
      );
    }
    case 'text': {
      const addresses = createAddresses(base);
      return respondText(200, page.items.map((torrent) => download(addresses, torrent)).join('\n'), headers);
    }
  }
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

function cursorOf(query: URLSearchParams): number | undefined {
  const cursor = query.get('cursor');
  if (cursor === null) return undefined;
  if (/^[0-9a-z]{1,10}$/.test(cursor)) return Number.parseInt(cursor, 36);
  throw new AppError('malformed', `Cannot go on from the cursor "${cursor.slice(0, 80)}"`, {
    mend: 'Take it from the answer before, or leave it out to start at the newest.',
  });
}
