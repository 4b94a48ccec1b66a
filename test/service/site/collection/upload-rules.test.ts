import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf, valueIn } from '../../../support/published.ts';
import { serviceForAll } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const TRACKER = 'udp://tracker.example:6969/announce';
const TEXT = 'Cannot publish this torrent in';

const service = serviceForAll({ limitUploads: 'off' });
const edit = (path: string, uploads: unknown) =>
  service.request(`/api/v1/collections/${path}`, {
    method: 'PATCH',
    headers: { ...service.authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ uploads }),
  });
const put = (path: string, body: Uint8Array<ArrayBuffer>, accept = '*/*') =>
  service.request(path, { method: 'PUT', headers: { ...service.authorization, accept }, body });
const page = (path: string, init: RequestInit = {}) =>
  service.request(path, {
    redirect: 'manual',
    ...init,
    headers: { ...service.authorization, accept: 'text/html' },
  });

/** The text with spaces that break, as numbers have others after them. */
const spaced = (text: string) => text.replaceAll('\u{a0}', ' ');

describe('the upload rules of a collection', () => {
  it('refuse what is not as they ask, by PUT and POST, as text and as JSON, and nothing is stored', async () => {
    expect((await edit('ruled', { trackers: [TRACKER], contentBytesMax: 999 })).status).toBe(200);
    const text = await put('/ruled/13/a.torrent', makeTorrent({ name: 'a of ruled' }));
    expect(text.status).toBe(422);
    const lines = await text.text();
    expect(lines).toContain(`error: ${TEXT} "/ruled/13"`);
    expect(lines).toContain('[collection.size at info]');
    expect(lines).toContain(`hint: Add one of these trackers: ${TRACKER}.`);
    const sent = {
      method: 'POST',
      headers: service.authorization,
      body: makeTorrent({ name: 'b of ruled' }),
    };
    const json = await service.request('/api/v1/torrents?collection=ruled', sent);
    expect(json.status).toBe(422);
    expect(await json.json()).toMatchObject({
      code: 'invalid',
      errors: [
        {
          rule: 'collection.tracker',
          path: 'announce',
          message: expect.any(String),
          hint: expect.any(String),
        },
        {
          rule: 'collection.size',
          path: 'info',
          message: 'its content has 1,000 bytes, and its collection allows 999 B',
          hint: expect.any(String),
        },
      ],
    });
    expect((await service.request('/ruled/')).status).toBe(404);
    const fine = makeTorrent({ name: 'c of ruled', lengthBytes: 999, announce: TRACKER });
    expect((await put('/ruled/13/c.torrent', fine)).status).toBe(201);
    expect((await put('/ruledother/a.torrent', makeTorrent({ name: 'a of ruled' }))).status).toBe(201);
  });

  it('are kept by one of several files, while the others are published', async () => {
    await edit('several', { trackers: ['tracker.example'] });
    const body = new FormData();
    for (const [name, announce] of [
      ['with', { announce: TRACKER }],
      ['without', {}],
    ] as const)
      body.append(
        'file',
        new Blob([makeTorrent({ name: `${name} tracker`, ...announce })]),
        `${name}.torrent`,
      );
    const sent = { method: 'POST', headers: service.authorization, body };
    const answer = await service.request('/api/v1/torrents?collection=several', sent);
    expect(answer.status).toBe(207);
    expect(await answer.json()).toMatchObject({
      results: [
        { fileName: 'with.torrent', status: 201 },
        { fileName: 'without.torrent', status: 422, problem: { errors: [{ rule: 'collection.tracker' }] } },
      ],
    });
  });

  it('leave what is there as it is, and are about replacements too', async () => {
    await publishTorrent(service, '/before/a.torrent', 'a before');
    await edit('before', { versions: ['v2', 'hybrid'] });
    expect((await service.request('/before/a.torrent')).status).toBe(200);
    expect((await put('/before/a.torrent', makeTorrent({ name: 'a before' }))).status).toBe(200);
    expect((await put('/before/a.torrent?title=New', makeTorrent({ name: 'a before' }))).status).toBe(200);
    const other = makeTorrent({ name: 'a before', comment: 'other bytes' });
    expect((await put('/before/a.torrent', other)).status).toBe(422);
    const replaced = await put('/before/a.torrent', makeTorrent({ name: 'another before' }), 'text/html');
    expect(replaced.status).toBe(422);
    expect(await replaced.text()).toContain('collection.version');
    await edit('before', null);
    expect((await put('/before/a.torrent', other)).status).toBe(200);
  });

  it('are told by a check with the collection, which stores nothing', async () => {
    await edit('checked', { fileCountMax: 1 });
    const files = [
      { path: ['one'], length: 1 },
      { path: ['two'], length: 1 },
    ];
    const check = async (query: string, body: Uint8Array<ArrayBuffer>, headers = {}) => {
      const sent = { method: 'POST', body, headers };
      const answer = await service.request(`/api/v1/torrents/check${query}`, sent);
      return [answer.status, await answer.json()] as const;
    };
    const body = makeTorrent({ name: 'files of checked', files });
    expect(await check('?collection=checked/13', body)).toMatchObject([
      200,
      {
        verdict: 'refuse',
        findings: [
          { rule: 'collection.files', severity: 'error', message: expect.stringContaining('2 files') },
        ],
      },
    ]);
    expect(await check('', body)).toMatchObject([200, { verdict: 'accept' }]);
    expect(await check('?collection=other', body)).toMatchObject([200, { verdict: 'accept' }]);
    expect(await check('?collection=checked', new Uint8Array([100]))).toMatchObject([
      200,
      { verdict: 'refuse', findings: [{ rule: expect.not.stringContaining('collection') }] },
    ]);
    expect((await check('?collection=torrents', body))[0]).toBe(409);
    expect((await check('?collection=a//../b', body))[0]).toBe(400);
    expect((await check('?colection=checked', body))[0]).toBe(400);
  });

  it('of a private collection are told to those alone who may read it', async () => {
    await edit('half', { fileCountMax: 1000 });
    await service.request('/api/v1/collections/half/secret', {
      method: 'PATCH',
      headers: { ...service.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ read: 'token', uploads: { versions: ['v2'] } }),
    });
    const check = async (headers: Readonly<Record<string, string>>) => {
      const sent = { method: 'POST', body: makeTorrent({ name: 'half' }), headers };
      const answer = await service.request('/api/v1/torrents/check?collection=half/secret/13', sent);
      return ((await answer.json()) as { verdict: string }).verdict;
    };
    const { headers } = await tokenOf(service, 'uploader', { collection: 'other/**' });
    expect(await check({})).toBe('accept');
    expect(await check(headers)).toBe('accept');
    expect(await check(service.authorization)).toBe('refuse');
    const open = await service.request('/upload?collection=half/secret', {
      headers: { accept: 'text/html' },
    });
    const shown = spaced(await open.text());
    expect(shown).not.toContain('>v2</code>');
    expect(shown).toContain('They have at most 1,000 files.');
  });

  it('are sentences on the upload page, for the collection that is chosen', async () => {
    await edit('told', {
      trackers: ['tracker.example', TRACKER],
      versions: ['v2', 'hybrid'],
      contentBytesMax: 4 * 2 ** 30,
      fileCountMax: 1,
    });
    const shown = spaced(await (await page('/upload?collection=told/13')).text());
    for (const part of ['tracker.example', TRACKER, 'hybrid', '4 GiB', '1 file.'])
      expect(shown).toContain(part);
    expect(await (await page('/upload?collection=..%2F')).text()).not.toContain('id="rules"');
    expect(await (await page('/upload')).text()).not.toContain('id="rules"');
  });

  it('keep files in the form that only the collection refuses, and its check says so before', async () => {
    await edit('formed', { versions: ['hybrid'] });
    const seen = valueIn(await (await page('/upload')).text(), 'formToken');
    const send = (path: string) => {
      const body = new FormData();
      body.append('formToken', seen);
      body.append('collection', 'formed');
      body.append('file', new Blob([makeTorrent({ name: 'a of formed' })]), 'a.torrent');
      return page(path, { method: 'POST', body });
    };
    const refused = await send('/upload');
    expect(refused.status).toBe(422);
    const shown = await refused.text();
    expect(shown).toContain('Create it as hybrid.');
    expect(shown).toContain('name="kept"');
    expect(shown).not.toContain('docs/rules/collection');
    expect(await (await send('/upload/check')).text()).toContain('Create it as hybrid.');
  });

  it.each([
    [{}, 'there is no rule'],
    [{ versions: ['v3'] }, 'versions'],
    [{ trackers: ['tracker.example:1'] }, 'is not a tracker'],
    [{ contentBytesMax: 0 }, 'cannot allow 0 bytes'],
    [{ fileCountMax: 'many' }, 'fileCountMax'],
    [{ size: 1 }, 'Use only trackers, versions, contentBytesMax, fileCountMax'],
  ])('cannot be %j', async (uploads, named) => {
    const answer = await edit('wrong', uploads);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(named);
  });

  it('have a field in the form of the settings, a rule in each line', async () => {
    const path = '/admin/collections/lined';
    const submit = async (uploads: string, seen: string) =>
      page(path, {
        method: 'POST',
        body: new URLSearchParams({ read: 'open', order: 'published', retention: '', uploads, seen }),
      });
    const first = valueIn(await (await page(path)).text(), 'seen');
    const wrong = await submit('version v2\nfile 3', first);
    expect(wrong.status).toBe(400);
    const again = await wrong.text();
    expect(again).toContain('line 2: &quot;file&quot; is none of');
    expect(again).toContain('version v2\nfile 3</textarea');
    expect((await submit('version v2\r\nfiles 3\r\n', first)).status).toBe(303);
    expect(await (await page(path)).text()).toContain('version v2\nfiles 3</textarea');
    expect(await (await page(`${path}/13`)).text()).toContain('version v2; files 3</code>');
    const last = valueIn(await (await page(path)).text(), 'seen');
    expect((await submit('', last)).status).toBe(303);
    expect(await (await page(`${path}/13`)).text()).not.toContain('version v2; files 3');
  });
});
