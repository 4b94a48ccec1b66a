import { describe, expect, it } from 'vitest';
import { publishTorrent, readTorrent, tokenOf, valueIn } from '../../../support/published.ts';
import { serviceForAll, startService } from '../../../support/service.ts';
import { signIn, type SignedInBrowser } from '../../../support/sign-in.ts';
import { temporaryFolder } from '../../../support/temp.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

interface Opened {
  readonly owner: SignedInBrowser;
  readonly path: string;
  /** The version that the form was opened with. */
  readonly seen: string;
}

const service = serviceForAll();

async function openForm(name: string): Promise<Opened> {
  const uploader = await tokenOf(service, 'uploader');
  const { page: path } = await publishTorrent(service, `/a/${name}.torrent`, name, uploader.headers);
  const owner = await signIn(service, uploader.secret);
  const answer = await owner.get(`${path}/edit`);
  expect(answer.status).toBe(200);
  return { owner, path, seen: valueIn(await answer.text(), 'seen') };
}

describe('the edit form', () => {
  it('is kept by the browser that opened it, for the way back, but not what answers a form', async () => {
    const { owner, path, seen } = await openForm('kept');
    const opened = await owner.get(`${path}/edit`);
    expect(opened.headers.get('cache-control')).toBe('private, no-cache');
    const refused = await owner.post(`${path}/edit`, { seen, title: 'x'.repeat(300) });
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([400, 'private, no-store']);
  });

  it('changes what is written of a torrent, and leads back to it', async () => {
    const { owner, path, seen } = await openForm('written');
    const answer = await owner.post(`${path}/edit`, {
      seen,
      title: '  New title ',
      description: 'one\r\ntwo',
      category: 'linux',
      tags: 'a, b،c,, a',
      licence: 'MIT',
      collection: '/b/c/',
      fileName: 'y.torrent',
      state: 'unlisted',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expect(await readTorrent(service, path)).toMatchObject({
      title: 'New title',
      description: 'one\ntwo',
      category: 'linux',
      tags: ['a', 'b', 'c'],
      licence: 'MIT',
      collection: 'b/c',
      fileName: 'y.torrent',
      state: 'unlisted',
    });
    expect((await service.request('/b/c/y.torrent')).status).toBe(200);
  });

  it('leaves what it does not send as it is, and empties what it sends empty', async () => {
    const { owner, path } = await openForm('left');
    await owner.post(`${path}/edit`, { title: 'kept', licence: 'MIT', tags: 'a' });
    await owner.post(`${path}/edit`, { licence: '', tags: '' });
    expect(await readTorrent(service, path)).toMatchObject({ title: 'kept', licence: null, tags: [] });
  });

  it('sets an expiry, keeps it when it is sent back, and clears it when it is empty', async () => {
    const { owner, path } = await openForm('expiring');
    await owner.post(`${path}/edit`, { expires: '2099-01-31' });
    const shown = valueIn(await (await owner.get(`${path}/edit`)).text(), 'expires');
    expect(shown).toBe('2099-01-31T00:00:00Z');
    await owner.post(`${path}/edit`, { expires: shown, title: 'kept' });
    expect(await readTorrent(service, path)).toMatchObject({
      title: 'kept',
      expiresAt: '2099-01-31T00:00:00.000Z',
    });
    const past = await owner.post(`${path}/edit`, { expires: '2020-01-31', title: 'typed' });
    expect(past.status).toBe(400);
    const page = await past.text();
    expect(page).toContain('Cannot let a torrent expire at 2020-01-31T00:00:00.000Z');
    expect([valueIn(page, 'expires'), valueIn(page, 'title')]).toEqual(['2020-01-31', 'typed']);
    await owner.post(`${path}/edit`, { expires: '' });
    expect(await readTorrent(service, path)).toMatchObject({ title: 'kept', expiresAt: null });
  });

  it('has a choice to pin for moderators alone', async () => {
    const { owner, path } = await openForm('pinned');
    expect(await (await owner.get(`${path}/edit`)).text()).not.toContain('name="pinned"');
    expect((await owner.post(`${path}/edit`, { pinned: 'yes' })).status).toBe(403);
    const moderator = await signIn(service, (await tokenOf(service, 'moderator')).secret);
    expect(await (await moderator.get(`${path}/edit`)).text()).toContain('name="pinned"');
    expect((await moderator.post(`${path}/edit`, { pinned: 'yes' })).status).toBe(303);
    expect(await readTorrent(service, path)).toMatchObject({ pinned: true });
    await moderator.post(`${path}/edit`, { title: 'other' });
    expect(await readTorrent(service, path)).toMatchObject({ title: 'other', pinned: true });
  });

  it('comes back with all that is wrong at its field, and all that was typed', async () => {
    const { owner, path, seen } = await openForm('wrong');
    const answer = await owner.post(`${path}/edit`, {
      seen,
      title: 'a'.repeat(201),
      description: 'typed <b>',
      category: 'two/words',
      collection: 'admin/x',
      fileName: 'no-extension',
    });
    expect(answer.status).toBe(400);
    const page = parsePage(await answer.text());
    const invalid = page.elements.filter(({ attributes }) => attributes['aria-invalid'] === 'true');
    expect(invalid.map(({ attributes }) => attributes['name'])).toEqual([
      'title',
      'category',
      'collection',
      'fileName',
    ]);
    for (const { attributes } of invalid) {
      const [error = ''] = (attributes['aria-describedby'] ?? '').split(' ');
      expect(page.elements.find((it) => it.attributes['id'] === error)?.text).toContain('Cannot use');
    }
    expect(page.find('textarea')[0]?.text).toBe('typed <b>');
    expect(valueIn(await (await owner.get(`${path}/edit`)).text(), 'title')).toBe('');
    expect((await readTorrent(service, path)).title).toBeNull();
  });

  it('does not overwrite what somebody else wrote in the meantime, but shows it and asks again', async () => {
    const { owner, path, seen } = await openForm('meantime');
    const moderator = await signIn(service);
    await moderator.post(`${path}/edit`, { seen, title: 'by a moderator' });
    const answer = await owner.post(`${path}/edit`, { seen, title: 'mine', licence: 'MIT' });
    expect(answer.status).toBe(412);
    const html = await answer.text();
    expect(html).toContain('This torrent was changed since you opened the form');
    expect(html).toContain('by a moderator');
    expect(valueIn(html, 'title')).toBe('mine');
    expect((await readTorrent(service, path)).title).toBe('by a moderator');
    const again = { seen: valueIn(html, 'seen'), title: 'mine' };
    expect((await owner.post(`${path}/edit`, again)).status).toBe(303);
    expect((await readTorrent(service, path)).title).toBe('mine');
  });

  it('shows a preview of the description, and saves nothing by that', async () => {
    const { owner, path, seen } = await openForm('preview');
    const answer = await owner.post(`${path}/edit`, {
      seen,
      title: 'typed',
      description: '**bold** <script>alert(1)</script>',
      preview: 'yes',
    });
    expect(answer.status).toBe(200);
    const page = parsePage(await answer.text());
    expect(page.find('strong').map(({ text }) => text)).toEqual(['bold']);
    expect(page.find('script')).toHaveLength(1);
    expect(
      page.find('input').find(({ attributes }) => attributes['name'] === 'title')?.attributes['value'],
    ).toBe('typed');
    expect((await readTorrent(service, path)).title).toBeNull();
  });

  it('does not take a path that another torrent has, nor one that the token is not for', async () => {
    const { owner, path } = await openForm('path');
    await publishTorrent(service, '/a/taken.torrent', 'other');
    const taken = await owner.post(`${path}/edit`, { fileName: 'taken.torrent', title: 'typed' });
    expect(taken.status).toBe(409);
    const html = await taken.text();
    expect(html).toContain('another torrent has that path');
    expect(html).toContain('value="typed"');
    const bound = await tokenOf(service, 'uploader', { collection: 'mine' });
    const own = await publishTorrent(service, '/mine/x.torrent', 'mine', bound.headers);
    const browser = await signIn(service, bound.secret);
    expect((await browser.post(`${own.page}/edit`, { collection: 'theirs' })).status).toBe(403);
  });

  it('is for those who may change the torrent, and changes nothing for others', async () => {
    const { path } = await openForm('others');
    const other = await signIn(service, (await tokenOf(service, 'uploader')).secret);
    expect((await other.get(`${path}/edit`)).status).toBe(403);
    expect((await other.post(`${path}/edit`, { title: 'taken over' })).status).toBe(403);
    const stranger = { accept: 'text/html' };
    expect((await service.request(`${path}/edit`, { headers: stranger })).status).toBe(401);
    const init = { method: 'POST', headers: stranger, body: new URLSearchParams({ title: 'x' }) };
    expect((await service.request(`${path}/edit`, init)).status).toBe(401);
    expect((await readTorrent(service, path)).title).toBeNull();
  });

  it('changes nothing for a page of others, which cannot know the form token, and keeps what was typed', async () => {
    const { owner, path } = await openForm('guessed');
    const answer = await owner.post(`${path}/edit`, { formToken: 'guessed', title: 'typed' });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('value="typed"');
    expect((await readTorrent(service, path)).title).toBeNull();
  });

  it('lets moderators hide with a reason and show again, and its owner do neither', async () => {
    const { owner, path } = await openForm('hidden');
    const moderator = await signIn(service);
    expect((await owner.post(`${path}/edit`, { state: 'hidden' })).status).toBe(403);
    const hidden = { state: 'hidden', stateReason: 'spam' };
    expect((await moderator.post(`${path}/edit`, hidden)).status).toBe(303);
    expect(await readTorrent(service, path)).toMatchObject({ state: 'hidden', stateReason: 'spam' });
    expect((await owner.post(`${path}/edit`, { state: 'public' })).status).toBe(403);
    expect((await moderator.post(`${path}/edit`, { state: 'public' })).status).toBe(303);
    expect(await readTorrent(service, path)).toMatchObject({ state: 'public', stateReason: null });
  });

  it('moves nothing to where the service or a folder of the operator has its addresses', async () => {
    const service = await startService({ mount: [{ prefix: '/served', folder: temporaryFolder() }] });
    const { page: path } = await publishTorrent(service);
    const admin = await signIn(service);
    for (const [collection, status] of [
      ['admin', 400],
      ['api/v1', 400],
      ['..', 400],
      ['served/x', 409],
    ] as const) {
      expect((await admin.post(`${path}/edit`, { collection })).status, collection).toBe(status);
    }
  });
});
