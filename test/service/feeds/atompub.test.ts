import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from '../../support/xml.ts';

const service = serviceForAll();

/** Reads a document, which has to be of that type. */
async function readDocument(answer: Response, type: string): Promise<XmlElement> {
  expect(answer.headers.get('content-type')).toContain(type);
  return parseXml(await answer.text());
}

/** The address of a link of that kind, as a path. */
function linkOf(entry: XmlElement, rel: string): string {
  const link = childrenOf(entry, 'link').find(({ attributes }) => attributes['rel'] === rel);
  return new URL(link?.attributes['href'] ?? '').pathname;
}

interface Posted {
  readonly status: number;
  readonly location: string;
  readonly etag: string;
  readonly entry: XmlElement;
}

async function post(path: string, name: string, headers: Record<string, string> = {}): Promise<Posted> {
  const answer = await service.request(path, {
    method: 'POST',
    body: makeTorrent({ name }),
    headers: { ...service.authorization, 'content-type': 'application/x-bittorrent', ...headers },
  });
  const location = answer.headers.get('location') ?? '';
  expect(answer.headers.get('content-location')).toBe(location);
  return {
    status: answer.status,
    location: new URL(location).pathname,
    etag: answer.headers.get('etag') ?? '',
    entry: await readDocument(answer, 'application/atom+xml;type=entry'),
  };
}

function put(path: string, body: string, headers: Record<string, string> = {}, from: TestService = service) {
  const type = { 'content-type': 'application/atom+xml;type=entry' };
  return from.request(path, { method: 'PUT', body, headers: { ...from.authorization, ...type, ...headers } });
}

const entryWith = (content: string): string =>
  `<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app">${content}</entry>`;

describe('the service document', () => {
  it('names every collection with what it accepts, and the categories', async () => {
    await publishTorrent(service, '/serve/a%26b/x.torrent', 'served');
    const document = await readDocument(await service.request('/atompub'), 'application/atomsvc+xml');
    const collections = childrenOf(childOf(document, 'workspace'), 'collection');
    const hrefs = collections.map(({ attributes }) => attributes['href']);
    expect(hrefs).toContain(`${service.url}atompub/collections/`);
    expect(hrefs).toContain(`${service.url}atompub/collections/serve/`);
    expect(hrefs).toContain(`${service.url}atompub/collections/serve/a%26b/`);
    for (const collection of collections) {
      expect(childOf(collection, 'accept').text).toBe('application/x-bittorrent');
      expect(childOf(collection, 'categories').attributes['href']).toBe(`${service.url}atompub/categories`);
    }
    for (const href of hrefs.filter((each) => each?.includes('serve')))
      expect((await service.request(new URL(href ?? '').pathname)).status).toBe(200);
  });

  it('leads to the categories in use', async () => {
    const { location } = await post('/atompub/collections/cats/', 'cats');
    const scheme = `${service.url}atompub/categories`;
    await put(location, entryWith(`<title>c</title><category scheme="${scheme}" term="Audio &amp; Video"/>`));
    const document = await readDocument(
      await service.request('/atompub/categories'),
      'application/atomcat+xml',
    );
    expect(document.attributes).toMatchObject({ fixed: 'no', scheme });
    expect(childrenOf(document, 'atom:category').map(({ attributes }) => attributes['term'])).toContain(
      'Audio & Video',
    );
  });
});

describe('a collection', () => {
  it('publishes what is posted, under the name in Slug', async () => {
    const { status, location, entry } = await post('/atompub/collections/posted/in/', 'p', {
      slug: 'The%20%C3%9Cber%20name',
    });
    expect(status).toBe(201);
    expect(linkOf(entry, 'edit')).toBe(location);
    expect(childOf(entry, 'title').text).toBe('p');
    const { type, src = '' } = childOf(entry, 'content').attributes;
    expect([type, new URL(src).pathname]).toEqual([
      'application/x-bittorrent',
      '/posted/in/The%20%C3%9Cber%20name.torrent',
    ]);
    const media = await service.request(linkOf(entry, 'edit-media'));
    expect(new Uint8Array(await media.arrayBuffer())).toEqual(makeTorrent({ name: 'p' }));
    expect((await service.request(location)).status).toBe(200);
    const again = await post('/atompub/collections/posted/in/', 'p', { slug: 'The%20%C3%9Cber%20name' });
    expect([again.status, again.location]).toEqual([200, location]);
  });

  it('lists its members in pages, and not those below it', async () => {
    for (const name of ['1', '2', '3'])
      await publishTorrent(service, `/pages/${name}.torrent`, `page ${name}`);
    await publishTorrent(service, '/pages/below/4.torrent', 'page 4');
    const titles: string[] = [];
    let path: string | undefined = '/atompub/collections/pages/?limit=2';
    while (path !== undefined) {
      const feed: XmlElement = await readDocument(
        await service.request(path),
        'application/atom+xml;type=feed',
      );
      titles.push(...childrenOf(feed, 'entry').map((entry) => childOf(entry, 'title').text));
      const next = childrenOf(feed, 'link').find(({ attributes }) => attributes['rel'] === 'next');
      path = next?.attributes['href']?.slice(service.url.length - 1);
    }
    expect(titles).toEqual(['page 3', 'page 2', 'page 1']);
  });

  it('answers 304 until something changes', async () => {
    await publishTorrent(service, '/still/1.torrent', 'still 1');
    const ask = (etag: string) =>
      service.request('/atompub/collections/still/', { headers: { 'if-none-match': etag } });
    const etag = (await ask('"none"')).headers.get('etag') ?? '';
    expect((await ask(etag)).status).toBe(304);
    await publishTorrent(service, '/still/2.torrent', 'still 2');
    expect((await ask(etag)).status).toBe(200);
  });

  it.each([
    ['an entry', 'application/atom+xml;type=entry', entryWith('<title>x</title>'), 415],
    ['a picture', 'image/png', 'PNG', 415],
    ['a form', 'multipart/form-data; boundary=x', '--x--\r\n', 415],
    ['a file that is no torrent', 'application/x-bittorrent', 'd1:ai1ee', 422],
  ])('refuses %s', async (_what, type, body, status) => {
    const init = { method: 'POST', body, headers: { ...service.authorization, 'content-type': type } };
    expect((await service.request('/atompub/collections/posted/', init)).status).toBe(status);
  });

  it('refuses what no collection can be, and a torrent that is elsewhere', async () => {
    await publishTorrent(service, '/first/x.torrent', 'once');
    const send = (path: string, comment?: string) =>
      service.request(path, {
        method: 'POST',
        body: makeTorrent({ name: 'once', ...(comment !== undefined && { comment }) }),
        headers: service.authorization,
      });
    expect((await send('/atompub/collections/second/', 'other bytes')).status).toBe(409);
    expect((await send('/atompub/collections/admin/')).status).toBe(409);
    expect((await service.request('/atompub/collections/nothing/')).status).toBe(404);
  });
});

describe('a member', () => {
  it('is changed by its entry, which replaces all fields', async () => {
    const { location } = await post('/atompub/collections/edit/', 'edit');
    const scheme = `${service.url}atompub/categories`;
    const text = '# Notes\n\n<b>& "quoted" \u200e text</b>';
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const entry = entryWith(
      `<title>A &amp; B</title><summary>${escaped}</summary><rights>CC0-1.0</rights>` +
        `<category scheme="${scheme}" term="Books"/><category term="one"/><category term="two"/>`,
    );
    const changed = await put(location, entry);
    expect(changed.status).toBe(200);
    const read = async () => {
      const answer = await service.request(`/api/v1${location.replace('/atompub', '')}`);
      return (await answer.json()) as Record<string, unknown>;
    };
    const all = { title: 'A & B', licence: 'CC0-1.0', category: 'Books', tags: ['one', 'two'] };
    expect(await read()).toMatchObject({ ...all, description: text });
    const shown = await (await service.request(location)).text();
    expect((await put(location, shown)).status).toBe(200);
    expect(await read()).toMatchObject({ ...all, description: text });
    expect((await put(location, entryWith(''))).status).toBe(200);
    expect(await read()).toMatchObject({ title: null, description: null, category: null, tags: [] });
  });

  it('keeps no title of its own when its name is sent back', async () => {
    const { location, entry } = await post('/atompub/collections/edit/', 'its name');
    await put(location, entryWith(`<title>${childOf(entry, 'title').text}</title>`));
    const json = await (await service.request(`/api/v1${location.replace('/atompub', '')}`)).json();
    expect(json).toMatchObject({ title: null });
  });

  it('is a draft where it is in no list', async () => {
    const { location } = await post('/atompub/collections/draft/', 'draft');
    const draft = (value: string) =>
      `<title>d</title><app:control><app:draft>${value}</app:draft></app:control>`;
    const answer = await put(location, entryWith(draft('yes')));
    expect(await answer.text()).toContain('<app:draft>yes</app:draft>');
    expect((await service.request('/atompub/collections/draft/')).status).toBe(404);
    expect((await put(location, entryWith(draft('no')))).status).toBe(200);
    expect((await service.request('/atompub/collections/draft/')).status).toBe(200);
  });

  it('is changed and removed only as the client knows it', async () => {
    const { location, etag } = await post('/atompub/collections/known/', 'known');
    const changed = await put(location, entryWith('<title>1</title>'), { 'if-match': etag });
    expect(changed.status).toBe(200);
    expect((await put(location, entryWith('<title>2</title>'), { 'if-match': etag })).status).toBe(412);
    const remove = (match: string) =>
      service.request(location, {
        method: 'DELETE',
        headers: { ...service.authorization, 'if-match': match },
      });
    expect((await remove(etag)).status).toBe(412);
    const current = changed.headers.get('etag') ?? '';
    const headers = { 'if-none-match': current };
    expect((await service.request(location, { headers })).status).toBe(304);
    expect((await remove(current)).status).toBe(204);
    expect((await service.request(location)).status).toBe(410);
  });

  it.each([
    ['of another type', 'x', { 'content-type': 'application/json' }, 415],
    ['that is no XML', '<entry', {}, 400],
    ['with a document type', `<!DOCTYPE a []>${entryWith('')}`, {}, 400],
    ['that is a feed', '<feed xmlns="http://www.w3.org/2005/Atom"/>', {}, 400],
    ['of another member', entryWith('<id>urn:btih:0</id><title>x</title>'), {}, 409],
    ['with a title in HTML', entryWith('<title type="html">&lt;b&gt;</title>'), {}, 400],
    ['with two titles', entryWith('<title>1</title><title>2</title>'), {}, 400],
    ['with a tag that is too long', entryWith(`<category term="${'x'.repeat(60)}"/>`), {}, 400],
    ['that is too large', entryWith(`<summary>${'x'.repeat(300_000)}</summary>`), {}, 413],
  ])('refuses an entry %s', async (_what, body, headers, status) => {
    const { location } = await post('/atompub/collections/refused/', 'refused');
    expect((await put(location, body, headers)).status).toBe(status);
  });

  it('has a file that is replaced by one with the same infohash alone', async () => {
    const { entry } = await post('/atompub/collections/media/', 'media');
    const media = linkOf(entry, 'edit-media');
    const replace = (name: string) =>
      service.request(media, {
        method: 'PUT',
        body: makeTorrent({ name, comment: 'another comment' }),
        headers: { ...service.authorization, 'content-type': 'application/x-bittorrent' },
      });
    expect((await replace('media')).status).toBe(200);
    expect((await replace('another')).status).toBe(409);
    const file = await service.request('/media/media.torrent');
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(
      makeTorrent({ name: 'media', comment: 'another comment' }),
    );
  });

  it('belongs to its owner', async () => {
    const { location } = await post('/atompub/collections/owned/', 'owned');
    const { headers } = await tokenOf(service, 'uploader');
    expect((await put(location, entryWith('<title>x</title>'), headers)).status).toBe(403);
    expect((await put(location, entryWith('<title>x</title>'), { authorization: '' })).status).toBe(401);
  });
});

describe('AtomPub on an instance that needs a token to read', () => {
  it('shows strangers nothing', async () => {
    const closed = await startService({ read: 'token' });
    await publishTorrent(closed, '/secret/x.torrent', 'secret');
    for (const path of [
      '/atompub',
      '/atompub/categories',
      '/atompub/collections/secret/',
      '/atompub/collections/no/',
    ])
      expect((await closed.request(path)).status).toBe(401);
    const answer = await closed.request('/atompub/collections/secret/', { headers: closed.authorization });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  });
});
