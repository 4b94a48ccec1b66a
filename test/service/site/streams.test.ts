import { describe, expect, it } from 'vitest';
import { exchange } from '../../support/raw.ts';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

const service = serviceForAll({ limitSearches: 'off' });
const send = (
  stream: string,
  name: string,
  headers: Readonly<Record<string, string>> = service.authorization,
) => service.request(`/streams/${stream}/`, { method: 'POST', body: makeTorrent({ name }), headers });
const ask = (path: string, headers = {}) => service.request(path, { redirect: 'manual', headers });
const textOf = async (path: string) => (await ask(path)).text();

/** What the programs of 2006 send: no Content-Type, and a token as the password of the address. */
async function sendAsOld(stream: string, body: Uint8Array, token: string): Promise<string> {
  const port = Number(new URL(service.url).port);
  const head = [
    `POST /streams/${stream}/ HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Authorization: Basic ${Buffer.from(`:${token}`).toString('base64')}`,
    'Connection: Keep-Alive',
    `Content-Length: ${body.byteLength}`,
  ];
  return exchange(port, [`${head.join('\r\n')}\r\n\r\n`, body]);
}

describe('a stream', () => {
  it('numbers what old publishers send, and shows old subscribers each number', async () => {
    const { secret } = await tokenOf(service, 'uploader', { collection: 'streams/radio' });
    const files = ['one', 'two', 'three'].map((name) => makeTorrent({ name: `radio ${name}` }));
    for (const [index, file] of files.entries()) {
      const answer = await sendAsOld('radio', file, secret);
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(answer).toContain(`\r\n\r\nNew torrent - ${index + 1}.torrent\n`);
    }
    const counter = await ask('/streams/radio/meta.txt');
    expect([counter.status, counter.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await counter.text()).toBe('3');
    for (const [index, file] of files.entries()) {
      const answer = await ask(`/streams/radio/${index + 1}.torrent`);
      expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true);
    }
  });

  it.each(['', 'application/x-www-form-urlencoded', 'text/plain', 'image/png'])(
    'takes a torrent under the label %j',
    async (label) => {
      const headers = label === '' ? {} : { 'content-type': label };
      const answer = await send('labels', `labelled ${label}`, { ...service.authorization, ...headers });
      expect([answer.status, await answer.text()]).toEqual([
        200,
        expect.stringMatching(/^New torrent - \d\.torrent\n$/),
      ]);
    },
  );

  it('is listed like any collection, with its feeds, its latest and its checksums', async () => {
    await send('listed', 'first of listed');
    await send('listed', 'second of listed');
    expect(await textOf('/streams/listed/')).toBe(
      `${service.url}streams/listed/2.torrent\n${service.url}streams/listed/1.torrent\n`,
    );
    expect(await textOf('/streams/listed/feed.atom')).toContain('second of listed');
    expect((await ask('/streams/listed/latest.torrent')).headers.get('location')).toContain('/2.torrent');
    expect(await textOf('/streams/listed/SHA256SUMS')).toContain('  1.torrent');
    const json = await ask('/streams/listed/', { accept: 'application/json' });
    expect(await json.json()).toMatchObject({
      items: [{ fileName: '2.torrent' }, { fileName: '1.torrent' }],
    });
    const page = await textOf('/streams/listed/?format=html');
    expect(page).toContain(`--data-binary @name.torrent ${service.url}streams/listed/`);
    expect(page).toContain('<span class="badge">2.torrent</span>');
    expect(page).not.toContain('/upload?collection=');
    expect(await textOf('/streams/')).toContain('streams/listed/2.torrent');
  });

  it('answers in JSON when asked, with fields of the query', async () => {
    const answer = await service.request('/streams/json/?title=First&tags=a,b', {
      method: 'POST',
      body: makeTorrent({ name: 'first of json' }),
      headers: { ...service.authorization, accept: 'application/json' },
    });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({
        collection: 'streams/json',
        fileName: '1.torrent',
        title: 'First',
        tags: ['a', 'b'],
      }),
    ]);
  });

  it('gives the same torrent its number again, and refuses one that is published elsewhere', async () => {
    await send('again', 'first of again');
    await send('again', 'second of again');
    expect(await (await send('again', 'first of again')).text()).toBe('New torrent - 1.torrent\n');
    await publishTorrent(service, '/elsewhere/x.torrent', 'x of elsewhere');
    const refused = await send('again', 'x of elsewhere');
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining(`${service.url}elsewhere/x.torrent`),
    ]);
    expect(await textOf('/streams/again/meta.txt')).toBe('2');
  });

  it('answers 410 for a removed number, and counts on', async () => {
    await send('gone', 'first of gone');
    await send('gone', 'second of gone');
    await service.request('/streams/gone/1.torrent', { method: 'DELETE', headers: service.authorization });
    expect([(await ask('/streams/gone/1.torrent')).status, await textOf('/streams/gone/meta.txt')]).toEqual([
      410,
      '2',
    ]);
    expect((await ask('/streams/gone/3.torrent')).status).toBe(404);
    await service.request('/streams/gone/2.torrent', { method: 'DELETE', headers: service.authorization });
    expect(await textOf('/streams/gone/meta.txt')).toBe('2');
    expect(await (await send('gone', 'third of gone')).text()).toBe('New torrent - 3.torrent\n');
  });

  it.each([
    ['/streams/bad/', 'no torrent', 422],
    ['/streams/latest/', undefined, 409],
    ['/streams/..%2Fx/', undefined, 400],
    ['/streams/a/b/', undefined, 409],
    ['/streams/', undefined, 409],
    ['/streams/bad/?titel=x', undefined, 400],
  ])('refuses a POST to %s', async (path, body, status) => {
    const answer = await service.request(path, {
      method: 'POST',
      body: body === undefined ? makeTorrent({ name: 'refused' }) : Buffer.from(body),
      headers: service.authorization,
    });
    expect(answer.status).toBe(status);
    expect((await ask('/streams/bad/meta.txt')).status).toBe(404);
  });

  it('is published in by nothing else', async () => {
    await send('closed', 'first of closed');
    const put = (path: string) =>
      service.request(path, {
        method: 'PUT',
        body: makeTorrent({ name: 'put to closed' }),
        headers: service.authorization,
      });
    for (const path of ['/streams/closed/9.torrent', '/streams/closed/1.torrent', '/streams/closed/'])
      expect(await (await put(path)).text(), path).toContain('by POST, as in curl --data-binary');
    expect((await put('/streams/closed/')).status).toBe(409);
    const api = await service.request('/api/v1/torrents?collection=streams/closed', {
      method: 'POST',
      body: makeTorrent({ name: 'posted to closed' }),
      headers: service.authorization,
    });
    expect(api.status).toBe(409);
    const form = new FormData();
    for (const name of ['a', 'b']) form.append('file', new Blob([makeTorrent({ name })]), `${name}.torrent`);
    const several = await service.request('/streams/closed/', {
      method: 'POST',
      body: form,
      headers: service.authorization,
    });
    expect([several.status, await several.text()]).toEqual([
      400,
      expect.stringContaining('2 files in a stream'),
    ]);
    expect(await textOf('/streams/closed/meta.txt')).toBe('1');
  });

  it('is for tokens whose collections include it', async () => {
    expect((await send('tokens', 'x', {})).status).toBe(401);
    const of = async (collection?: string) =>
      (await tokenOf(service, 'uploader', collection === undefined ? {} : { collection })).headers;
    for (const collection of ['debian/**', 'streams/other', 'streams/other/**'])
      expect((await send('tokens', 'x', await of(collection))).status, collection).toBe(403);
    for (const collection of [undefined, 'streams/tokens', 'streams/**'])
      expect((await send('tokens', `by ${collection}`, await of(collection))).status, collection).toBe(200);
  });

  it('has a README and settings like any collection', async () => {
    await send('described', 'first of described');
    const put = await service.request('/streams/described/README.md', {
      method: 'PUT',
      body: '# Described',
      headers: service.authorization,
    });
    expect(put.status).toBe(201);
    const edit = await service.request('/api/v1/collections/streams/described', {
      method: 'PATCH',
      body: JSON.stringify({ order: 'version' }),
      headers: { ...service.authorization, 'content-type': 'application/json' },
    });
    expect(edit.status).toBe(200);
  });

  it('shows nothing of a private one to those who may not read it', async () => {
    await send('secret', 'first of secret');
    const read = { method: 'PATCH', body: JSON.stringify({ read: 'token' }) };
    const headers = { ...service.authorization, 'content-type': 'application/json' };
    const made = await service.request('/api/v1/collections/streams/secret', { ...read, headers });
    expect(made.status).toBe(200);
    for (const path of ['meta.txt', '1.torrent', '', 'feed.atom'])
      expect((await ask(`/streams/secret/${path}`)).status, path).toBe(
        (await ask(`/streams/never/${path}`)).status,
      );
    expect((await ask('/streams/secret/meta.txt')).status).toBe(404);
    const reader = await tokenOf(service, 'uploader', { collection: 'streams/secret' });
    expect(await (await ask('/streams/secret/meta.txt', reader.headers)).text()).toBe('1');
    expect((await ask('/streams/secret/1.torrent', reader.headers)).status).toBe(200);
    expect(await (await send('secret', 'second of secret')).text()).toBe('New torrent - 2.torrent\n');
  });

  it('shows strangers where uploads are open how to delete what they sent', async () => {
    const open = await startService({ uploads: 'open' });
    const answer = await open.request('/streams/open/', {
      method: 'POST',
      body: makeTorrent({ name: 'open' }),
    });
    expect(await answer.text()).toMatch(/^New torrent - 1\.torrent\nhttp\S+\/delete\?key=\S+\n$/);
  });

  it('is not for those whose uploads are reviewed', async () => {
    const reviewed = await startService({ uploads: 'open', review: 'on' });
    const body = makeTorrent({ name: 'reviewed' });
    const answer = await reviewed.request('/streams/x/', { method: 'POST', body });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('reviewed first')]);
  });
});
