import { parsePage } from '../../../support/site/parse-page.ts';
import { describe, expect, it } from 'vitest';
import { publishTorrent, readTorrent, tokenOf } from '../../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { signIn, type SignedInBrowser } from '../../../support/sign-in.ts';
import { makeTorrent } from '../../../support/torrents.ts';

async function replace(
  service: TestService,
  browser: SignedInBrowser | undefined,
  page: string,
  content: Uint8Array<ArrayBuffer> | string,
): Promise<Response> {
  const form = new FormData();
  form.append('formToken', (await browser?.formToken()) ?? '');
  form.append('file', new Blob([content]), 'another-name.torrent');
  const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin', cookie: browser?.cookie ?? '' };
  return service.request(`${page}/replace`, { method: 'POST', headers, body: form });
}

const service = serviceForAll();

describe('the form for a newer version', () => {
  it('puts it at the path of the older one, whatever the file is called, and leads to it', async () => {
    const uploader = await tokenOf(service, 'uploader');
    const old = await publishTorrent(service, '/a/x.torrent', 'old', uploader.headers);
    const owner = await signIn(service, uploader.secret);
    expect(await (await owner.get(`${old.page}/replace`)).text()).toContain('/a/x.torrent');
    const answer = await replace(service, owner, old.page, makeTorrent({ name: 'new' }));
    expect(answer.status).toBe(303);
    const page = new URL(answer.headers.get('location') ?? '', service.url).pathname;
    expect(page).not.toBe(old.page);
    expect(Buffer.from(await (await service.request('/a/x.torrent')).arrayBuffer())).toEqual(
      Buffer.from(makeTorrent({ name: 'new' })),
    );
    expect((await readTorrent(service, old.page)).state).toBe('superseded');
    expect((await owner.get(`${old.page}/replace`)).status).toBe(409);
    expect((await replace(service, owner, old.page, makeTorrent({ name: 'third' }))).status).toBe(409);
  });

  it('lets no more people see the newer one than saw the older', async () => {
    const old = await publishTorrent(service, '/unlisted/x.torrent', 'unlisted');
    const admin = await signIn(service);
    await admin.post(`${old.page}/edit`, { state: 'unlisted' });
    const answer = await replace(service, admin, old.page, makeTorrent({ name: 'newer unlisted' }));
    // It inherits the state, which the answer says before it leads on.
    const addresses = parsePage(await answer.text())
      .find('a')
      .map(({ attributes }) => attributes['href'] ?? '');
    const newer = addresses.find((address) => /^\/torrents\/[0-9a-f]+$/.test(address)) ?? '';
    expect(newer).not.toBe(old.page);
    expect((await readTorrent(service, newer)).state).toBe('unlisted');
  });

  it('says what is wrong with a file, and replaces nothing', async () => {
    const old = await publishTorrent(service, '/wrong/x.torrent', 'wrong');
    const admin = await signIn(service);
    const answer = await replace(service, admin, old.page, '<html>');
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`action="${old.page}/replace"`);
    expect((await readTorrent(service, old.page)).state).toBe('public');
  });

  it('is for those who may change the torrent', async () => {
    const service = await startService({ uploads: 'open' });
    const old = await publishTorrent(service, '/a/x.torrent', 'old');
    const other = await signIn(service, (await tokenOf(service, 'uploader')).secret);
    expect((await other.get(`${old.page}/replace`)).status).toBe(403);
    const newer = makeTorrent({ name: 'new' });
    for (const browser of [other, undefined]) {
      expect((await replace(service, browser, old.page, newer)).status).toBe(403);
    }
    expect((await readTorrent(service, old.page)).state).toBe('public');
  });
});
