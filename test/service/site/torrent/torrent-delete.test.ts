import { describe, expect, it } from 'vitest';
import { publishTorrent, readTorrent, tokenOf } from '../../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { signIn } from '../../../support/sign-in.ts';
import { makeTorrent } from '../../../support/torrents.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

const HTML = { accept: 'text/html' };

/** Sends a form without a session. */
function post(service: TestService, path: string, fields: Record<string, string> = {}): Promise<Response> {
  return service.request(path, { method: 'POST', headers: HTML, body: new URLSearchParams(fields) });
}

function actionsIn(page: string): (string | undefined)[] {
  return parsePage(page)
    .find('form')
    .map(({ attributes }) => attributes['action']);
}

const service = serviceForAll();
const open = serviceForAll({ uploads: 'open' });

describe('the delete form', () => {
  it('asks before it deletes, and offers to undo it afterwards', async () => {
    const uploader = await tokenOf(service, 'uploader');
    const { page: path } = await publishTorrent(service, '/asks/x.torrent', 'asks', uploader.headers);
    const owner = await signIn(service, uploader.secret);
    const asked = await (await owner.get(`${path}/delete`)).text();
    expect(asked).toContain('It can be restored for 30');
    expect(asked).not.toContain('name="reason"');
    const answer = await owner.post(`${path}/delete`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}/delete`]);
    expect((await service.request('/asks/x.torrent')).status).toBe(410);
    const removed = await (await owner.get(`${path}/delete`)).text();
    expect(actionsIn(removed)).toContain(`${path}/restore`);
    expect((await owner.post(`${path}/restore`)).headers.get('location')).toBe(path);
    expect((await service.request('/asks/x.torrent')).status).toBe(200);
  });

  it('is for those who may change the torrent; others can neither delete nor restore', async () => {
    const uploader = await tokenOf(service, 'uploader');
    const { page: path } = await publishTorrent(service, '/others/x.torrent', 'others', uploader.headers);
    const other = await signIn(service, (await tokenOf(service, 'uploader')).secret);
    expect((await other.get(`${path}/delete`)).status).toBe(403);
    expect((await other.post(`${path}/delete`)).status).toBe(403);
    expect((await service.request(`${path}/delete`, { headers: HTML })).status).toBe(401);
    expect((await post(service, `${path}/delete`)).status).toBe(401);
    const owner = await signIn(service, uploader.secret);
    expect((await owner.post(`${path}/delete`, { formToken: 'guessed' })).status).toBe(403);
    expect((await owner.post(`${path}/delete`)).status).toBe(303);
    expect((await other.post(`${path}/restore`)).status).toBe(403);
    expect((await post(service, `${path}/restore`)).status).toBe(401);
    expect((await other.get(`${path}/delete`)).status).toBe(410);
  });

  it('takes the reason and the status of a moderator, for everybody to read', async () => {
    const uploader = await tokenOf(service, 'uploader');
    const { page: path } = await publishTorrent(service, '/reason/x.torrent', 'reason', uploader.headers);
    const moderator = await signIn(service);
    const fields = { reason: 'by order of a court', status: '451' };
    expect((await moderator.post(`${path}/delete`, fields)).status).toBe(303);
    const answer = await service.request('/reason/x.torrent', { headers: HTML });
    expect(answer.status).toBe(451);
    expect(await answer.text()).toContain('by order of a court');
    const owner = await signIn(service, uploader.secret);
    const own = await owner.get(path);
    expect(own.status).toBe(451);
    const page = await own.text();
    expect(page).toContain('A moderator of all collections can restore it.');
    expect(actionsIn(page)).not.toContain(`${path}/restore`);
    expect((await owner.post(`${path}/restore`)).status).toBe(403);
  });

  it('takes no reason from somebody who is no moderator', async () => {
    const uploader = await tokenOf(service, 'uploader');
    const { page: path } = await publishTorrent(
      service,
      '/no-reason/x.torrent',
      'no-reason',
      uploader.headers,
    );
    const owner = await signIn(service, uploader.secret);
    expect((await owner.post(`${path}/delete`, { reason: 'spite' })).status).toBe(403);
    expect((await service.request('/no-reason/x.torrent')).status).toBe(200);
  });

  it('blocks the torrent too when it is asked to, which takes a reason', async () => {
    const { page: path } = await publishTorrent(service, '/blocked/x.torrent', 'blocked');
    const moderator = await signIn(service);
    const refused = await moderator.post(`${path}/delete`, { status: '451', block: 'yes' });
    expect(refused.status).toBe(400);
    const form = parsePage(await refused.text());
    expect(form.find('input').some(({ attributes }) => attributes['checked'] !== undefined)).toBe(true);
    expect(
      form.find('option').find(({ attributes }) => attributes['selected'] !== undefined)?.attributes['value'],
    ).toBe('451');
    expect((await readTorrent(service, path)).state).toBe('public');
    expect((await moderator.post(`${path}/delete`, { block: 'yes', reason: 'malware' })).status).toBe(303);
    const again = await service.request('/b/x.torrent', {
      method: 'PUT',
      body: makeTorrent({ name: 'blocked' }),
      headers: service.authorization,
    });
    expect(again.status).toBe(403);
    expect(await again.text()).toContain('malware');
  });
});

describe('the restore form', () => {
  const replaced = async (collection: string) => {
    const address = `/${collection}/x.torrent`;
    const uploader = await tokenOf(service, 'uploader');
    const owner = await signIn(service, uploader.secret);
    const { page: path } = await publishTorrent(service, address, `${collection} x`, uploader.headers);
    expect((await owner.post(`${path}/delete`)).status).toBe(303);
    return { uploader, owner, path, address };
  };
  const linksIn = (page: string) =>
    parsePage(page)
      .find('a')
      .map(({ attributes }) => attributes['href'])
      .filter((href) => href?.startsWith('/torrents/'));

  it('gives way to what stands in its place by now, and to the forms that move or delete that', async () => {
    const { uploader, owner, path, address } = await replaced('way');
    const { page: other } = await publishTorrent(service, address, 'way y', uploader.headers);
    for (const answer of [await owner.get(`${path}/delete`), await owner.post(`${path}/restore`)]) {
      const page = await answer.text();
      expect(page).toContain('Another torrent now has its address');
      expect(linksIn(page)).toEqual([other, `${other}/edit`, `${other}/delete`]);
      expect(actionsIn(page)).not.toContain(`${path}/restore`);
    }
    expect((await owner.post(`${path}/restore`)).status).toBe(409);
    expect((await owner.post(`${other}/edit`, { fileName: 'y.torrent' })).status).toBe(303);
    expect((await owner.post(`${path}/restore`)).status).toBe(303);
  });

  it('leads to a moderator where what stands there is somebody else’s', async () => {
    const { owner, path, address } = await replaced('moderator');
    const { page: other } = await publishTorrent(service, address, 'moderator y');
    const page = await (await owner.get(`${path}/delete`)).text();
    expect(page).toContain('A moderator can move or delete the other one');
    expect(linksIn(page)).toEqual([other]);
  });

  it('tells that something stands there, and not what, when that is hidden', async () => {
    const { owner, path, address } = await replaced('hidden');
    const { page: other } = await publishTorrent(service, address, 'hidden y');
    const moderator = await signIn(service);
    expect((await moderator.post(`${other}/edit`, { state: 'hidden' })).status).toBe(303);
    const answer = await owner.post(`${path}/restore`);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('another torrent has that path');
    expect(page).not.toContain(other);
  });
});

describe('the address that an anonymous publisher is given', () => {
  async function publishAnonymously(name: string, service = open) {
    const { page, deletion } = await publishTorrent(service, `/a/${name}.torrent`, name, {});
    expect(deletion).toMatch(/^\/torrents\/[0-9a-f]{40}\/delete\?key=[\w-]{27}$/);
    return { page, deletion: deletion ?? '' };
  }

  it('is the third line of the answer to curl', async () => {
    const body = makeTorrent({ name: 'third line' });
    const text = await (await open.request('/a/third-line.torrent', { method: 'PUT', body })).text();
    const [url, page, deletion, ...rest] = text.split('\n');
    expect(url).toBe(`${open.url}a/third-line.torrent`);
    expect(deletion?.startsWith(`${page}/delete?key=`)).toBe(true);
    expect(deletion).toMatch(/\/delete\?key=/);
    expect(rest).toEqual(['']);
    expect((await open.request(deletion ?? '', { method: 'DELETE' })).status).toBe(204);
  });

  it('deletes nothing when it is only looked at, as previews of links do', async () => {
    const { deletion } = await publishAnonymously('looked');
    for (const method of ['GET', 'HEAD']) {
      const answer = await open.request(deletion, { method, headers: HTML });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    }
    expect((await open.request('/a/looked.torrent')).status).toBe(200);
  });

  it('deletes once by its form, and can undo it', async () => {
    const { page, deletion } = await publishAnonymously('form');
    const key = new URLSearchParams(deletion.split('?')[1]).get('key') ?? '';
    const form = await (await open.request(deletion, { headers: HTML })).text();
    expect(form).toContain(`value="${key}"`);
    const answer = await post(open, `${page}/delete`, { key });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, deletion]);
    expect((await open.request('/a/form.torrent')).status).toBe(410);
    expect((await post(open, `${page}/delete`, { key })).status).toBe(410);
    expect(actionsIn(await (await open.request(deletion, { headers: HTML })).text())).toContain(
      `${page}/restore`,
    );
    expect((await post(open, `${page}/restore`)).status).toBe(403);
    expect((await post(open, `${page}/restore`, { key })).status).toBe(303);
    expect((await open.request('/a/form.torrent')).status).toBe(200);
  });

  it('deletes once by curl -X DELETE, and by curl -d', async () => {
    const one = await publishAnonymously('curl-one');
    expect((await open.request(one.deletion, { method: 'DELETE' })).status).toBe(204);
    expect((await open.request(one.deletion, { method: 'DELETE' })).status).toBe(410);
    const two = await publishAnonymously('curl-two');
    const init = { method: 'POST', body: new URLSearchParams() };
    expect((await open.request(two.deletion, init)).status).toBe(204);
    expect((await open.request('/a/curl-two.torrent')).status).toBe(410);
  });

  it('works with its own key alone, and for no other torrent', async () => {
    const [one, two] = [await publishAnonymously('key-one'), await publishAnonymously('key-two')];
    const crossed = two.page + one.deletion.slice(one.page.length);
    for (const path of [
      crossed,
      `${one.page}/delete?key=wrong`,
      `${one.page}/delete?key=`,
      `${one.page}/delete`,
    ]) {
      expect((await open.request(path, { method: 'DELETE' })).status, path).toBe(403);
      expect((await post(open, path)).status, path).toBe(403);
    }
    expect((await open.request(crossed, { headers: HTML })).status).toBe(403);
    expect((await open.request('/a/key-one.torrent')).status).toBe(200);
    expect((await open.request('/a/key-two.torrent')).status).toBe(200);
  });

  it('is guessed no more often than a token, while others keep their own', async () => {
    const service = await startService({
      uploads: 'open',
      limitLogins: { capacity: 3, perSeconds: 3600 },
      trustedProxies: ['127.0.0.1'],
    });
    const { page, deletion } = await publishAnonymously('one', service);
    const statusOf = async (path: string, method: string, ip = '203.0.113.1') =>
      (await service.request(path, { method, headers: { ...HTML, 'x-forwarded-for': ip } })).status;
    expect(await statusOf(deletion, 'GET')).toBe(200);
    const wrong = (key: string) => `${page}/delete?key=${key}`;
    const statuses = [
      await statusOf(wrong('one'), 'GET'),
      await statusOf(wrong('two'), 'DELETE'),
      (
        await service.request('/account', {
          headers: { authorization: 'Bearer three', 'x-forwarded-for': '203.0.113.1' },
        })
      ).status,
      await statusOf(wrong('four'), 'GET'),
      await statusOf(wrong('five'), 'DELETE'),
      await statusOf(`/torrents/${'f'.repeat(40)}/delete?key=six`, 'GET'),
    ];
    expect(statuses).toEqual([403, 403, 401, 429, 429, 429]);
    expect(await statusOf(deletion, 'DELETE', '203.0.113.2')).toBe(204);
  });

  it('still works where uploads take a token by now, and for a browser that is signed in', async () => {
    const before = await startService({ uploads: 'open' });
    const { page, deletion } = await publishAnonymously('later', before);
    const key = new URLSearchParams(deletion.split('?')[1]).get('key') ?? '';
    const browser = await signIn(before, (await tokenOf(before, 'uploader')).secret);
    expect((await browser.post(`${page}/delete`, { key })).status).toBe(303);
    expect((await browser.post(`${page}/restore`, { key })).status).toBe(303);
    await before.close();
    const closed = await startService({ uploads: 'token', data: before.folder });
    expect((await closed.request(deletion, { method: 'DELETE' })).status).toBe(204);
  });

  it('is the only way for a stranger: nobody else can delete or replace the torrent', async () => {
    const { page } = await publishAnonymously('only');
    const other = await signIn(open, (await tokenOf(open, 'uploader')).secret);
    expect((await other.post(`${page}/delete`)).status).toBe(403);
    expect((await open.request(page, { method: 'DELETE' })).status).toBe(403);
    const body = makeTorrent({ name: 'another' });
    expect((await open.request('/a/only.torrent', { method: 'PUT', body })).status).toBe(403);
    const moderator = await signIn(open);
    expect((await moderator.post(`${page}/delete`)).status).toBe(303);
  });

  it('shows its publisher what waits for a moderator, which nobody else sees', async () => {
    const service = await startService({ uploads: 'open', review: 'on' });
    const { page, deletion } = await publishAnonymously('reviewed', service);
    const key = new URLSearchParams(deletion.split('?')[1]).get('key') ?? '';
    expect((await service.request(page, { headers: HTML })).status).toBe(404);
    const shown = await service.request(deletion, { headers: HTML });
    expect(shown.status).toBe(200);
    const html = await shown.text();
    expect(html).toContain('This torrent is pending review.');
    // What a link to its page would lead to.
    expect(html).not.toContain(`href="${page}"`);
    expect((await post(service, `${page}/delete`, { key })).status).toBe(303);
    expect((await post(service, `${page}/restore`, { key })).headers.get('location')).toBe(
      `${page}?key=${key}`,
    );
  });
});
