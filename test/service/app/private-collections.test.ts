import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVER } from '../../../src/events/audit.ts';
import type { Role } from '../../../src/access/token.ts';
import { covers } from '../../../src/lib/scope.ts';
import type { Endpoint } from '../../../src/service/endpoint.ts';
import { ENDPOINTS, nameOf } from '../../support/declared.ts';
import { makePicture } from '../../support/pictures.ts';
import { publishTorrent } from '../../support/published.ts';
import { openService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

interface Caller {
  readonly role: Role | undefined;
  readonly collection?: string;
}

/** Who asks. Those without a collection may read everything, except for the stranger. */
const CALLERS: readonly Caller[] = [
  { role: undefined },
  { role: 'reader' },
  { role: 'reader', collection: 'elsewhere/**' },
  { role: 'reader', collection: 'p' },
  { role: 'reader', collection: 'p/**' },
  { role: 'reader', collection: 'p/nested/**' },
  { role: 'uploader' },
  { role: 'uploader', collection: 'elsewhere/**' },
  { role: 'uploader', collection: 'open/p/**' },
  { role: 'moderator' },
  { role: 'moderator', collection: 'elsewhere/**' },
  { role: 'moderator', collection: 'p/nested/**' },
  { role: 'admin' },
];

/** What is private: by its own settings, by those above it, and below an open collection. */
const PRIVATE = ['p', 'p/nested', 'p/deeper/still', 'open/p'];
const FEATURED = 'featured';

const GETS = ENDPOINTS.filter(({ method }) => method === 'GET').map(
  (endpoint) => [nameOf(endpoint), endpoint] as const,
);

const PICTURE = 'p.png';
/** The name of a private stream. */
const STREAM = 'hidden';

/** What each parameter of a path is asked for with. An address with another one needs a value here that leads to what is private. */
const PATH_VALUES: Readonly<Record<string, (collection: string, infohash: string) => string>> = {
  'infohash:infohash': (_, infohash) => infohash,
  'collection:segments': (collection) => collection,
  'path:folder': (collection) => collection,
  'id:digits': () => '1',
  'slug:segment': () => FEATURED,
  code: () => 'not_found',
  id: () => FEATURED,
  name: () => FEATURED,
  version: () => FEATURED,
};

/** The values of the parameters of queries that could lead to what is private. */
const QUERY_VALUES: Readonly<Record<string, readonly string[]>> = {
  q: ['secretword', 'HASH'],
  collection: ['p'],
  parent: ['p'],
  category: ['secret'],
  tag: ['secret'],
  match: ['*'],
  state: ['removed', 'public'],
  type: ['removed'],
  in: ['all'],
  object: ['collection /p', 'torrent HASH'],
  format: ['json'],
  sources: ['site'],
};

/** Parameters of queries that choose among what is listed anyway, or say how it is shown. */
const HARMLESS = new Set(
  (
    'below version sizeMin sizeMax seedersMin publishedFrom publishedBefore sort order limit cursor before after page show key ' +
    'tracker webSeed comment createdBy folder next once report pending done all action token v from'
  ).split(' '),
);

/** The queries of the addresses that read them themselves, for other programs. */
const OWN_QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/torznab/api': ['?t=caps', '?t=search&q=secretword', '?t=search&q=HASH', '?t=search&cat=100000'],
  '/torrents/update': ['?info_hash=HASH'],
};

function callerName({ role, collection = 'everything' }: Caller): string {
  return `${role ?? 'stranger'} of ${collection}`;
}

function mayRead({ role, collection: scope }: Caller, collection: string): boolean {
  return role !== undefined && covers(scope, collection);
}

/** Whether the scope of the caller is below the collection: the way there is shown, with nothing but what they may read. */
function isOnTheWay({ collection: scope = '' }: Caller, collection: string): boolean {
  return scope.startsWith(`${collection}/`);
}

/** An instance with public content, to which private content may be added. */
class Instance {
  readonly service: TestService;
  readonly #secrets = new Map<string, string>();
  /** By the collection of a torrent. */
  readonly infohashes = new Map<string, string>();

  constructor(service: TestService) {
    this.service = service;
  }

  static async open(): Promise<Instance> {
    const off = {
      limitUploads: 'off',
      limitSearches: 'off',
      limitReports: 'off',
      limitLogins: 'off',
    } as const;
    const data = mkdtempSync(join(tmpdir(), 'torrentry-test-'));
    const now = () => new Date('2026-09-15T12:33:00Z');
    const instance = new Instance(await openService({ ...off, data, uploads: 'open' }, now));
    const { service } = instance;
    for (const caller of CALLERS) {
      if (caller.role === undefined) continue;
      const terms = { name: callerName(caller), role: caller.role, collection: caller.collection };
      const { secret } = await service.app.access.issue(terms, SERVER);
      instance.#secrets.set(callerName(caller), secret);
    }
    await instance.publish('open');
    await instance.publish('elsewhere');
    return instance;
  }

  async publish(collection: string, name = 'a'): Promise<void> {
    const title = `${collection} ${name} secretword`.replaceAll('/', ' ');
    const { infohashV1 } = await publishTorrent(this.service, `/${collection}/${name}.torrent`, title);
    this.infohashes.set(collection, infohashV1);
  }

  async send(
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    type = 'application/json',
  ): Promise<void> {
    const headers = { ...this.service.authorization, 'content-type': type };
    const answer = await this.service.request(path, { method, body, headers });
    expect(answer.status, `${method} ${path}`).toBeLessThan(300);
  }

  /** Adds what is private, with all that can be known of it. */
  async addPrivate(): Promise<void> {
    for (const collection of ['p', 'open/p', 'p/nested'])
      await this.send('PATCH', `/api/v1/collections/${collection}`, '{"read":"token","order":"version"}');
    await this.send('PATCH', `/api/v1/collections/streams/${STREAM}`, '{"read":"token"}');
    await this.send(
      'POST',
      `/streams/${STREAM}/`,
      makeTorrent({ name: 'numbered' }),
      'application/x-bittorrent',
    );
    const picture = await makePicture();
    for (const collection of PRIVATE) {
      for (const name of ['gone', 'moved', 'old', 'a']) await this.publish(collection, name);
      await this.send('PUT', `/${collection}/README.md`, '# Secret', 'text/markdown');
      for (const place of ['README.md', 'a.torrent'])
        await this.send('PUT', `/${collection}/${place}/images/${PICTURE}`, picture, 'image/png');
      const { authorization } = this.service;
      await this.service.request(`/${collection}/gone.torrent`, { method: 'DELETE', headers: authorization });
      await this.send('PATCH', `/${collection}/moved.torrent`, '{"fileName":"elsewhere.torrent"}');
      await this.send('PATCH', `/${collection}/old.torrent`, '{"category":"secret","tags":["secret"]}');
    }
  }

  headersOf(caller: Caller): Record<string, string> {
    const secret = this.#secrets.get(callerName(caller));
    return secret === undefined ? {} : { authorization: `Bearer ${secret}` };
  }

  /** The answer without what only tells the two instances apart. */
  async ask(path: string, caller: Caller, accept: string) {
    const answer = await this.service.request(path, { headers: { ...this.headersOf(caller), accept } });
    // A compressed answer has another length with another port in it.
    const { date: _date, 'content-length': _length, ...headers } = Object.fromEntries(answer.headers);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isDump = path.startsWith('/dump') && answer.status === 200;
    // A dump and a list of events say where the next event will be.
    const body = (isDump ? zstdDecompressSync(bytes) : bytes)
      .toString()
      .replaceAll(/"(?:cursor|end)":"[^"]*"/g, '');
    if (isDump) return { status: answer.status, headers: {}, body };
    return {
      status: answer.status,
      headers: JSON.parse(JSON.stringify(headers).replaceAll(this.service.url, 'http://here/')) as unknown,
      body: body.replaceAll(this.service.url, 'http://here/').replaceAll(`:${this.service.port}`, ':0'),
    };
  }

  async close(): Promise<void> {
    await this.service.close();
    rmSync(this.service.folder, { recursive: true });
  }
}

/** The path of an endpoint with what is private in the place of its parameters. Throws for one that has others. */
function pathOf({ template }: Pick<Endpoint, 'template'>, collection: string, infohash: string): string {
  return template
    .replaceAll(/\[.*?\]/g, '')
    .replace('/images/{name:segment}', `/images/${PICTURE}`)
    .replace('/streams/{name:segment}', `/streams/${STREAM}`)
    .replaceAll(/\{([^}]*)\}/g, (whole, parameter: string) => {
      if (parameter === 'file:torrentFile') return whole;
      const valueOf = PATH_VALUES[parameter];
      if (valueOf === undefined) throw new Error(`Say what ${whole} of ${template} is asked for with`);
      return valueOf(collection, infohash);
    });
}

/** The queries that an endpoint is asked with, one parameter in each. Throws for one that has others. */
function queriesOf({ template, query }: Pick<Endpoint, 'template' | 'query'>): readonly string[] {
  const names = Object.keys(query?.shape ?? {});
  const own = names.flatMap((name) => {
    const values = QUERY_VALUES[name] ?? (HARMLESS.has(name) ? [] : undefined);
    if (values === undefined) throw new Error(`Say what ?${name}= of ${template} is asked for with`);
    const rest = name === 'collection' && names.includes('below') ? '&below=true' : '';
    return values.map((value) => `?${name}=${encodeURIComponent(value)}${rest}`);
  });
  return ['', ...own, ...(OWN_QUERIES[template] ?? [])];
}

/** The addresses of an endpoint that have to do with what is private in a collection. */
function addressesOf(endpoint: Endpoint, collection: string, infohash: string): readonly string[] {
  const path = pathOf(endpoint, collection, infohash);
  const files = path.includes('{file:torrentFile}') ? ['a', 'gone', 'moved', 'none'] : [''];
  const queries = queriesOf(endpoint);
  return files
    .map((name) => path.replace('{file:torrentFile}', `${name}.torrent`))
    .flatMap((it) => queries.map((query) => it + query.replace('HASH', infohash)));
}

describe('private collections', () => {
  let bare: Instance;
  let full: Instance;

  beforeAll(async () => {
    [bare, full] = [await Instance.open(), await Instance.open()];
    await full.addPrivate();
  });
  afterAll(async () => {
    await bare.close();
    await full.close();
  });

  it.each(GETS)(
    '%s answers those who may not read them as if they had never been',
    async (_name, endpoint) => {
      for (const collection of PRIVATE) {
        const others = CALLERS.filter(
          (caller) => !mayRead(caller, collection) && !isOnTheWay(caller, collection),
        );
        const infohash = full.infohashes.get(collection) ?? '';
        for (const path of addressesOf(endpoint, collection, infohash)) {
          for (const caller of others) {
            // What is about everything, and pages with the way to it, may show this caller another one.
            const isOther = PRIVATE.some((other) => mayRead(caller, other));
            if (isOther && (path.includes('?') || !/\{(?:infohash|collection|path)/.test(endpoint.template)))
              continue;
            for (const accept of isOther ? ['application/json'] : ['text/html', 'application/json']) {
              const [found, expected] = [
                await full.ask(path, caller, accept),
                await bare.ask(path, caller, accept),
              ];
              expect(found, `${path} for the ${callerName(caller)}, ${accept}`).toEqual(expected);
            }
          }
        }
      }
    },
  );

  it('show their readers what is in them, and to no cache', async () => {
    for (const collection of PRIVATE) {
      for (const caller of CALLERS.filter((it) => mayRead(it, collection))) {
        const infohash = full.infohashes.get(collection);
        for (const path of [
          `/${collection}/`,
          `/${collection}/a.torrent`,
          `/${collection}/README.md`,
          `/${collection}/README.md/images/${PICTURE}`,
          `/${collection}/a.torrent/images/${PICTURE}`,
          `/${collection}/SHA256SUMS`,
          `/${collection}/feed.atom`,
          `/torrents/${infohash}`,
          `/api/v1/torrents/${infohash}`,
          `/api/v1/collections/${collection}`,
        ]) {
          const answer = await full.service.request(path, { headers: full.headersOf(caller) });
          const cacheControl = answer.headers.get('cache-control');
          expect([answer.status, cacheControl], `${path} for the ${callerName(caller)}`).toEqual([
            200,
            expect.stringContaining('private'),
          ]);
        }
      }
    }
  });

  it('are beside the list above them for their readers alone, with what they may read below', async () => {
    const below = async (parent: string, role: Role, collection?: string) => {
      const caller = { role, ...(collection !== undefined && { collection }) };
      const headers = full.headersOf(caller);
      const answer = await full.service.request(`/api/v1/collections?parent=${parent}`, { headers });
      const { items } = (await answer.json()) as {
        items: { path: string; read: string; torrentCount: number }[];
      };
      return items.map(({ path, read, torrentCount }) => `${path} ${read} ${torrentCount}`);
    };
    const open = ['elsewhere open 1', 'open open 1'];
    expect(await below('', 'reader')).toEqual([...open, 'p token 9', 'streams open 0']);
    expect(await below('', 'reader', 'elsewhere/**')).toEqual(open);
    expect(await below('', 'reader', 'p')).toEqual([...open, 'p token 3']);
    expect(await below('', 'reader', 'p/nested/**')).toEqual([...open, 'p open 0']);
    expect(await below('p', 'reader', 'p/nested/**')).toEqual(['p/nested token 3']);
    expect(await below('p', 'reader')).toEqual(['p/deeper token 3', 'p/nested token 3']);
    expect(await below('p', 'reader', 'p')).toEqual([]);
    expect(await below('open', 'uploader', 'open/p/**')).toEqual(['open/p token 3']);
  });

  it('show a token for the collection alone nothing of what is below it', async () => {
    const caller: Caller = { role: 'reader', collection: 'p' };
    const { body } = await full.ask('/p/?format=text', caller, 'text/plain');
    expect(body.trim().split('\n').toSorted()).toEqual(
      ['a', 'elsewhere', 'old'].map((name) => `http://here/p/${name}.torrent`),
    );
    for (const path of ['/p/SHA256SUMS', '/p/feed.json', '/p/latest', '/p/?format=json', '/p/?q=nested'])
      expect((await full.ask(path, caller, '*/*')).body, path).not.toContain('nested');
    const tags = async () =>
      (await full.service.request('/p/feed.atom', { headers: full.headersOf(caller) })).headers;
    expect((await tags()).get('etag')).not.toBe((await tags()).get('etag'));
  });

  it('are read by feed readers and torrent clients with a feed key of a token for them', async () => {
    const keyOf = async (caller: Caller) => {
      const init = {
        method: 'POST',
        headers: full.headersOf(caller),
        body: new URLSearchParams({ name: 'client' }),
      };
      return (await (await full.service.request('/account/feed-keys', init)).text()).trim();
    };
    const key = await keyOf({ role: 'reader', collection: 'p/**' });
    const other = await keyOf({ role: 'reader', collection: 'elsewhere/**' });
    const feed = await full.service.request(`/p/feed.rss?key=${key}`);
    expect([feed.status, feed.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    const link = /<enclosure url="([^"]*)"/.exec(await feed.text())?.[1] ?? '';
    expect(link).toContain(`?key=${key}`);
    expect((await full.service.request(link)).status).toBe(200);
    expect((await full.service.request(link.replace(key, other))).status).toBe(404);
    expect((await full.service.request(`/p/feed.rss?key=${other}`)).status).toBe(404);
    expect((await full.service.request(`/p/feed.rss?key=${key}x`)).status).toBe(401);
    expect((await full.service.request(`/p/?key=${key}`)).status).toBe(404);
    const followed = ['latest.torrent', 'latest/magnet', 'SHA256SUMS', 'SHA256SUMS?q=p'];
    for (const path of followed) {
      const statuses = [key, other].map(async (given) => {
        const { status } = await full.service.request(
          `/p/${path}${path.includes('?') ? '&' : '?'}key=${given}`,
          {
            redirect: 'follow',
          },
        );
        return status;
      });
      expect(await Promise.all(statuses), path).toEqual([200, 404]);
    }
    const opml = async (given: string) =>
      (await full.service.request(`/collections.opml?key=${given}`)).text();
    expect(await opml(key)).toContain('text="p/nested"');
    expect(await opml(other)).not.toContain('text="p');
  });

  it('have no part in what becomes of the same torrent elsewhere', async () => {
    for (const instance of [bare, full]) {
      const caller = { role: 'uploader', collection: 'elsewhere/**' } as const;
      const { state } = await publishTorrent(
        instance.service,
        '/elsewhere/same.torrent',
        'p a secretword',
        instance.headersOf(caller),
      );
      expect(state).toBe('public');
    }
    const infohash = full.infohashes.get('p') ?? '';
    const [found, expected] = [full, bare].map((it) =>
      it.ask(`/torrents/${infohash}`, { role: undefined }, 'text/html'),
    );
    expect(await found).toEqual(await expected);
    const inside = await full.ask(`/p/a.torrent`, { role: 'reader' }, '*/*');
    expect(inside.status).toBe(200);
  });
});
