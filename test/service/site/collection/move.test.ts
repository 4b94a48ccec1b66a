import { describe, expect, it } from 'vitest';
import { sendJson } from '../../../support/forms.ts';
import { publishTorrent, tokenOf } from '../../../support/published.ts';
import { makeTorrent } from '../../../support/torrents.ts';
import { serviceForAll } from '../../../support/service.ts';

const service = serviceForAll({ limitSearches: 'off', webhooksPrivate: ['127.0.0.0/8'] });
const move = (from: string, to: unknown, headers: Readonly<Record<string, string>> = service.authorization) =>
  service.request(`/api/v1/collections/${from}`, {
    method: 'PATCH',
    body: JSON.stringify({ path: to }),
    headers: { 'content-type': 'application/json', ...headers },
  });
const ask = (path: string, headers = {}) => service.request(path, { redirect: 'manual', headers });
const locationOf = async (path: string) => {
  const { status, headers } = await ask(path);
  return [status, headers.get('location')?.replace(service.url, '/')];
};

describe('moving a collection', () => {
  it('leads all of its addresses to the new ones, until something is published at the old', async () => {
    await publishTorrent(service, '/old/13/a.torrent', 'a of old');
    await publishTorrent(service, '/old/13/sub/b.torrent', 'b of old');
    const moved = await move('old/13', '/new/ä/');
    expect(moved.status).toBe(200);
    expect(await moved.json()).toMatchObject({ path: 'new/ä', torrentCount: 2, boundTokens: [] });

    const to = '/new/%C3%A4/';
    for (const rest of [
      '',
      'sub/',
      'feed.atom?limit=5',
      'SHA256SUMS',
      'latest',
      'a.torrent',
      'sub/b.torrent',
    ])
      expect(await locationOf(`/old/13/${rest}`), rest).toEqual([308, `${to}${rest}`]);
    expect(await locationOf('/old/13')).toEqual([308, to]);
    expect(await locationOf('/old/')).toEqual([404, undefined]);
    const page = await ask('/old/13/', { accept: 'text/html' });
    expect([page.status, page.headers.get('location')]).toEqual([308, `${service.url}new/%C3%A4/`]);
    expect(page.headers.get('cache-control')).toBe('no-cache');

    await publishTorrent(service, '/old/13/c.torrent', 'c of old');
    expect((await ask('/old/13/')).status).toBe(200);
    expect(await locationOf('/old/13/a.torrent')).toEqual([308, `${to}a.torrent`]);
    expect(await locationOf('/old/13/nothing.torrent')).toEqual([404, undefined]);
  });

  it('names the new path to a publisher at the old one', async () => {
    await publishTorrent(service, '/went/a.torrent', 'a of went');
    await publishTorrent(service, '/went/sub/b.torrent', 'b of went');
    await move('went', 'away');
    const publish = (path: string, name: string, accept: string) =>
      service.request(path, {
        method: 'PUT',
        body: makeTorrent({ name }),
        headers: { ...service.authorization, accept },
      });
    const text = await (await publish('/went/c.torrent', 'c of went', '*/*')).text();
    expect(text).toContain(
      'note: The collection /went/ was moved to /away/, and now exists at its old path as well.',
    );
    const json = await publish('/went/sub/d.torrent', 'd of went', 'application/json');
    expect(await json.json()).toMatchObject({ movedTo: 'away/sub' });
    const again = await (await publish('/went/e.torrent', 'e of went', '*/*')).text();
    expect(again).not.toContain('note:');
  });

  it('leads to a removed torrent as gone, and to none that others may not see', async () => {
    await publishTorrent(service, '/hides/kept.torrent', 'kept of hides');
    await publishTorrent(service, '/hides/gone.torrent', 'gone of hides');
    await publishTorrent(service, '/hides/secret.torrent?state=unlisted', 'secret of hides');
    await service.request('/hides/gone.torrent', { method: 'DELETE', headers: service.authorization });
    expect((await move('hides', 'shows')).status).toBe(200);
    expect((await ask('/hides/gone.torrent')).status).toBe(410);
    expect((await ask('/hides/secret.torrent')).status).toBe(404);
    expect((await ask('/shows/secret.torrent')).status).toBe(200);
  });

  it('names the tokens and webhooks that stay bound to the old path, and leaves them bound', async () => {
    await publishTorrent(service, '/bound/in/a.torrent', 'a of bound');
    for (const collection of ['bound/in', 'bound/in/**', 'bound/in/deep/**', 'bound/**', 'bound/inner/**'])
      await tokenOf(service, 'uploader', { collection });
    const hooks = ['bound/in', 'bound/other'].map((collection) => ({
      url: 'http://127.0.0.1:9/',
      collection,
      types: ['approved'],
    }));
    const ids: number[] = [];
    for (const hook of hooks) {
      const made = await sendJson(service, '/api/v1/webhooks', hook);
      expect(made.status).toBe(201);
      ids.push(((await made.json()) as { id: number }).id);
    }
    const page = await service.request('/admin/move/bound/in', {
      headers: { ...service.authorization, accept: 'text/html' },
    });
    const text = (await page.text()).replaceAll(/\s+/g, ' ');
    expect(text).toContain(`no more messages about what moves: ${ids[0]}<`);
    expect(text).not.toContain('127.0.0.1:9');
    const answer = await move('bound/in', 'unbound');
    const { boundTokens, boundWebhooks } = (await answer.json()) as Record<string, readonly number[]>;
    expect(boundWebhooks).toEqual([ids[0]]);
    const bound = await Promise.all((boundTokens ?? []).map((id) => service.app.access.find(id)));
    expect(bound.map((token) => token?.collection)).toEqual(['bound/in', 'bound/in/**', 'bound/in/deep/**']);
  });

  it.each([
    ['nothing', 'elsewhere', 404, 'nothing is published in it'],
    ['taken', 'occupied', 409, '1 torrent is there already'],
    ['taken', 'taken', 409, 'it is there already'],
    ['taken', 'taken/below', 409, 'inside of it'],
    ['taken', 'torrents/x', 409, 'belongs to the service'],
    ['taken', 'streams/x', 409, 'has a number as its name'],
    ['streams/x', 'taken', 409, 'a stream cannot be moved'],
    ['taken', 'x/latest', 409, 'every collection has that address'],
    ['taken', '', 400, 'start page'],
    ['taken', 'a/../b', 400, 'may read it as dots'],
    ['taken', `${'a/'.repeat(16)}a`, 400, '16 folders deep'],
    ['taken', 'x'.repeat(256), 400, 'longer than 255 bytes'],
    ['taken', 5, 400, 'path'],
  ])('refuses to move %s to %j', async (from, to, status, message) => {
    await publishTorrent(service, '/taken/a.torrent', 'a of taken');
    await publishTorrent(service, '/occupied/a.torrent', 'a of occupied');
    const answer = await move(from, to);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(message);
    expect((await ask('/taken/a.torrent')).status).toBe(200);
  });

  it('refuses to change settings at once, an outdated version, and who may not', async () => {
    await publishTorrent(service, '/mine/a.torrent', 'a of mine');
    const edit = (change: object, headers = {}) =>
      service.request('/api/v1/collections/mine', {
        method: 'PATCH',
        body: JSON.stringify(change),
        headers: { ...service.authorization, 'content-type': 'application/json', ...headers },
      });
    expect((await edit({ path: 'x', order: 'version' })).status).toBe(400);
    expect((await edit({ path: 'x' }, { 'if-match': '"old"' })).status).toBe(412);
    const { headers } = await tokenOf(service, 'moderator', { collection: 'mine/**' });
    expect((await move('mine', 'yours', headers)).status).toBe(403);
    expect((await move('mine', 'yours', {})).status).toBe(401);
    const uploader = await tokenOf(service, 'uploader');
    expect((await move('mine', 'yours', uploader.headers)).status).toBe(403);
  });

  it('has a page, which names the tokens that stay and keeps what was typed', async () => {
    await publishTorrent(service, '/paged/a.torrent', 'a of paged');
    await tokenOf(service, 'uploader', { collection: 'paged/**', name: 'nightly build' });
    const page = (path: string, init: RequestInit = {}) =>
      service.request(path, {
        redirect: 'manual',
        ...init,
        headers: { ...service.authorization, accept: 'text/html' },
      });
    expect(await (await page('/admin/collections/paged')).text()).toContain('href="/admin/move/paged"');
    const form = await (await page('/admin/move/paged')).text();
    expect(form).toContain('nightly build');
    const submit = (path: string) =>
      page('/admin/move/paged', { method: 'POST', body: new URLSearchParams({ path }) });
    const refused = await submit('torrents/x');
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('value="torrents/x"');
    const done = await submit('turned/over');
    expect([done.status, done.headers.get('location')]).toEqual([303, '/turned/over/']);
    expect((await service.request('/admin/move/turned')).status).toBe(401);
  });
});
