import { beforeAll, describe, expect, it } from 'vitest';
import { exchange } from '../../../support/raw.ts';
import { tokenOf } from '../../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';
import { parsePage, type ParsedPage } from '../../../support/site/parse-page.ts';

async function publish(service: TestService, path: string, name: string): Promise<void> {
  const init = { method: 'PUT', body: makeTorrent({ name }), headers: service.authorization };
  expect((await service.request(path, init)).status).toBe(201);
}

interface List {
  readonly items: readonly { readonly name: string }[];
  readonly next: string | null;
}

async function list(
  service: TestService,
  path: string,
): Promise<{ names: string[]; next: string | null; link: string | null }> {
  const answer = await service.request(path, { headers: { accept: 'application/json' } });
  expect(answer.status).toBe(200);
  const { items, next } = (await answer.json()) as List;
  return { names: items.map(({ name }) => name), next, link: answer.headers.get('link') };
}

const service = serviceForAll();

describe('an address of the service’s own with a slash at its end', () => {
  it.each([
    ['/docs/', '/docs', 200],
    ['/docs/api/', '/docs/api', 200],
    ['/feed.atom/?limit=1', '/feed.atom?limit=1', 200],
    ['/a/feed.rss/', '/a/feed.rss', 404],
    ['/torznab/', '/torznab', 404],
    ['/api/', '/api', 404],
    ['/streams/x/', '/streams/x', 404],
  ])('%s leads to %s', async (path, to, status) => {
    const own = await startService();
    const answer = await own.request(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, own.url + to.slice(1)]);
    expect((await own.request(to)).status).toBe(status);
  });
});

describe('what a page of a collection offers', () => {
  it('is what the token of its reader can do', async () => {
    await publish(service, '/offers/one.torrent', 'one of offers');
    const offersTo = async (headers: Readonly<Record<string, string>>, path = '/offers/') => {
      const shown = await service.request(path, { headers: { ...headers, accept: 'text/html' } });
      const text = await shown.text();
      return ['Edit README', 'Upload here', 'Publish in this collection', 'curl '].filter((it) =>
        text.includes(it),
      );
    };
    const ofToken = async (role: 'reader' | 'uploader', collection: string) =>
      (await tokenOf(service, role, { collection })).headers;
    const upload = ['Upload here', 'Publish in this collection', 'curl '];
    expect(await offersTo(await ofToken('reader', 'offers/**'))).toEqual([]);
    expect(await offersTo(await ofToken('uploader', 'elsewhere/**'))).toEqual([]);
    expect(await offersTo(await ofToken('uploader', 'offers/**'))).toEqual(['Edit README', ...upload]);
    expect(await offersTo({})).toEqual(upload);
    expect(await offersTo(await ofToken('reader', 'offers/**'), '/offers/none/')).toEqual([]);
    expect(await offersTo({}, '/offers/none/')).toEqual(['curl ']);
  });
});

describe('a private collection', () => {
  it('is marked in an open list by a lock, with a word for those who cannot see it', async () => {
    const own = await startService();
    await publish(own, '/locked/one.torrent', 'one of locked');
    const edit = await own.request('/api/v1/collections/locked', {
      method: 'PATCH',
      headers: { ...own.authorization, 'content-type': 'application/json' },
      body: '{"read":"token"}',
    });
    expect(edit.status).toBe(200);
    await publish(own, '/open/one.torrent', 'one of open');
    const start = await own.request('/', { headers: { ...own.authorization, accept: 'text/html' } });
    const marks = parsePage(await start.text())
      .find('span')
      .filter(({ attributes }) => attributes['class'] === 'locked');
    expect(marks.map(({ text }) => text.trim())).toEqual(['Private']);
  });
});

describe('a collection', () => {
  it('lists what is in it, the newest first, as JSON, as text, and as a page', async () => {
    await publish(service, '/debian/13/one.torrent', 'one');
    await publish(service, '/debian/13/two.torrent', 'two');
    await publish(service, '/debian/12/three.torrent', 'three');
    expect((await list(service, '/debian/13/')).names).toEqual(['two', 'one']);
    const text = await service.request('/debian/13/');
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await text.text()).toBe(
      `${service.url}debian/13/two.torrent\n${service.url}debian/13/one.torrent\n`,
    );
    const html = await (await service.request('/debian/', { headers: { accept: 'text/html' } })).text();
    expect(html).toContain('/debian/13/');
    expect(html).toContain('/debian/12/');
  });

  it('shows everything below it as well, in every form, and only what is directly in it when asked', async () => {
    await publish(service, '/tree/a/deep/one.torrent', 'tree one');
    await publish(service, '/tree/two.torrent', 'tree two');
    await publish(service, '/treetop/three.torrent', 'tree three');
    for (const [query, names] of [
      ['', ['tree two', 'tree one']],
      ['?below=true', ['tree two', 'tree one']],
      ['?below=false', ['tree two']],
    ] as const) {
      expect((await list(service, `/tree/${query}`)).names).toEqual(names);
      expect(namesIn((await page(service, `/tree/${query}`)).parsed)).toEqual(names);
      const text = await (await service.request(`/tree/${query}`)).text();
      expect(text.trimEnd().split('\n')).toHaveLength(names.length);
    }
    expect((await list(service, '/?collection=tree')).names).toEqual(['tree two', 'tree one']);
    expect((await page(service, '/tree/a/')).parsed.find('p')[0]?.text).toBe('1 torrent');
  });

  it('costs no search, however often it is read', async () => {
    const service = await startService({ limitSearches: { capacity: 1, perSeconds: 86_400 } });
    await publish(service, '/often/below/one.torrent', 'often');
    for (let i = 0; i < 3; i++) expect((await service.request('/often/')).status).toBe(200);
  });

  it('is led to when the slash is missing', async () => {
    await publish(service, '/a%20b/x.torrent', 'led to');
    const answer = await service.request('/a%20b');
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `${service.url}a%20b/`]);
  });

  it('exists as long as something is in it', async () => {
    expect((await service.request('/exists/')).status).toBe(404);
    await publish(service, '/exists/b/x.torrent', 'exists');
    expect((await service.request('/exists/')).status).toBe(200);
    await service.request('/exists/b/x.torrent', { method: 'DELETE', headers: service.authorization });
    expect((await service.request('/exists/')).status).toBe(404);
  });
});

describe('a list', () => {
  it('is a page for whoever asks for one in the address, or only by a language', async () => {
    await publish(service, '/forms/one.torrent', 'one of a form');
    const typeOf = async (query: string, headers: Record<string, string>): Promise<string> => {
      const answer = await service.request(`/forms/${query}`, { headers });
      return `${answer.status} ${answer.headers.get('content-type')}`;
    };
    expect(await typeOf('?format=html', { accept: '*/*' })).toBe('200 text/html; charset=utf-8');
    expect(await typeOf('?format=json', { accept: 'text/html' })).toBe('200 application/json');
    expect(await typeOf('?format=text', { accept: 'text/html' })).toBe('200 text/plain; charset=utf-8');
    expect(await typeOf('', { accept: '*/*' })).toBe('200 text/plain; charset=utf-8');
    // Sent by hand, because Node.js marks what its fetch sends as that of a script.
    const lines = [
      'GET /forms/ HTTP/1.1',
      'Host: a',
      'Accept: */*',
      'Accept-Language: de',
      'Connection: close',
    ];
    const answer = await exchange(Number(new URL(service.url).port), [`${lines.join('\r\n')}\r\n\r\n`]);
    expect(answer).toMatch(/^content-type: text\/html/im);
    const missing = await service.request('/forms/none/?format=html');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });

  it('keeps the form that its address asks for, when the slash is missing and on the next page', async () => {
    for (const name of ['one', 'two']) await publish(service, '/kept-form/', `${name} of a kept form`);
    const answer = await service.request('/kept-form?format=html');
    expect(answer.headers.get('location')).toBe(`${service.url}kept-form/?format=html`);
    const page = await (await service.request('/kept-form/?format=html&limit=1')).text();
    expect(page).toMatch(/rel="next" href="\/kept-form\/[?]format=html&amp;limit=1&amp;cursor=/);
  });

  it('names its next page in the header of text and JSON, not of a page, where browsers would fetch it', async () => {
    for (const name of ['one', 'two']) await publish(service, '/linked/', `${name} of a link`);
    const linkOf = async (accept: string): Promise<string | null> =>
      (await service.request('/linked/?limit=1', { headers: { accept } })).headers.get('link');
    expect(await linkOf('application/json')).toContain('rel="next"');
    expect(await linkOf('text/plain')).toContain('rel="next"');
    expect(await linkOf('text/html')).toBeNull();
  });
});

describe('a collection in which nothing is published', () => {
  it('is not found, with the line that publishes its first torrent, whatever was asked for', async () => {
    await publish(service, '/empty/x.torrent', 'not found');
    const line = `curl -u :TOKEN -T name.torrent ${service.url}empty/no%20pe/`;
    const text = await service.request('/empty/no%20pe/');
    expect([text.status, await text.text()]).toEqual([
      404,
      `error: Cannot find the collection empty/no pe: nothing is published in it\nhint: Publish its first torrent: ${line}\n`,
    ]);
    const json = await service.request('/empty/no%20pe/', { headers: { accept: 'application/json' } });
    expect(await json.json()).toMatchObject({
      code: 'not_found',
      hint: `Publish its first torrent: ${line}`,
    });
    const { answer, parsed } = await page(service, '/empty/no%20pe/');
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(parsed.find('pre').map((pre) => pre.text)).toEqual([line]);
    expect(addressOf(parsed, 'empty')).toBe('/empty/');
  });

  it('takes no token in that line where uploads take none', async () => {
    const service = await startService({ uploads: 'open' });
    expect(await (await service.request('/nope/')).text()).toContain(
      `: curl -T name.torrent ${service.url}nope/\n`,
    );
  });
});

describe('the start page', () => {
  it('lists all torrents in pages that lead on from one to the next', async () => {
    const service = await startService();
    const names = Array.from({ length: 120 }, (_, i) => `torrent ${i}`);
    for (const [i, name] of names.entries()) await publish(service, `/a/${i}.torrent`, name);
    const seen: string[] = [];
    let path: string | undefined = '/';
    while (path !== undefined) {
      const page = await list(service, path);
      seen.push(...page.names);
      const [, rest] = /^<(\?[^>]+)>; rel="next"$/.exec(page.link ?? '') ?? [];
      expect(rest === undefined).toBe(page.next === null);
      path = rest === undefined ? undefined : `/${rest}`;
    }
    expect(seen).toEqual(names.toReversed());
  });

  it('says what to do when nothing is published yet', async () => {
    const service = await startService();
    const html = await (await service.request('/', { headers: { accept: 'text/html' } })).text();
    expect(html).toContain('curl');
    expect(await (await service.request('/')).text()).toBe('');
  });
});

describe('a list', () => {
  it('is as long as is asked for, and says when that is too long', async () => {
    for (const i of [1, 2, 3]) await publish(service, `/long/${i}.torrent`, `long ${i}`);
    expect((await list(service, '/long/?limit=2')).names).toEqual(['long 3', 'long 2']);
    for (const limit of ['0', '1001', 'x', '-1'])
      expect((await service.request(`/?limit=${limit}`)).status).toBe(400);
  });

  it('names the collections below it in JSON, so that a program can walk the tree', async () => {
    await publish(service, '/below/b/x.torrent', 'below');
    const answer = await service.request('/below/', { headers: { accept: 'application/json' } });
    expect(await answer.json()).toMatchObject({
      items: [{ name: 'below' }],
      next: null,
      collections: [{ path: 'below/b', torrentCount: 1, links: { self: `${service.url}below/b/` } }],
    });
  });
});

/** A list as a browser gets it. */
async function page(service: TestService, path: string): Promise<{ answer: Response; parsed: ParsedPage }> {
  const answer = await service.request(path, { headers: { accept: 'text/html' } });
  return { answer, parsed: parsePage(await answer.text()) };
}

function namesIn(parsed: ParsedPage): string[] {
  const links = parsed.find('a').filter(({ attributes }) => attributes['data-open'] !== undefined);
  return links.map(({ text }) => text);
}

/** Where the link with that text leads. */
function addressOf(parsed: ParsedPage, text: string): string {
  return parsed.find('a').find((link) => link.text === text)?.attributes['href'] ?? '';
}

describe('a list as a page', () => {
  it('is sorted by the heads of its columns, and turned around by the same head', async () => {
    for (const name of ['b', 'c', 'a']) await publish(service, `/sorted/${name}.torrent`, name);
    const { parsed } = await page(service, '/sorted/');
    expect(namesIn(parsed)).toEqual(['a', 'c', 'b']);
    const byName = (await page(service, addressOf(parsed, 'Name'))).parsed;
    expect(namesIn(byName)).toEqual(['a', 'b', 'c']);
    const turned = (await page(service, addressOf(byName, 'Name'))).parsed;
    expect(namesIn(turned)).toEqual(['c', 'b', 'a']);
  });

  it('keeps filters and order on the way from page to page', async () => {
    for (const name of ['one b', 'one c', 'neither', 'one a']) {
      await publish(service, `/kept/${encodeURIComponent(name)}.torrent`, name);
    }
    const seen: string[] = [];
    const counts: (string | undefined)[] = [];
    let path = '/?q=one&collection=kept&sort=name&limit=2';
    while (path !== '') {
      const { parsed }: { parsed: ParsedPage } = await page(service, path);
      seen.push(...namesIn(parsed));
      counts.push(parsed.find('p').find(({ attributes }) => attributes['role'] === 'status')?.text);
      path = addressOf(parsed, 'Next page');
    }
    expect(seen).toEqual(['one a', 'one b', 'one c']);
    expect(counts[0]).toMatch(/^3 of \d+ torrents$/);
    expect(counts[1]).toBe('3–3 of 3 torrents');
  });

  it.each(['', '&order=asc', '&sort=name', '&sort=size', '&sort=files&order=asc'])(
    'leads back to the same pages as it led on, with their place in the list%s',
    async (order) => {
      const place = `walked${order.replaceAll(/\W/g, '-')}`;
      for (let i = 0; i < 7; i++) await publish(service, `/${place}/${i}.torrent`, `${place} ${i}`);
      const placeIn = (parsed: ParsedPage): string =>
        parsed.find('nav').find(({ attributes }) => attributes['class'] === 'pager')?.text ?? '';
      const seen: { names: string[]; place: string; address: string }[] = [];
      let path = `/${place}/?limit=2${order}`;
      while (path !== '') {
        const { parsed }: { parsed: ParsedPage } = await page(service, path);
        seen.push({ names: namesIn(parsed), place: placeIn(parsed), address: path });
        path = addressOf(parsed, 'Next page');
      }
      expect(seen.map(({ names }) => names.length)).toEqual([2, 2, 2, 1]);
      expect(seen[2]?.place).toBe('Previous page 5–6 of 7 torrents Next page');
      const back: string[][] = [];
      path = seen.at(-1)?.address ?? '';
      while (path !== '') {
        const { parsed }: { parsed: ParsedPage } = await page(service, path);
        expect(placeIn(parsed)).toBe(seen.at(-1 - back.length)?.place);
        back.push(namesIn(parsed));
        path = addressOf(parsed, 'Previous page');
      }
      expect(back.toReversed()).toEqual(seen.map(({ names }) => names));
    },
  );

  it('finds by every filter of its form, as the form sends them', async () => {
    await publish(service, '/filter/y/one.torrent', 'filter one');
    await publish(service, '/other/two.torrent', 'filter two');
    const form =
      '/?q=&collection=filter&version=v1&sizeMin=1+kB&sizeMax=&publishedFrom=2020-01-01&publishedBefore=';
    const asked = (path: string): Promise<Response> =>
      service.request(path, { headers: { accept: 'text/html' } });
    const answer = await asked(form);
    const tidy = `${service.url}?collection=filter&version=v1&sizeMin=1+kB&publishedFrom=2020-01-01`;
    expect([answer.status, answer.headers.get('location')]).toEqual([303, tidy]);
    expect(namesIn((await page(service, tidy)).parsed)).toEqual(['filter one']);
    const empty = await asked('/?q=&below=false&collection=');
    expect(empty.headers.get('location')).toBe(service.url);
  });

  it('says at the form what it could not read, and keeps what was typed', async () => {
    await publish(service, '/form/one.torrent', 'form one');
    for (const path of ['/', '/form/']) {
      const { answer, parsed } = await page(service, `${path}?q=one&sizeMin=much&publishedFrom=yesterday`);
      expect(answer.status).toBe(400);
      const fields = parsed.find('input').filter(({ attributes }) => attributes['aria-invalid'] === 'true');
      expect(fields.map(({ attributes }) => attributes['value'])).toEqual(['much', 'yesterday']);
      expect(parsed.find('main')[0]?.text).toContain('This is not a size.');
      expect(parsed.find('details').some(({ attributes }) => attributes['open'] !== undefined)).toBe(true);
      const words = parsed.find('input').filter(({ attributes }) => attributes['name'] === 'q');
      expect(words.map(({ attributes }) => attributes['value'])).toEqual(['one', 'one']);
    }
    for (const query of ['cursor=x', 'limit=0', 'sort=x', 'collection=..']) {
      const { answer, parsed } = await page(service, `/?${query}`);
      expect(answer.status, query).toBe(400);
      expect(parsed.find('main')[0]?.text, query).toMatch(/Cannot (?:list|continue|use)/);
    }
    const json = await service.request('/?sizeMin=much', { headers: { accept: 'application/json' } });
    expect(json.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('the search', () => {
  it('is refused to whoever searches too often, with the time to wait', async () => {
    const service = await startService({ limitSearches: { capacity: 2, perSeconds: 86_400 } });
    const search = (headers: Record<string, string> = {}) => service.request('/?q=a', { headers });
    expect((await search()).status).toBe(200);
    expect((await search({ accept: 'text/html' })).status).toBe(200);
    const answer = await search({ accept: 'text/html' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await service.request('/')).status).toBe(200);
    expect((await search(service.authorization)).status).toBe(200);
  });

  it('says that an infohash is not here', async () => {
    await publish(service, '/here/one.torrent', 'here');
    const { parsed } = await page(service, `/?q=${'0'.repeat(40)}`);
    expect(parsed.find('main')[0]?.text).toContain('No torrent with this infohash is published here.');
  });

  it('leads to the torrent that an infohash or a magnet link names', async () => {
    await publish(service, '/leads/x.torrent', 'leads');
    const { items } = (await (
      await service.request('/leads/', { headers: { accept: 'application/json' } })
    ).json()) as {
      items: { infohashV1: string }[];
    };
    const infohash = items[0]?.infohashV1 ?? '';
    for (const query of [infohash, infohash.toUpperCase(), `magnet:?xt=urn:btih:${infohash}&dn=y`]) {
      const address = `/?q=${encodeURIComponent(query)}`;
      const html = await service.request(address, { headers: { accept: 'text/html' } });
      expect([html.status, html.headers.get('location')]).toEqual([
        303,
        `${service.url}torrents/${infohash}`,
      ]);
      expect((await list(service, address)).names).toEqual(['leads']);
    }
    expect((await list(service, `/?q=${'0'.repeat(40)}`)).names).toEqual([]);
  });

  it('forgets what was removed or replaced', async () => {
    await publish(service, '/forgets/x.torrent', 'first');
    const init = { method: 'PUT', body: makeTorrent({ name: 'second' }), headers: service.authorization };
    await service.request('/forgets/x.torrent', init);
    expect((await list(service, '/?q=first')).names).toEqual([]);
    await service.request('/forgets/x.torrent', { method: 'DELETE', headers: service.authorization });
    expect((await list(service, '/?q=second')).names).toEqual([]);
  });
});

describe('the search for words', () => {
  const service = serviceForAll();

  beforeAll(async () => {
    for (const name of ['debian-12.iso', 'Debian 13 netinst', 'Café Müller']) {
      await publish(service, `/a/${encodeURIComponent(name)}.torrent`, name);
    }
  });

  it.each([
    ['debian', ['Debian 13 netinst', 'debian-12.iso']],
    ['deb', ['Debian 13 netinst', 'debian-12.iso']],
    ['13 debian', ['Debian 13 netinst']],
    ['cafe', ['Café Müller']],
    ['"iso"', ['debian-12.iso']],
    ['nothing', []],
    ['" OR name:*', []],
    ['(((', []],
  ])('finds by the words of %s', async (query, names) => {
    expect((await list(service, `/?q=${encodeURIComponent(query)}`)).names).toEqual(names);
  });
});
