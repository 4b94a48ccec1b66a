import { describe, expect, it } from 'vitest';
import {
  AUTHORIZATION,
  CAN_MEASURE,
  generatedFolder,
  startMeasured,
  type MeasuredServer,
} from '../../../support/cost/measured-server.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const FEW = 1_000;
const MANY = 20_000;

/** What a catalogue has of which the requests ask. */
interface Content {
  readonly torrents: readonly Listed[];
  /** The cursors in the middle of lists. */
  readonly middle: { readonly published: string; readonly size: string };
}

interface Listed {
  readonly infohashV1: string | null;
  readonly infohashV2: string | null;
  readonly sha256: string;
  readonly collection: string;
  readonly fileName: string;
}

/** A kind of request, and what it costs in a catalogue of any size. */
interface Kind {
  readonly path: string | ((content: Content, index: number) => string);
  readonly init?: RequestInit | ((content: Content, index: number) => RequestInit);
  readonly status?: number;
  /** How many statements it runs, with few torrents and with many when that differs. */
  readonly statements: number | readonly [few: number, many: number];
  /** How much of the database these read at most, with few torrents and with many. */
  readonly kibMax: number;
}

const PAGE = { headers: { accept: 'text/html' } };

// A change that makes a request cheaper or dearer shows here. Numbers that grow need a reason.
const KINDS: Readonly<Record<string, Kind>> = {
  'list, page': { path: '/', init: PAGE, statements: 4, kibMax: 120 },
  'list by size, page': { path: '/?sort=size', init: PAGE, statements: 4, kibMax: 240 },
  'list by name, page': { path: '/?sort=name&order=asc', init: PAGE, statements: 4, kibMax: 250 },
  'list in the middle, page': {
    path: ({ middle }) => `/?cursor=${middle.published}`,
    init: PAGE,
    statements: 4,
    kibMax: 120,
  },
  'list by size in the middle, page': {
    path: ({ middle }) => `/?sort=size&cursor=${middle.size}`,
    init: PAGE,
    statements: 4,
    kibMax: 250,
  },
  'list, text': { path: '/', statements: 2, kibMax: 630 },
  'list, API': { path: '/api/v1/torrents', statements: 1, kibMax: 46 },
  'list by size, API': { path: '/api/v1/torrents?sort=size', statements: 1, kibMax: 170 },
  'collections, API': { path: '/api/v1/collections', statements: 1, kibMax: 35 },
  'collection, page': { path: '/linux/', init: PAGE, statements: [57, 58], kibMax: 690 },
  'torrent, page': { path: page(0), init: PAGE, statements: 2, kibMax: 33 },
  'torrent, API': { path: (content) => `/api/v1${page(0)(content)}`, statements: 2, kibMax: 18 },
  'magnet link': { path: (content) => `${page(0)(content)}/magnet`, statements: 1, kibMax: 17 },
  'download by path': { path: (content) => pathOf(content, 0), statements: 0, kibMax: 0 },
  'download of another torrent by path': { path: pathOf, statements: 2, kibMax: 40 },
  'download by infohash': { path: (content) => `${page(0)(content)}.torrent`, statements: 0, kibMax: 0 },
  'download, not modified': {
    path: (content) => pathOf(content, 0),
    init: ({ torrents }) => ({ headers: { 'if-none-match': `"${torrents[0]?.sha256}"` } }),
    status: 304,
    statements: 0,
    kibMax: 0,
  },
  feed: { path: '/feed.rss', statements: 1, kibMax: 46 },
  'search, page': { path: '/?q=debian', init: PAGE, statements: 56, kibMax: 940 },
  'another search, page': {
    path: (_content, index) => `/?q=debian&sizeMin=${index}`,
    init: PAGE,
    statements: [59, 87],
    kibMax: 13_500,
  },
  'search by size, page': { path: '/?q=debian&sort=size', init: PAGE, statements: [55, 56], kibMax: 3_200 },
  'search, API': { path: '/api/v1/torrents?q=debian', statements: 51, kibMax: 670 },
  'first letter, API': { path: '/api/v1/torrents?q=d*', statements: 51, kibMax: 580 },
  publication: {
    path: (_content, index) => `/published/${index}.torrent`,
    init: (_content, index) => ({
      method: 'PUT',
      headers: AUTHORIZATION,
      body: makeTorrent({ name: `published ${index}` }),
    }),
    status: 201,
    statements: 36,
    kibMax: 33,
  },
};

function page(index: number): (content: Content) => string {
  return ({ torrents }) => `/torrents/${torrents[index]?.infohashV1 ?? torrents[index]?.infohashV2}`;
}

function pathOf({ torrents }: Content, index: number): string {
  const { collection = '', fileName = '' } = torrents[index] ?? {};
  return encodeURI(`/${collection}/${fileName}`);
}

async function contentOf(server: MeasuredServer, count: number): Promise<Content> {
  const torrents = await listOf(server, '');
  const middle = async (sort: string): Promise<string> => {
    let next = '';
    for (let read = 0; read < count / 2; read += 100)
      ({ next } = await listOf(server, `&sort=${sort}${next && `&cursor=${next}`}`));
    return next;
  };
  const { items } = torrents;
  return { torrents: items, middle: { published: await middle('published'), size: await middle('size') } };
}

async function listOf(
  { request }: MeasuredServer,
  query: string,
): Promise<{ readonly items: readonly Listed[]; readonly next: string }> {
  const answer = await request(`/api/v1/torrents?limit=100${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as { items: readonly Listed[]; next: string };
}

describe.skipIf(!CAN_MEASURE)('the cost of a request', { timeout: 600_000 }, () => {
  it.each([
    ['few', FEW, 0],
    ['many', MANY, 1],
  ] as const)('is known with %s torrents', async (_name, count, column) => {
    const server = await startMeasured(await generatedFolder(count));
    const content = await contentOf(server, count);
    const found: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const [name, { path, init, status = 200, statements, kibMax }] of Object.entries(KINDS)) {
      const cost = await server.costOf(
        (index) => (typeof path === 'string' ? path : path(content, index)),
        (index) => (typeof init === 'function' ? init(content, index) : init),
      );
      const wanted = typeof statements === 'number' ? statements : statements[column];
      found[name] = [cost.status, cost.statements.length, cost.readKib <= kibMax ? kibMax : cost.readKib];
      expected[name] = [status, wanted, kibMax];
    }
    expect(found).toEqual(expected);
  });
});
