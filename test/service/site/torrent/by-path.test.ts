import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fileNameFor } from '../../../../src/catalogue/names.ts';
import { passTime } from '../../../support/clock.ts';
import { realTorrents } from '../../../support/corpus.ts';
import { editTorrent, publishTorrent } from '../../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

function put(service: TestService, path: string, bytes: Uint8Array, headers: Record<string, string> = {}) {
  return service.request(path, {
    method: 'PUT',
    body: bytes,
    headers: { ...service.authorization, ...headers },
  });
}

async function listed(service: TestService, path: string) {
  const answer = await service.request(path, { headers: { accept: 'application/json' } });
  const { items } = (await answer.json()) as { items: { name: string; infohashV1: string }[] };
  return items;
}

function etagOf(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('hex')}"`;
}

const service = serviceForAll();

describe('PUT of a torrent at a path', () => {
  it('takes every real torrent and serves it back bit for bit, under its path and its infohashes', async () => {
    for (const { fileName, bytes, infohashV1, infohashV2 } of realTorrents()) {
      const path = `/real/${encodeURIComponent(fileName)}`;
      const published = await put(service, path, bytes);
      expect(published.status, fileName).toBe(201);
      expect(published.headers.get('location')).toBe(new URL(path, service.url).href);
      expect(published.headers.get('etag')).toBe(etagOf(bytes));
      const addresses = [
        path,
        ...[infohashV1, infohashV2].flatMap((it) => (it === null ? [] : [`/torrents/${it}.torrent`])),
      ];
      for (const address of addresses) {
        const served = await service.request(address);
        expect(served.status).toBe(200);
        expect(served.headers.get('content-type')).toBe('application/x-bittorrent');
        expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true);
      }
    }
  });

  it('answers the same bytes again with 200 and the same Location', async () => {
    const bytes = makeTorrent({ name: 'again' });
    expect((await put(service, '/again/x.torrent', bytes)).status).toBe(201);
    const again = await put(service, '/again/x.torrent', bytes);
    expect(again.status).toBe(200);
    expect(again.headers.get('location')).toBe(`${service.url}again/x.torrent`);
    const elsewhere = await put(service, '/again/b/y.torrent', bytes);
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.headers.get('location')).toBe(`${service.url}again/x.torrent`);
  });

  it('updates the bytes around the same info at its own path, and refuses them at another', async () => {
    await put(service, '/around/x.torrent', makeTorrent({ name: 'around', comment: 'first' }));
    const second = makeTorrent({ name: 'around', comment: 'second' });
    const elsewhere = await put(service, '/around/b/x.torrent', second, { accept: 'application/json' });
    expect(elsewhere.status).toBe(409);
    expect(await elsewhere.json()).toMatchObject({ status: 409, standing: `${service.url}around/x.torrent` });
    expect((await put(service, '/around/x.torrent', second)).status).toBe(200);
    const served = await service.request('/around/x.torrent');
    expect(Buffer.from(await served.arrayBuffer()).equals(second)).toBe(true);
  });

  it('replaces a torrent by another one, and keeps the older reachable by its infohash alone', async () => {
    await put(service, '/replaced/x.torrent', makeTorrent({ name: 'old' }));
    const [old] = await listed(service, '/replaced/');
    expect((await put(service, '/replaced/x.torrent', makeTorrent({ name: 'new' }))).status).toBe(200);
    expect((await listed(service, '/replaced/')).map(({ name }) => name)).toEqual(['new']);
    const page = await service.request(`/torrents/${old?.infohashV1}`, {
      headers: { accept: 'application/json' },
    });
    expect(await page.json()).toMatchObject({ name: 'old', state: 'superseded' });
    expect((await service.request(`/torrents/${old?.infohashV1}.torrent`)).status).toBe(200);
  });

  it('names a torrent by itself when it is sent to a collection', async () => {
    const published = await put(service, '/itself/b/', makeTorrent({ name: 'My files' }));
    expect(published.status).toBe(201);
    expect(published.headers.get('location')).toBe(`${service.url}itself/b/My%20files.torrent`);
  });

  it('takes torrents at the root as well', async () => {
    expect((await put(service, '/root.torrent', makeTorrent({ name: 'root' }))).headers.get('location')).toBe(
      `${service.url}root.torrent`,
    );
  });

  it('prints the address and the permalink as lines of text, or the torrent as JSON', async () => {
    const text = await put(service, '/printed/x.torrent', makeTorrent({ name: 'printed' }));
    const json = await put(service, '/printed/x.torrent', makeTorrent({ name: 'printed' }), {
      accept: 'application/json',
    });
    const torrent = (await json.json()) as { links: { page: string } };
    expect(await text.text()).toBe(`${service.url}printed/x.torrent\n${torrent.links.page}\n`);
    expect(torrent).toMatchObject({
      infohashV2: null,
      version: 'v1',
      name: 'printed',
      collection: 'printed',
      fileName: 'x.torrent',
      contentBytes: 1000,
      fileCount: 1,
      pieceLength: 16384,
      private: false,
      links: { page: expect.stringContaining('/torrents/'), download: `${service.url}printed/x.torrent` },
    });
  });

  it('honours If-None-Match: * and If-Match', async () => {
    const [first, second] = [makeTorrent({ name: 'matched one' }), makeTorrent({ name: 'matched two' })];
    expect((await put(service, '/matched/x.torrent', first, { 'if-match': '"abc"' })).status).toBe(412);
    expect((await put(service, '/matched/x.torrent', first, { 'if-none-match': '*' })).status).toBe(201);
    expect((await put(service, '/matched/x.torrent', second, { 'if-none-match': '*' })).status).toBe(412);
    expect((await put(service, '/matched/x.torrent', second, { 'if-match': etagOf(second) })).status).toBe(
      412,
    );
    expect((await put(service, '/matched/x.torrent', second, { 'if-match': etagOf(first) })).status).toBe(
      200,
    );
    expect((await service.request('/matched/x.torrent')).headers.get('etag')).toBe(etagOf(second));
  });

  it('lets one of 32 identical uploads be the first', async () => {
    const bytes = makeTorrent({ name: 'many' });
    const answers = await Promise.all(
      Array.from({ length: 32 }, () => put(service, '/many/x.torrent', bytes)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 200)).toHaveLength(31);
  });

  it.each(['/upload/x.torrent', '/API/v1/x.torrent', '/torrents/x.torrent', '/healthz/x.torrent', '/docs/'])(
    'keeps the address %s for the service',
    async (path) => {
      expect((await put(service, path, makeTorrent())).status).toBe(409);
    },
  );

  it('says how an address has to end', async () => {
    const answer = await put(service, '/debian', makeTorrent());
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/hint: .*slash/);
  });
});

describe('the name of a torrent that brings none', () => {
  it('is cut to what an address can hold, in one step', () => {
    const name = fileNameFor('é'.repeat(2_000_000));
    expect(name).toBe(`${'é'.repeat(123)}.torrent`);
    expect(fileNameFor('a/b\u200bc.torrent')).toBe('a_b_c.torrent');
    expect(fileNameFor('..')).toBe('...torrent');
    expect(fileNameFor('..;x')).toBe('_.._x.torrent');
    expect(fileNameFor('\u2025\uff1bx')).toBe('___x.torrent');
  });

  it.each([
    '/..;/x.torrent',
    '/a/.;v=1/x.torrent',
    '/.../x.torrent',
    '/%252e%252e/x.torrent',
    '/a/..;x.torrent',
  ])('is not one that a proxy may take for dots: %s is refused', async (path) => {
    const answer = await put(service, path, makeTorrent());
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('programs between a client and this server may read it as dots'),
    ]);
  });
});

describe('GET of a torrent at a path', () => {
  it('answers 304 to those who have it', async () => {
    const service = await startService();
    const bytes = makeTorrent();
    await put(service, '/x.torrent', bytes);
    const first = await service.request('/x.torrent');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const again = await service.request('/x.torrent', { headers });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(etagOf(bytes));
    passTime(1000);
    const settled = await service.request('/x.torrent');
    const since = { 'if-modified-since': settled.headers.get('last-modified') ?? '' };
    expect((await service.request('/x.torrent', { headers: since })).status).toBe(304);
  });

  it('answers 200 to those whose copy was replaced within the second, then and later', async () => {
    const service = await startService();
    passTime(1500 - (Date.now() % 1000));
    await put(service, '/x.torrent', makeTorrent({ name: 'one' }));
    const first = await service.request('/x.torrent');
    const bytes = makeTorrent({ name: 'two' });
    await put(service, '/x.torrent', bytes);
    for (const ms of [0, 1000, 60_000]) {
      passTime(ms);
      for (const header of ['last-modified', 'date']) {
        const since = { 'if-modified-since': first.headers.get(header) ?? '' };
        const again = await service.request('/x.torrent', { headers: since });
        expect([ms, header, again.status]).toEqual([ms, header, 200]);
        expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
      }
    }
  });

  it('tells HEAD the same without the body', async () => {
    const bytes = makeTorrent({ name: 'head' });
    await put(service, '/head/x.torrent', bytes);
    const head = await service.request('/head/x.torrent', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    expect(head.headers.get('content-disposition')).toContain('x.torrent');
    expect(await head.text()).toBe('');
  });

  it('finds a name in another normal form of Unicode', async () => {
    await put(service, `/caf${encodeURIComponent('é')}/x.torrent`, makeTorrent({ name: 'café' }));
    expect((await service.request(`/caf${encodeURIComponent('e\u0301')}/x.torrent`)).status).toBe(200);
  });

  it('is 404 where nothing was ever published', async () => {
    expect((await service.request('/never/x.torrent')).status).toBe(404);
  });

  it('leads to where the torrent is now that was moved, until another is published there', async () => {
    const { page } = await publishTorrent(service, '/moving/old.torrent', 'moving');
    await editTorrent(service, page, { fileName: 'newer.torrent' });
    await editTorrent(service, page, { collection: 'moving/on' });
    for (const [path, query] of [
      ['/moving/old.torrent', ''],
      ['/moving/newer.torrent', '?a=b'],
    ] as const) {
      const answer = await service.request(path + query);
      const { status, headers } = answer;
      expect([status, headers.get('location'), headers.get('cache-control')]).toEqual([
        308,
        `${service.url}moving/on/newer.torrent${query}`,
        'no-cache',
      ]);
    }
    const badge = await service.request('/moving/old.torrent/badge.svg');
    expect([badge.status, badge.headers.get('location')]).toEqual([
      308,
      `${service.url}moving/on/newer.torrent/badge.svg`,
    ]);
    expect((await service.request('/moving/on/newer.torrent/badge.svg')).status).toBe(200);
    await service.request('/moving/on/newer.torrent', { method: 'DELETE', headers: service.authorization });
    expect((await service.request('/moving/old.torrent')).status).toBe(410);
    await publishTorrent(service, '/moving/old.torrent', 'another');
    expect((await service.request('/moving/old.torrent')).status).toBe(200);
  });

  it('names the new address when a torrent is changed or removed at its old one', async () => {
    const { page } = await publishTorrent(service, '/changed/old.torrent', 'changed elsewhere');
    await editTorrent(service, page, { fileName: 'new.torrent' });
    const json = { 'content-type': 'application/json' };
    for (const init of [{ method: 'DELETE' }, { method: 'PATCH', body: '{"title":"x"}', headers: json }]) {
      const headers = { ...service.authorization, ...init.headers };
      const answer = await service.request('/changed/old.torrent', { ...init, headers });
      expect(answer.status).toBe(404);
      const hint = `hint: It was moved. If you mean that one, send the request to ${service.url}changed/new.torrent\n`;
      expect(await answer.text(), init.method).toContain(hint);
    }
    expect((await service.request('/changed/new.torrent')).status).toBe(200);
  });

  it('leads from where nothing is to the search that may find it, whatever was asked for', async () => {
    await publishTorrent(service, '/elsewhere/my%20film-2.torrent', 'other');
    const search = `${service.url}?q=my%20film-2`;
    const text = await service.request('/old/my%20film-2.torrent');
    const hint = `It may have been moved. Search for its name: ${search}`;
    expect([text.status, await text.text()]).toEqual([
      404,
      `error: Cannot find that torrent: it is not published here\nhint: ${hint}\n`,
    ]);
    const headers = { accept: 'text/html' };
    const html = parsePage(await (await service.request('/old/my%20film-2.torrent', { headers })).text());
    expect(html.find('h1')[0]?.text).toBe('my film-2.torrent does not exist here');
    expect(html.find('input').map(({ attributes }) => attributes['value'])).toContain('my film 2');
    const found = await service.request('/?q=my+film+2');
    expect(await found.text()).toBe(`${service.url}elsewhere/my%20film-2.torrent\n`);
    expect(await (await service.request(search)).text()).toBe(
      `${service.url}elsewhere/my%20film-2.torrent\n`,
    );
  });

  it.each(['unlisted', 'hidden'])('says nothing of a torrent that was moved and is %s', async (state) => {
    const path = `/old/moved-${state}.torrent`;
    const asked = async () => {
      const answer = await service.request(path);
      return [answer.status, [...answer.headers.keys()], await answer.text()];
    };
    const never = await asked();
    const { page } = await publishTorrent(service, path, `moved-${state}`);
    await editTorrent(service, page, { collection: 'moved', state });
    expect(await asked()).toEqual(never);
    const search = `/?q=moved-${state}`;
    expect((await service.request(search)).status).toBe(200);
    expect(await (await service.request(search)).text()).not.toContain(`moved/moved-${state}.torrent`);
  });
});

describe('DELETE of a torrent at a path', () => {
  it('removes it: 204, then 410 until it is published anew', async () => {
    const remove = () =>
      service.request('/removed/x.torrent', { method: 'DELETE', headers: service.authorization });
    expect((await remove()).status).toBe(404);
    await put(service, '/removed/x.torrent', makeTorrent({ name: 'removed' }));
    const gone = await remove();
    expect(gone.status).toBe(204);
    expect(await gone.text()).toBe('');
    expect((await service.request('/removed/x.torrent')).status).toBe(410);
    expect((await remove()).status).toBe(410);
    expect((await service.request('/removed/')).status).toBe(404);
    expect((await put(service, '/removed/x.torrent', makeTorrent({ name: 'removed' }))).status).toBe(201);
    expect((await service.request('/removed/x.torrent')).status).toBe(200);
  });

  it('honours If-Match', async () => {
    const bytes = makeTorrent({ name: 'removed if' });
    await put(service, '/removed-if/x.torrent', bytes);
    const remove = (tag: string) =>
      service.request('/removed-if/x.torrent', {
        method: 'DELETE',
        headers: { ...service.authorization, 'if-match': tag },
      });
    expect((await remove('"other"')).status).toBe(412);
    expect((await remove(etagOf(bytes))).status).toBe(204);
  });
});

describe('POST to a collection', () => {
  const post = (
    collection: string,
    body: NonNullable<RequestInit['body']>,
    headers: Record<string, string> = {},
  ) =>
    service.request(`/${collection}/`, {
      method: 'POST',
      body,
      headers: { ...service.authorization, ...headers },
    });

  it('takes a raw body, named by Slug, by Content-Disposition, or by the torrent', async () => {
    const location = async (name: string, headers: Record<string, string>) => {
      const answer = await post('raw', makeTorrent({ name }), headers);
      expect(answer.status).toBe(201);
      return answer.headers.get('location')?.slice(service.url.length);
    };
    expect(await location('one', {})).toBe('raw/one.torrent');
    expect(await location('two', { slug: 'The%20second' })).toBe('raw/The%20second.torrent');
    expect(await location('three', { 'content-disposition': 'attachment; filename="3.torrent"' })).toBe(
      'raw/3.torrent',
    );
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await location('four', type)).toBe('raw/four.torrent');
    expect(await location('five', { slug: '' })).toBe('raw/five.torrent');
  });

  it('reads a name that comes as UTF-8 in a header', async () => {
    const sent = Buffer.from('日本.torrent').toString('latin1');
    const named = [{ slug: sent }, { 'content-disposition': `attachment; filename="${sent}"` }];
    for (const [index, headers] of named.entries()) {
      const answer = await service.request(`/utf-8/${index}/`, {
        method: 'POST',
        body: makeTorrent({ name: `UTF-8 ${index}` }),
        headers: { ...service.authorization, ...headers },
      });
      const location = answer.headers.get('location') ?? '';
      expect(decodeURIComponent(location)).toBe(`${service.url}utf-8/${index}/日本.torrent`);
    }
  });

  it('takes a form with one file, and answers as for a raw body', async () => {
    const form = new FormData();
    form.append('file', new Blob([makeTorrent({ name: 'form' })]), 'één (1).torrent');
    const answer = await post('form', form);
    expect(answer.status).toBe(201);
    expect(decodeURIComponent(answer.headers.get('location') ?? '')).toBe(
      `${service.url}form/één (1).torrent`,
    );
  });

  it('takes a form with several files, each for itself', async () => {
    const form = new FormData();
    form.append('file', new Blob([makeTorrent({ name: 'good' })]), 'good.torrent');
    form.append('file', new Blob(['<!doctype html>']), 'bad.torrent');
    form.append('file', new Blob([makeTorrent({ name: 'twin' })]), 'good.torrent');
    const answer = await post('several', form, { accept: 'application/json' });
    expect(answer.status).toBe(207);
    expect(await answer.json()).toEqual({
      results: [
        { fileName: 'good.torrent', status: 201, torrent: expect.objectContaining({ name: 'good' }) },
        { fileName: 'bad.torrent', status: 422, problem: expect.objectContaining({ code: 'invalid' }) },
        { fileName: 'good.torrent', status: 409, problem: expect.objectContaining({ code: 'conflict' }) },
      ],
    });
    const lines = await (await service.request('/several/')).text();
    expect(lines).toBe(`${service.url}several/good.torrent\n`);
  });

  it('keeps to If-None-Match for each file of a form', async () => {
    await put(service, '/if-none/first.torrent', makeTorrent({ name: 'before' }));
    const form = new FormData();
    for (const name of ['first', 'second'])
      form.append('file', new Blob([makeTorrent({ name })]), `${name}.torrent`);
    const answer = await post('if-none', form, { 'if-none-match': '*', accept: 'application/json' });
    const { results } = (await answer.json()) as { results: { status: number }[] };
    expect(results.map(({ status }) => status)).toEqual([412, 201]);
    expect((await listed(service, '/if-none/')).map(({ name }) => name)).toEqual(['second', 'before']);
  });

  it('takes no two files that would get one name, however they are called', async () => {
    const statuses = async (names: readonly string[]) => {
      const form = new FormData();
      for (const [i, name] of names.entries()) {
        form.append(
          'file',
          new Blob([makeTorrent({ name: 'same', lengthBytes: name.length * 100 + i })]),
          name,
        );
      }
      const answer = await post('two', form, { accept: 'application/json' });
      const { results } = (await answer.json()) as { results: { status: number }[] };
      return results.map(({ status }) => status);
    };
    expect(await statuses(['blob', 'blob'])).toEqual([201, 409]);
    expect(await statuses(['e\u0301.torrent', '\u00e9.torrent'])).toEqual([201, 409]);
  });

  it('names a file by the last component of what it was called, without what is not shown', async () => {
    const locationOf = async (fileName: string): Promise<string> => {
      // FormData escapes names as browsers do; what curl and others send is written by hand.
      const boundary = 'boundary';
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`;
      const torrent = makeTorrent({ name: `torrent ${fileName.replaceAll('/', ' ')}` });
      const body = Buffer.concat([Buffer.from(head), torrent, Buffer.from(`\r\n--${boundary}--\r\n`)]);
      const answer = await post('last', body, {
        'content-type': `multipart/form-data; boundary=${boundary}`,
      });
      expect(answer.status).toBe(201);
      return decodeURIComponent(answer.headers.get('location')?.split('/').at(-1) ?? '');
    };
    expect(await locationOf('dir/x.torrent')).toBe('x.torrent');
    expect(await locationOf('../../etc/y.torrent')).toBe('y.torrent');
    expect(await locationOf('a%22b%22.torrent')).toBe('a"b".torrent');
    expect(await locationOf('a%0D%0Ab.torrent')).toBe('a__b.torrent');
    expect(await locationOf('Z.TORRENT')).toBe('Z.torrent');
    expect(await locationOf('\u200eleft.torrent')).toBe('left.torrent');
  });

  it('names a part of a form that has a type and no file name by its torrent', async () => {
    const part = (type: string, content: Uint8Array): Buffer =>
      Buffer.concat([
        Buffer.from(`--edge\r\nContent-Disposition: form-data; name="torrent"\r\n${type}\r\n\r\n`),
        content,
        Buffer.from('\r\n'),
      ]);
    const send = (...parts: readonly Buffer[]) =>
      post('part', Buffer.concat([...parts, Buffer.from('--edge--\r\n')]), {
        'content-type': 'multipart/form-data; boundary="edge"',
        accept: 'application/json',
      });
    const bittorrent = 'Content-Type: application/x-bittorrent';
    const alone = await send(part(bittorrent, makeTorrent({ name: 'alone' })));
    expect([alone.status, alone.headers.get('location')]).toEqual([
      201,
      new URL('/part/alone.torrent', service.url).href,
    ]);
    const others = [part('Content-Type: application/json', makeTorrent({ name: 'json' }))];
    const several = await send(...others, part(bittorrent, Buffer.from('<html>')));
    const { results } = (await several.json()) as { results: { status: number }[] };
    expect(results.map(({ status }) => status)).toEqual([201, 422]);
    expect((await send(part('Content-Type: text/plain', makeTorrent({ name: 'text' })))).status).toBe(400);
  });

  it('treats a direction mark alike in an address, a file name and the name inside', async () => {
    const inside = await post('direction', makeTorrent({ name: 'in\u200eside' }));
    expect(inside.headers.get('location')).toMatch(/\/inside\.torrent$/);
    const { authorization } = service;
    const address = new URL('/direction/add%E2%80%8Eress.torrent', service.url);
    const put = { method: 'PUT', headers: authorization, body: makeTorrent({ name: 'address' }) };
    expect((await fetch(address, put)).headers.get('location')).toMatch(/\/address\.torrent$/);
    expect((await fetch(address)).status).toBe(200);
  });

  it('takes the ending of an address in any case', async () => {
    const upper = new URL('/ending/A.TORRENT', service.url);
    const put = { method: 'PUT', headers: service.authorization, body: makeTorrent({ name: 'upper' }) };
    const answer = await fetch(upper, put);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      201,
      new URL('/ending/A.torrent', service.url).href,
    ]);
    expect((await fetch(upper)).status).toBe(200);
    expect((await fetch(upper, { method: 'DELETE', headers: service.authorization })).status).toBe(204);
  });

  it('takes a torrent for one whatever its label says, and refuses under a strange label what is none', async () => {
    for (const type of ['application/json', 'text/html', 'image/png', 'application/json; charset=utf-8']) {
      const torrent = makeTorrent({ name: type });
      expect((await post('label', torrent, { 'content-type': type })).status).toBe(201);
      expect((await post('label', '<html>', { 'content-type': type })).status).toBe(415);
    }
    // A label that torrents do come under leaves it to the rules.
    expect((await post('label', '<html>', { 'content-type': 'application/octet-stream' })).status).toBe(422);
    expect((await post('label', '{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await post('label', makeTorrent({ name: 'label' }), { 'content-encoding': 'gzip' })).status).toBe(
      415,
    );
  });
});
