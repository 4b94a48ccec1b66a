import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { makeAnimation, makeBomb, makePhotograph, makePicture } from '../../support/pictures.ts';
import { editTorrent, publishTorrent, readTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { signIn } from '../../support/sign-in.ts';
import { makeTorrent } from '../../support/torrents.ts';

const service = serviceForAll({ limitUploads: 'off' });

type Bytes = Uint8Array<ArrayBuffer>;

const put = (
  path: string,
  body: Bytes,
  headers: Readonly<Record<string, string>> = service.authorization,
): Promise<Response> => service.request(path, { method: 'PUT', body, headers });

async function problemOf(answer: Response): Promise<{ status: number; detail: string }> {
  const { status, detail } = (await answer.json()) as { status: number; detail: string };
  return { status, detail };
}

function formOf(torrent: Bytes, parts: readonly (readonly [field: string, name: string, bytes: Bytes])[]) {
  const form = new FormData();
  form.append('file', new Blob([torrent]), 'x.torrent');
  for (const [field, name, bytes] of parts) form.append(field, new Blob([bytes]), name);
  return form;
}

describe('the pictures of a description', () => {
  it('are sent by PUT and served small, with their own policy, and without metadata', async () => {
    const { page } = await publishTorrent(service, '/photo/a.torrent', 'photo');
    const sent = await put('/photo/a.torrent/images/shot.jpg', await makePhotograph());
    const address = `${service.url}photo/a.torrent/images/shot.jpg`;
    expect([sent.status, sent.headers.get('location'), await sent.text()]).toEqual([
      201,
      address,
      `${address}\n`,
    ]);
    const got = await service.request('/photo/a.torrent/images/shot.jpg');
    const { headers } = got;
    expect([got.status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      200,
      'image/webp',
      'nosniff',
    ]);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; sandbox; frame-ancestors 'none'",
    );
    const bytes = Buffer.from(await got.arrayBuffer());
    const metadata = await sharp(bytes).metadata();
    // Held upright, it is 40 wide.
    expect([metadata.width, metadata.height, metadata.exif]).toEqual([40, 60, undefined]);
    expect(bytes.includes('Lovelace')).toBe(false);
    const again = { headers: { 'if-none-match': headers.get('etag') ?? '' } };
    expect((await service.request(`${page}/images/shot.jpg`, again)).status).toBe(304);
    const { images } = (await readTorrent(service, page)) as unknown as { images: object[] };
    expect(images).toEqual([
      expect.objectContaining({
        name: 'shot.jpg',
        width: 40,
        height: 60,
        url: `${service.url.slice(0, -1)}${page}/images/shot.jpg`,
      }),
    ]);
  });

  it('are shown where the description names them, with their size; those of other sites stay links', async () => {
    const { page } = await publishTorrent(service, '/shown/a.torrent', 'shown');
    await put('/shown/a.torrent/images/shot.png', await makePicture());
    const description =
      '![A "shot"](shot.png) ![again](images/shot.png) ![none](no.png) ![x](https://e.org/x.png)';
    await editTorrent(service, page, { description });
    const text = await (await service.request(page, { headers: { accept: 'text/html' } })).text();
    const [first] = text.match(/<img[^>]*>/g) ?? [];
    expect(first).toContain(`src="${page}/images/shot.png"`);
    expect(first).toContain('alt="A &quot;shot&quot;"');
    expect(first).toMatch(/width="60"\s+height="40"\s+loading="lazy"/);
    expect(text.match(/<img/g)).toHaveLength(2);
    expect(text).toContain('<a href="https://e.org/x.png"');
  });

  it.each(['png', 'jpeg', 'webp', 'avif', 'gif'] as const)(
    'may be %s, whatever they are called',
    async (format) => {
      await publishTorrent(service, `/formats/${format}.torrent`, format);
      const sent = await put(`/formats/${format}.torrent/images/shot.png`, await makePicture(format));
      expect(sent.status).toBe(201);
    },
  );

  it('stay animated, and are made no wider than 1,600 pixels', async () => {
    await publishTorrent(service, '/sizes/a.torrent', 'sizes');
    await put('/sizes/a.torrent/images/moving.gif', await makeAnimation(5));
    await put('/sizes/a.torrent/images/wide.png', await makePicture('png', { width: 4000, height: 100 }));
    const read = async (name: string) =>
      sharp(
        Buffer.from(await (await service.request(`/sizes/a.torrent/images/${name}`)).arrayBuffer()),
      ).metadata();
    expect((await read('moving.gif')).pages).toBe(5);
    expect(await read('wide.png')).toMatchObject({ width: 1600, height: 40 });
  });

  it.each([
    [
      'an SVG called PNG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      415,
      'not PNG, JPEG',
    ],
    ['a PNG of 50,000 × 50,000 pixels', makeBomb, 413, '50000 × 50000'],
    ['a GIF of 10,000 frames', () => makeAnimation(10_000), 413, '10000 frames'],
    ['a truncated JPEG', async () => (await makePhotograph()).slice(0, 500), 422, 'damaged'],
    [
      'a head without a picture',
      async () => Buffer.from('\x89PNG\r\n\x1a\nno more', 'latin1'),
      422,
      'damaged',
    ],
    ['nothing', async () => new Uint8Array(), 415, 'not PNG, JPEG'],
  ])('refuses %s, and keeps what is there', async (name, make, status, detail) => {
    const { page } = await publishTorrent(service, '/refused/a.torrent', 'refused');
    await put('/refused/a.torrent/images/shot.png', await makePicture());
    const before = await readTorrent(service, page);
    const headers = { ...service.authorization, accept: 'application/json' };
    const answer = await put('/refused/a.torrent/images/shot.png', new Uint8Array(await make()), headers);
    expect(await problemOf(answer), name).toEqual({ status, detail: expect.stringContaining(detail) });
    expect(await readTorrent(service, page)).toEqual(before);
  });

  it('drops what follows a picture in the file', async () => {
    await publishTorrent(service, '/polyglot/a.torrent', 'polyglot');
    const polyglot = Buffer.concat([await makePicture('gif'), Buffer.from('<script>alert(1)</script>')]);
    await put('/polyglot/a.torrent/images/x.gif', new Uint8Array(polyglot));
    const served = await service.request('/polyglot/a.torrent/images/x.gif');
    expect(Buffer.from(await served.arrayBuffer()).includes('script')).toBe(false);
  });

  it('refuses a name that is none of a picture, another owner, and a state that is not wanted', async () => {
    await publishTorrent(service, '/names/a.torrent', 'names');
    const bytes = await makePicture();
    for (const name of ['shot', 'shot.svg', '.png', 'a%2fb.png', `${'a'.repeat(100)}.png`])
      expect((await put(`/names/a.torrent/images/${name}`, bytes)).status, name).toBe(400);
    const { headers } = await tokenOf(service, 'uploader');
    expect((await put('/names/a.torrent/images/shot.png', bytes, headers)).status).toBe(403);
    expect((await put('/names/a.torrent/images/shot.png', bytes, {})).status).toBe(401);
    expect((await put('/names/none.torrent/images/shot.png', bytes)).status).toBe(404);
    const etag = (await put('/names/a.torrent/images/shot.png', bytes)).headers.get('etag') ?? '';
    const demand = (demanded: object) => ({ ...service.authorization, ...demanded });
    const other = await makePicture('png', { background: '#000' });
    expect(
      (await put('/names/a.torrent/images/shot.png', other, demand({ 'if-none-match': '*' }))).status,
    ).toBe(412);
    expect((await put('/names/a.torrent/images/shot.png', other, demand({ 'if-match': '"x"' }))).status).toBe(
      412,
    );
    expect((await put('/names/a.torrent/images/shot.png', other, demand({ 'if-match': etag }))).status).toBe(
      200,
    );
    const removal = { method: 'DELETE', headers: service.authorization };
    expect((await service.request('/names/a.torrent/images/shot.png', removal)).status).toBe(204);
    expect((await service.request('/names/a.torrent/images/shot.png')).status).toBe(404);
  });

  it('follow a moved torrent, and answer those who may not see it like what was never there', async () => {
    const { page } = await publishTorrent(service, '/seen/a.torrent', 'seen');
    await put('/seen/a.torrent/images/shot.png', await makePicture());
    await editTorrent(service, page, { collection: 'seen/later' });
    expect((await service.request('/seen/later/a.torrent/images/shot.png')).status).toBe(200);
    await editTorrent(service, page, { state: 'hidden' });
    const hidden = await service.request(`${page}/images/shot.png`);
    const never = await service.request(`/torrents/${'0'.repeat(40)}/images/shot.png`);
    expect([hidden.status, await hidden.text()]).toEqual([never.status, await never.text()]);
    expect(hidden.status).toBe(404);
  });
});

describe('pictures sent with an upload', () => {
  it('are published together with the torrent, under names that a text can have', async () => {
    const form = formOf(makeTorrent({ name: 'together' }), [
      ['image', 'My shot.png', await makePicture()],
      ['file', 'My shot.png', await makePicture('webp')],
    ]);
    form.append('description', '![](My-shot.png)');
    const answer = await service.request('/together/', {
      method: 'POST',
      body: form,
      headers: { ...service.authorization, accept: 'application/json' },
    });
    expect(answer.status).toBe(201);
    const { links } = (await answer.json()) as { links: { page: string } };
    const read = await readTorrent(service, new URL(links.page).pathname);
    expect(read).toMatchObject({ images: [{ name: 'My-shot.png' }, { name: 'My-shot-2.png' }] });
  });

  it.each(['/api/v1/torrents?collection=whole', '/whole/', '/upload'])(
    'are all published by %s, or nothing is',
    async (path) => {
      const name = `whole ${path}`;
      const form = formOf(makeTorrent({ name }), [
        ['image', 'fine.png', await makePicture()],
        ['image', 'bad.png', new Uint8Array(Buffer.from('<svg/>'))],
      ]);
      if (path === '/upload') form.append('collection', 'whole');
      const init = {
        method: 'POST',
        body: form,
        headers: { ...service.authorization, accept: 'application/json' },
      };
      expect(await problemOf(await service.request(path, init))).toMatchObject({ status: 415 });
      const list = await service.request('/?format=text&q=whole');
      expect((await list.text()).trim()).toBe('');
    },
  );
});

describe('the page of pictures', () => {
  it('adds and removes them without a script, and never replaces one', async () => {
    const { page } = await publishTorrent(service, '/page/a.torrent', 'page');
    const browser = await signIn(service);
    const send = async (bytes: Bytes, name: string) => {
      const body = new FormData();
      body.append('formToken', await browser.formToken());
      body.append('image', new Blob([bytes]), name);
      const headers = { cookie: browser.cookie, accept: 'text/html', 'sec-fetch-site': 'same-origin' };
      return service.request(`${page}/images`, { method: 'POST', body, headers });
    };
    const added = await send(await makePicture(), 'shot.png');
    expect([added.status, added.headers.get('location')]).toEqual([303, `${page}/images`]);
    await send(await makePicture('png', { background: '#000' }), 'shot.png');
    const refused = await send(new Uint8Array(Buffer.from('text')), 'x.png');
    expect([refused.status, await refused.text()]).toEqual([415, expect.stringContaining('not PNG, JPEG')]);
    const listed = await (await browser.get(`${page}/images`)).text();
    expect(listed).toContain('![shot-2](shot-2.png)');
    const removed = await browser.post(`${page}/images/shot.png/remove`);
    expect(removed.status).toBe(303);
    expect(await readTorrent(service, page)).toMatchObject({ images: [{ name: 'shot-2.png' }] });
  });
});

describe('the pictures of a README', () => {
  it('are shown in it, beside links to what is in the collection, and go with it', async () => {
    await publishTorrent(service, '/readme/13/a.torrent', 'in readme');
    const picture = await put('/readme/13/README.md/images/shot.png', await makePicture());
    expect(picture.status).toBe(201);
    const text = '# Title\n\n![shot](images/shot.png) [file](a.torrent) [below](sub/) [up](../x/)\n';
    await put('/readme/13/README.md', new Uint8Array(Buffer.from(text)));
    const page = await (await service.request('/readme/13/', { headers: { accept: 'text/html' } })).text();
    expect(page).toMatch(/<img\s+src="\/readme\/13\/README.md\/images\/shot.png"/);
    expect(page).toContain('<a href="/readme/13/a.torrent">file</a>');
    expect(page).toContain('<a href="/readme/13/sub/">below</a>');
    expect(page).toContain('[up](../x/)');
    const { headers } = await tokenOf(service, 'uploader');
    expect((await put('/readme/13/README.md/images/x.png', await makePicture(), headers)).status).toBe(403);
    await service.request('/readme/13/README.md', { method: 'DELETE', headers: service.authorization });
    expect((await service.request('/readme/13/README.md/images/shot.png')).status).toBe(404);
  });

  it('have a page of their own', async () => {
    await publishTorrent(service, '/readme/14/a.torrent', 'in another');
    await put('/readme/14/README.md/images/shot.png', await makePicture());
    const browser = await signIn(service);
    expect(await (await browser.get('/readme/14/README.md/images')).text()).toContain('![shot](shot.png)');
    expect((await browser.post('/readme/14/README.md/images/shot.png/remove')).status).toBe(303);
  });
});
