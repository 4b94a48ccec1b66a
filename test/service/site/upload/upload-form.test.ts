import { describe, expect, it } from 'vitest';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { signIn } from '../../../support/sign-in.ts';
import { makeTorrent } from '../../../support/torrents.ts';
import { parsePage, type ParsedPage } from '../../../support/site/parse-page.ts';

interface Filled {
  readonly collection?: string;
  readonly token?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly files: readonly (readonly [string, Uint8Array<ArrayBuffer> | string])[];
}

function submit(
  service: TestService,
  { collection = '', token, fields = {}, files }: Filled,
  path = '/upload',
): Promise<Response> {
  const form = new FormData();
  form.append('collection', collection);
  if (token !== undefined) form.append('token', token);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, content] of files) form.append('file', new Blob([content]), name);
  const headers = { accept: 'text/html', origin: service.url.slice(0, -1), 'sec-fetch-site': 'same-origin' };
  return service.request(path, { method: 'POST', body: form, headers });
}

function check(
  service: TestService,
  files: Filled['files'],
  { collection = '', ...fields }: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return submit(service, { collection, fields, files }, '/upload/check');
}

async function readTorrent(service: TestService, address: string): Promise<unknown> {
  return (await service.request(address, { headers: { accept: 'application/json' } })).json();
}

function headingOf(page: ParsedPage): string | undefined {
  return page.elements.find(({ attributes }) => attributes['id'] === 'results')?.text;
}

const service = serviceForAll();
const open = serviceForAll({ uploads: 'open' });

describe('the upload form', () => {
  it('is kept by the browser that opened it, and has no field that a browser may not restore', async () => {
    const answer = await service.request('/upload', { headers: { accept: 'text/html' } });
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const [, form = ''] = /<form class="upload"([^]*?)<\/form>/.exec(await answer.text()) ?? [];
    expect(form).toContain('name="collection"');
    expect(form).not.toContain('autocomplete="off"');
  });

  it('publishes one file and leads to its page', async () => {
    const answer = await submit(service, {
      collection: '/my/files/',
      token: service.token,
      files: [['x.torrent', makeTorrent({ name: 'files' })]],
    });
    expect(answer.status).toBe(303);
    const page = await service.request(answer.headers.get('location') ?? '', {
      headers: { accept: 'text/html' },
    });
    expect(page.status).toBe(200);
    expect((await service.request('/my/files/x.torrent')).status).toBe(200);
  });

  it('publishes several files and tells of each', async () => {
    const files = [
      ['good.torrent', makeTorrent({ name: 'several' })],
      ['bad.torrent', 'no torrent'],
    ] as const;
    const answer = await submit(service, { collection: 'several', token: service.token, files });
    expect(answer.status).toBe(207);
    const html = await answer.text();
    expect(html).toContain('good.torrent');
    expect(html).toContain('bad.torrent');
    expect(html).toContain('<h2>Upload more torrents</h2>');
  });

  it('says of each file what became of it, and counts only what was published', async () => {
    const of = (name: string, comment?: string) =>
      [`${name}.torrent`, makeTorrent({ name, ...(comment !== undefined && { comment }) })] as const;
    const send = (collection: string, files: Filled['files']) =>
      submit(service, { collection, token: service.token, files });
    await send('first', [of('told a'), of('told b'), of('told c')]);
    const elsewhere = parsePage(await (await send('second', [of('told a'), of('told b')])).text());
    expect(headingOf(elsewhere)).toBe('2 torrents were already published');
    expect(
      elsewhere
        .find('td')
        .map(({ text }) => text)
        .join(),
    ).toContain('already published at first/told a.torrent');
    const mixed = await send('first', [
      of('told a'),
      of('told b', 'other bytes'),
      ['told c.torrent', makeTorrent({ name: 'told d' })],
      of('told e'),
      ['bad.torrent', 'no torrent'],
    ]);
    const page = parsePage(await mixed.text());
    expect(headingOf(page)).toBe('3 torrents published, 1 torrent was already published and 1 file refused');
    expect(page.find('strong').map(({ text }) => text)).toEqual([
      'Refused',
      'Unchanged',
      'Updated',
      'Replaced the older version',
      'Published',
    ]);
    const alone = await send('second', [of('told a')]);
    expect([alone.status, await alone.text()]).toEqual([200, expect.stringContaining('It stays there')]);
  });

  it('names the fields that a torrent keeps of the one that it replaces', async () => {
    const send = (name: string, fields: Readonly<Record<string, string>>) =>
      submit(service, {
        collection: 'inherits',
        token: service.token,
        fields,
        files: [['x.torrent', makeTorrent({ name })]],
      });
    await send('older', { title: 'A title', tags: 'one, two', state: 'unlisted' });
    const answer = await send('newer', { title: 'Another title' });
    expect(answer.status).toBe(200);
    expect(
      parsePage(await answer.text())
        .find('td')
        .at(-1)?.text,
    ).toBe('It keeps these fields of the torrent that it replaces: Tags and Who can see it');
  });

  it('comes back with the reason and what was typed, but never the token', async () => {
    const wrong = [
      [
        {
          collection: 'my files',
          token: 'wrong-token',
          files: [['x.torrent', makeTorrent({ name: 'typed' })]],
        },
        401,
      ],
      [{ collection: 'my files', files: [['x.torrent', makeTorrent({ name: 'typed' })]] }, 401],
      [{ collection: 'my files', token: service.token, files: [] }, 400],
      [{ collection: 'my files', token: service.token, files: [['x.torrent', '<html>']] }, 422],
      [
        {
          collection: 'my files/..',
          token: service.token,
          files: [['x.torrent', makeTorrent({ name: 'typed' })]],
        },
        400,
      ],
    ] as const;
    for (const [filled, status] of wrong) {
      const answer = await submit(service, filled);
      expect(answer.status).toBe(status);
      const html = await answer.text();
      expect(html).toContain('value="my files');
      expect(html).not.toContain(service.token);
      expect(html).not.toContain('wrong-token');
    }
    expect((await service.request('/my%20files/')).status).toBe(404);
  });

  it('comes back from a session that has ended with what was typed and chosen, and asks for a token', async () => {
    for (const uploads of ['token', 'open'] as const) {
      const service = await startService({ uploads });
      const formToken = await (await signIn(service)).formToken();
      const fields = { formToken, title: 'typed' };
      const file = ['x.torrent', makeTorrent()] as const;
      const answer = await submit(service, { collection: 'a', fields, files: [file] });
      expect(answer.status).toBe(401);
      const page = await answer.text();
      expect(page).toContain('its session has ended');
      expect(page).toContain('value="typed"');
      expect(page).toContain('name="token"');
      const { token } = service;
      const again = { ...fields, collection: 'a', token, kept: keptIn(page) };
      expect((await submitKept(service, again)).status).toBe(303);
    }
  });

  it('has a button beside each line for a terminal, which copies it', async () => {
    const answer = await service.request('/upload?collection=a%20b', { headers: { accept: 'text/html' } });
    const page = parsePage(await answer.text());
    const lines = page.find('pre').map(({ text }) => text);
    expect(lines).toEqual([
      `curl -u :TOKEN -T name.torrent ${service.url}a%20b/`,
      `curl -u :TOKEN -T '{one,two}.torrent' ${service.url}a%20b/`,
    ]);
    const buttons = page.find('button').filter(({ attributes }) => attributes['data-copy'] !== undefined);
    expect(buttons.map(({ attributes }) => attributes['data-copy'])).toEqual(lines);
    expect(buttons.map(({ text }) => text.trim())).toEqual(lines.map((line) => `Copy ${line}`));
  });

  it('asks for no token where none is needed', async () => {
    const html = await (await open.request('/upload', { headers: { accept: 'text/html' } })).text();
    expect(html).not.toContain('name="token"');
    expect((await submit(open, { files: [['x.torrent', makeTorrent({ name: 'no token' })]] })).status).toBe(
      201,
    );
  });

  it('shows a stranger once where the torrent can be deleted, and keeps it out of every cache', async () => {
    const answer = await submit(open, { files: [['stranger.torrent', makeTorrent({ name: 'stranger' })]] });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toMatch(/href="[^"]*\/torrents\/[0-9a-f]{40}\/delete\?key=[\w-]+"/);
    const again = await submit(open, { files: [['stranger.torrent', makeTorrent({ name: 'stranger' })]] });
    expect(again.status).toBe(303);
  });
});

function keptIn(page: string): string {
  return /name="kept" value="([^"]*)"/.exec(page)?.[1] ?? '';
}

/** Sends the form that a page came back with, in which the files stand that were sent before. */
function submitKept(service: TestService, fields: Readonly<Record<string, string>>): Promise<Response> {
  const headers = { accept: 'text/html', origin: service.url.slice(0, -1), 'sec-fetch-site': 'same-origin' };
  return service.request('/upload', { method: 'POST', body: new URLSearchParams(fields), headers });
}

const written = {
  title: ' Debian “trixie” ',
  description: 'First\r\nsecond',
  category: 'linux',
  tags: 'iso, amd64',
  licence: 'CC0-1.0',
};

describe('what is written in the upload form', () => {
  it('is stored with the new torrent, which is in no list when that is asked for', async () => {
    const fields = { ...written, state: 'unlisted' };
    const files = [['x.torrent', makeTorrent({ name: 'stored' })]] as const;
    const answer = await submit(service, { collection: 'stored', token: service.token, fields, files });
    expect(answer.status).toBe(303);
    const torrent = await readTorrent(service, answer.headers.get('location') ?? '');
    expect(torrent).toMatchObject({
      title: 'Debian “trixie”',
      description: 'First\nsecond',
      category: 'linux',
      tags: ['iso', 'amd64'],
      licence: 'CC0-1.0',
      state: 'unlisted',
    });
  });

  it('changes the fields of a torrent that is here already, those that are given', async () => {
    const files = [['x.torrent', makeTorrent({ name: 'again' })]] as const;
    await submit(service, { collection: 'again', token: service.token, files });
    const again = await submit(service, {
      collection: 'again',
      token: service.token,
      fields: written,
      files,
    });
    expect(again.status).toBe(303);
    const title = written.title.trim();
    expect(await readTorrent(service, again.headers.get('location') ?? '')).toMatchObject({ title });
    const blank = await submit(service, { collection: 'again', token: service.token, files });
    expect(await readTorrent(service, blank.headers.get('location') ?? '')).toMatchObject({ title });
  });

  it('comes back with the reason at the field and with the files, which then need not be chosen again', async () => {
    const files = [
      ['x.torrent', makeTorrent({ name: 'back' })],
      ['y.torrent', makeTorrent({ name: 'back as well' })],
    ] as const;
    const { title: _, ...others } = written;
    const fields = { ...others, category: 'what?' };
    const refused = await submit(service, { collection: 'back', token: service.token, fields, files });
    expect(refused.status).toBe(400);
    const page = await refused.text();
    expect(page).toContain('value="what?"');
    expect(page).toContain('it has characters that a category cannot have');
    expect(page).not.toContain('type="file"');
    expect(page).not.toContain(service.token);

    expect(page).not.toContain('Upload more torrents');

    const kept = keptIn(page);
    const answer = await submitKept(service, { ...others, collection: 'back', token: service.token, kept });
    expect(answer.status).toBe(201);
    for (const [name, bytes] of files) {
      const served = await service.request(`/back/${name}`);
      expect(new Uint8Array(await served.arrayBuffer())).toEqual(bytes);
    }
  });

  it('is refused where one title is for several files', async () => {
    const files = [
      ['x.torrent', makeTorrent({ name: 'titled' })],
      ['y.torrent', makeTorrent({ name: 'titled as well' })],
    ] as const;
    const fields = { title: 'One' };
    const answer = await submit(service, { collection: 'titled', token: service.token, fields, files });
    expect([answer.status, (await service.request('/titled/')).status]).toEqual([400, 404]);
    expect(await answer.text()).toContain('Cannot give 2 torrents one title');
  });
});

describe('files that the upload form keeps', () => {
  it('are those in which nothing is wrong: a conflict is fixed by another collection', async () => {
    await submit(service, {
      collection: 'here',
      token: service.token,
      files: [['x.torrent', makeTorrent({ name: 'old' })]],
    });
    const other = makeTorrent({ name: 'old', comment: 'other bytes' });
    const files = [
      ['x.torrent', other],
      ['bad.torrent', '<html>'],
    ] as const;
    const refused = await submit(service, { collection: 'there', token: service.token, files });
    expect(refused.status).toBe(422);
    const kept = keptIn(await refused.text());
    expect(kept.split('~')).toHaveLength(1);
    const fields = { collection: 'here', token: service.token, kept };
    expect((await submitKept(service, fields)).status).toBe(303);
  });

  it('are named where none of them fits into the form', async () => {
    const file = ['x.torrent', makeTorrent({ name: 'too long', lengthBytes: 16384 * 45_000 })] as const;
    const answer = await submit(service, { collection: 'large', token: 'wrong-token', files: [file] });
    const page = await answer.text();
    expect([answer.status, keptIn(page)]).toEqual([401, '']);
    expect(page).toContain('1\u00a0file is too large to be kept. Choose it again to publish it:');
  });

  it('survive a wrong token, sent before the files or after them', async () => {
    for (const order of ['before', 'after'] as const) {
      const form = new FormData();
      if (order === 'before') form.append('token', 'wrong-token');
      form.append('file', new Blob([makeTorrent({ name: `survive ${order}` })]), 'x.torrent');
      if (order === 'after') form.append('token', 'wrong-token');
      form.append('collection', `survive/${order}`);
      const headers = { accept: 'text/html', origin: service.url.slice(0, -1) };
      const refused = await service.request('/upload', { method: 'POST', body: form, headers });
      expect(refused.status).toBe(401);
      const page = await refused.text();
      expect(page).toContain('id="token-error"');
      expect(page).not.toContain('wrong-token');
      const again = { collection: `survive/${order}`, token: service.token, kept: keptIn(page) };
      expect((await submitKept(service, again)).status).toBe(303);
    }
  });

  it('survive another wrong token', async () => {
    const kept = keptIn(
      await (await check(service, [['x.torrent', makeTorrent({ name: 'survive' })]])).text(),
    );
    const refused = await submitKept(service, { collection: 'survive', token: 'wrong-token', kept });
    expect(refused.status).toBe(401);
    const again = keptIn(await refused.text());
    expect(again).toBe(kept);
    const answer = await submitKept(service, { collection: 'survive', token: service.token, kept: again });
    expect(answer.status).toBe(303);
  });

  it('are refused when they are none, or too many', async () => {
    const many = Array.from({ length: 101 }, () => 'eA.eA').join('~');
    for (const kept of ['', 'x', '.', 'a.b.c', '<b>.x', many]) {
      const answer = await submitKept(service, { collection: 'my', token: service.token, kept });
      expect(answer.status, kept.slice(0, 20)).toBe(400);
    }
    const large = await submitKept(service, { token: service.token, kept: `.${'A'.repeat(1_400_000)}` });
    expect(large.status).toBe(413);
  });
});

describe('a check from the upload form', () => {
  it('leads on to publishing what was accepted, with what was typed', async () => {
    const files = [
      ['x.torrent', makeTorrent({ name: 'checked' })],
      ['bad.torrent', '<html>'],
    ] as const;
    const page = await (await check(service, files, { ...written, collection: 'checked' })).text();
    expect(page).toContain('value="linux"');
    expect(page).not.toContain(service.token);
    const fields = { collection: 'checked', token: service.token, kept: keptIn(page) };
    expect((await submitKept(service, fields)).status).toBe(303);
    expect((await service.request('/checked/x.torrent')).status).toBe(200);
  });

  it('says which files are too large to be kept', async () => {
    const large = makeTorrent({ name: 'large', lengthBytes: 16384 * 45_000 });
    const page = await (await check(service, [['large.torrent', large]])).text();
    expect(page).toContain('too large to be kept');
    expect(keptIn(page)).toBe('');
  });
});

describe('the help pages of problems', () => {
  it('stand where the type of each problem leads', async () => {
    const problem = (await (
      await service.request('/nothing', { headers: { accept: 'application/json' } })
    ).json()) as { type: string };
    const help = await fetch(problem.type);
    expect([help.status, help.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });
});
