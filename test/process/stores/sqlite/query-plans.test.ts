import { expect, it } from 'vitest';
import { SORT_KEYS } from '../../../../src/catalogue/torrent-list.ts';
import type { Endpoint } from '../../../../src/service/endpoint.ts';
import {
  AUTHORIZATION,
  CAN_MEASURE,
  generatedFolder,
  startMeasured,
  type MeasuredServer,
} from '../../../support/cost/measured-server.ts';
import { ENDPOINTS } from '../../../support/declared.ts';
import { temporaryFolder } from '../../../support/temp.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const TORRENTS = 3_000;

const FILTERS = [
  'limit=20',
  'q=debian',
  'q=debian+-iso',
  'q=d',
  'q=deb*',
  'q=数据',
  'q=debian&everywhere=true',
  'category=books',
  'tag=stable',
  'version=v2',
  'sizeMin=1000000',
  'seedersMin=1',
  'q=debian&seedersMin=1&sizeMin=1000000',
  'q=debian&sizeMax=1000000000',
  'publishedFrom=2024-01-01&publishedBefore=2025-01-01',
  'state=hidden',
  'state=superseded&q=debian',
  'state=any&sizeMin=1',
];

/** What has few rows, whatever the number of torrents: it grows by what operators do, or by the day. */
const SMALL_TABLES: ReadonlySet<string> = new Set([
  'schema_migrations',
  'sqlite_schema',
  'sqlite_master',
  'sqlite_sequence',
  'areas',
  'webhooks',
  'bans',
  'tokens',
  'sessions',
  'login_links',
  'totals',
  'open_days',
  'verification',
  'damaged_files',
  'listing_revision',
  'moved_collections',
  'published_days',
  'private_published_days',
  'temp.waiting_words',
  'temp.private_waiting_words',
  'temp.moved_ids',
  'temp.moving',
  'scrape_progress',
  'web_seed_progress',
  'scraped_trackers',
  // A statement makes it of the users that have figures.
  'users',
]);

/** Statements that may read along a large table, each because it soon ends or is rare. */
const ALLOWED: readonly RegExp[] = [
  // The migration of the word index, once.
  /^SELECT count\(\*\) FROM (?:private_)?listed$/,
  // A list from its beginning, in the order of its index: it ends after a page.
  /FROM (?:private_)?listed AS l(?: INDEXED BY \w+)?(?: CROSS JOIN torrents AS t ON t\.id = l\.id)? WHERE TRUE AND TRUE ORDER BY l\.[\w.]+ (?:ASC|DESC)(?:, l\.id (?:ASC|DESC))? LIMIT \?/,
  /FROM blocked_infohashes ORDER BY blocked_at DESC, infohash DESC LIMIT \?$/,
  // The oldest and the newest events.
  /FROM events ORDER BY id(?: DESC)? LIMIT (?:1|\?)$/,
  // What waits for moderators, by a partial index.
  /FROM reports AS r CROSS JOIN torrents AS t /,
  // A whole collection is moved or made private, which changes what its events tell.
  /^UPDATE events SET /,
  // Moderators search what the lists do not show: the torrents are checked one by one, until a page is full or the time is over.
  /FROM torrents AS t WHERE .+ AND (?:TRUE|t\.state = 'superseded') AND .+ ORDER BY /,
  // The first row of each table tells whether it can be read.
  /^SELECT 1 FROM "\w+" NOT INDEXED LIMIT 1$/,
];

const JSON_TYPE = { ...AUTHORIZATION, 'content-type': 'application/json' };

/** All kinds of lists and searches, as pages and by the API, from their first page on and from a later one. */
async function search(server: MeasuredServer): Promise<void> {
  for (const path of ['/', '/linux/?below=false', '/secret/', '/api/v1/torrents']) {
    for (const filter of FILTERS) {
      for (const sort of SORT_KEYS) {
        const query = `${path}${path.includes('?') ? '&' : '?'}${filter}&sort=${sort}&order=${sort === 'name' ? 'asc' : 'desc'}`;
        const answer = await server.request(query, {
          headers: { ...AUTHORIZATION, accept: 'application/json' },
        });
        const { next } = (await answer.json()) as { next?: string };
        if (next) await read(server, `${query}&cursor=${next}`);
        if (sort === 'size')
          await read(server, query, { headers: { ...AUTHORIZATION, accept: 'text/html' } });
      }
    }
  }
}

async function read(server: MeasuredServer, path: string, init?: RequestInit): Promise<number> {
  const answer = await server.request(path, { headers: AUTHORIZATION, ...init });
  // A stream of events has no end.
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) await answer.body?.cancel();
  else await answer.arrayBuffer();
  return answer.status;
}

/** Makes what most statements are for: torrents in all states, a private collection, texts, rules, tokens and others. */
async function change(server: MeasuredServer): Promise<void> {
  const put = (path: string, name: string) =>
    read(server, path, { method: 'PUT', headers: AUTHORIZATION, body: makeTorrent({ name }) });
  const send = (method: string, path: string, body: object) =>
    read(server, path, { method, headers: JSON_TYPE, body: JSON.stringify(body) });
  expect(await put('/plans/a.torrent', 'a')).toBe(201);
  expect(await put('/plans/a.torrent', 'b')).toBe(200);
  expect(await put('/plans/c.torrent', 'c')).toBe(201);
  expect(await send('PATCH', '/plans/c.torrent', { title: 'A title', tags: ['x'], category: 'y' })).toBe(200);
  expect(await send('PATCH', '/plans/c.torrent', { state: 'hidden' })).toBe(200);
  expect(await send('PATCH', '/plans/a.torrent', { fileName: 'moved.torrent' })).toBe(200);
  expect(await put('/secret/d.torrent', 'd')).toBe(201);
  expect(await send('PATCH', '/api/v1/collections/secret', { read: 'token' })).toBe(200);
  expect(await put('/secret/e.torrent', 'e')).toBe(201);
  expect(
    await send('PATCH', '/api/v1/collections/plans', {
      retention: [{ keep: 5 }],
      uploads: { versions: ['v1'] },
      sources: { webSeeds: ['https://mirror.example/'] },
    }),
  ).toBe(200);
  expect(await send('POST', '/api/v1/tokens', { name: 'x', role: 'uploader', torrentsMax: 5 })).toBe(201);
}

/** Asks each address once, with what there is for its parameters, and an empty body of the kind that it expects. */
async function askEach(server: MeasuredServer): Promise<void> {
  const answer = await server.request('/api/v1/torrents?limit=100');
  const { items } = (await answer.json()) as {
    items: { infohashV1: string; collection: string; fileName: string }[];
  };
  const known = items.filter(({ infohashV1 }) => infohashV1 !== null);
  for (const [index, endpoint] of ENDPOINTS.entries()) {
    const { infohashV1 = '', collection = '', fileName = '' } = known[index % known.length] ?? {};
    const path = endpoint.template
      .replaceAll(/\[.*?\]/g, '')
      .replace('{infohash:infohash}', infohashV1)
      .replace(/\{(?:collection|path):\w+\}/, collection)
      .replace('{file:torrentFile}', encodeURIComponent(fileName))
      .replaceAll(/\{\w+:digits\}/g, '1')
      .replaceAll(/\{[^}]*\}/g, 'nothing');
    expect(await read(server, path, requestOf(endpoint)), path).not.toBe(500);
  }
}

function requestOf({ method, body }: Endpoint): RequestInit {
  if (method === 'GET') return { headers: AUTHORIZATION };
  if (body?.kind === 'json') return { method, headers: JSON_TYPE, body: '{}' };
  return { method, headers: AUTHORIZATION };
}

/** The table that is read, or undefined for what a statement makes itself and for the values of an array. */
function tableOf(sql: string, name: string, isByIndex: boolean): string | undefined {
  if (name.startsWith('(') || name === 'json_each') return undefined;
  const sources = [...sql.matchAll(new RegExp(`(\\)|[\\w.]+) AS ${name}\\b`, 'g'))].map(
    ([, source = '']) => source,
  );
  const isMade = sources.includes(')') || new RegExp(`\\b${name} AS (?:MATERIALIZED )?\\(`).test(sql);
  if (isMade && !isByIndex) return undefined;
  return sources.find((source) => source !== ')') ?? name;
}

/** The tables that a statement reads from one end to the other, or along a whole index. */
function scannedTables(sql: string, details: readonly string[]): readonly string[] {
  return details.flatMap((detail) => {
    const [, name, index, constraint] =
      /^SCAN (?!CONSTANT ROW)(\(?[\w.-]+\)?)( USING (?:COVERING )?INDEX)?(?: VIRTUAL TABLE INDEX \d+:(.*))?/.exec(
        detail,
      ) ?? [];
    // A look-up of words or of a row in the word index.
    if (name === undefined || (constraint ?? '') !== '') return [];
    return tableOf(sql, name, index !== undefined) ?? [];
  });
}

async function plansIn(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const env = { TORRENTRY_LIMIT_SEARCHES: 'off', TORRENTRY_PUBLISHERS: 'pages' };
  const server = await startMeasured(folder, env);
  await change(server);
  await search(server);
  await askEach(server);
  return server.plans();
}

it.skipIf(!CAN_MEASURE)('reads no large table from one end to the other', { timeout: 600_000 }, async () => {
  // Without statistics the planner guesses; with those of a large table beside those of small ones it decides otherwise.
  const plans = [...(await plansIn(temporaryFolder())), ...(await plansIn(await generatedFolder(TORRENTS)))];
  const used = new Set<RegExp>();
  const unexpected = plans.filter(([sql, details]) => {
    if (scannedTables(sql, details).every((table) => SMALL_TABLES.has(table))) return false;
    const allowed = ALLOWED.find((pattern) => pattern.test(sql));
    if (allowed !== undefined) used.add(allowed);
    return allowed === undefined;
  });
  expect(unexpected).toEqual([]);
  expect(ALLOWED.filter((pattern) => !used.has(pattern))).toEqual([]);
});
