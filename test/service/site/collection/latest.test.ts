import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const service = serviceForAll({ limitSearches: 'off' });

async function ledTo(path: string, from: TestService = service): Promise<string> {
  const answer = await from.request(path);
  expect([answer.status, answer.headers.get('cache-control')], path).toEqual([307, 'no-cache']);
  return (answer.headers.get('location') ?? '').slice(from.url.length - 1);
}

describe('latest', () => {
  it('leads to the page, the file and the magnet link of what was published last', async () => {
    await publishTorrent(service, '/newest/a.torrent', 'a of newest');
    const b = await publishTorrent(service, '/newest/below/b.torrent', 'b of newest');
    expect(await ledTo('/newest/latest')).toBe(b.page);
    expect(await ledTo('/newest/latest.torrent')).toBe('/newest/below/b.torrent');
    expect(await ledTo('/newest/latest/magnet')).toBe(`${b.page}/magnet`);
    const followed = await fetch(new URL('/newest/latest.torrent', service.url));
    expect(followed.headers.get('content-type')).toBe('application/x-bittorrent');
    expect(await (await fetch(new URL('/newest/latest/magnet', service.url))).text()).toContain(b.infohashV1);
  });

  it('is there for all torrents too', async () => {
    const { page } = await publishTorrent(service, '/of-all/x.torrent', 'of all');
    expect(await ledTo('/latest')).toBe(page);
    expect(await ledTo('/latest.torrent')).toBe('/of-all/x.torrent');
    expect(await ledTo('/latest/magnet')).toBe(`${page}/magnet`);
  });

  it('chooses by a pattern and by the version in the name', async () => {
    for (const name of ['app-1.10-amd64', 'app-1.10-arm64', 'app-1.9-amd64', 'app-1.9-arm64'])
      await publishTorrent(service, `/versions/${name}.torrent`, name);
    expect(await ledTo('/versions/latest.torrent')).toBe('/versions/app-1.9-arm64.torrent');
    expect(await ledTo('/versions/latest.torrent?match=*amd64*')).toBe('/versions/app-1.9-amd64.torrent');
    expect(await ledTo('/versions/latest.torrent?match=*amd64*&order=version')).toBe(
      '/versions/app-1.10-amd64.torrent',
    );
  });

  it('keeps the feed key on an instance that only token holders may read', async () => {
    const closed = await startService({ read: 'token' });
    await publishTorrent(closed, '/closed/x.torrent', 'closed');
    const { headers } = await tokenOf(closed, 'reader');
    const made = await closed.request('/account/feed-keys', {
      method: 'POST',
      headers,
      body: new URLSearchParams({ name: 'client' }),
    });
    const key = (await made.text()).trim();
    const answer = await closed.request(`/closed/latest.torrent?key=${key}`);
    expect(answer.headers.get('location')).toBe(`${closed.url}closed/x.torrent?key=${key}`);
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    expect((await closed.request(answer.headers.get('location') ?? '')).status).toBe(200);
    expect((await closed.request('/closed/latest.torrent')).status).toBe(401);
    expect((await closed.request(`/closed/latest?key=${key}`)).status).toBe(401);
  });

  it('never leads to what is not public', async () => {
    await publishTorrent(service, '/not-public/shown.torrent', 'shown');
    await publishTorrent(service, '/not-public/unlisted.torrent?state=unlisted', 'unlisted');
    expect(await ledTo('/not-public/latest.torrent')).toBe('/not-public/shown.torrent');
  });

  it.each([
    [
      '/no/such/latest',
      404,
      'error: Cannot find the latest torrent in the collection no/such: nothing is published\n',
    ],
    [
      '/unmatched/latest.torrent?match=*riscv*',
      404,
      'error: Cannot find the latest torrent in the collection unmatched: no name matches "*riscv*"\n' +
        'hint: In ?match=, * matches any number of characters and ? matches one, as in *amd64*.\n',
    ],
    [
      '/unmatched/latest?order=size',
      400,
      'error: Cannot find the latest torrent: order cannot be "size"\nhint: order: Write published or version.\n',
    ],
    [
      `/unmatched/latest?match=${'*'.repeat(201)}`,
      400,
      expect.stringContaining('a pattern of at most 200 characters'),
    ],
  ] as const)('%s is %d, with the reason', async (path, status, text) => {
    await publishTorrent(service, '/unmatched/x.torrent', 'unmatched');
    const answer = await service.request(path);
    expect([answer.status, await answer.text()]).toEqual([status, text]);
  });

  it('is a name that no collection and no file can have', async () => {
    const put = async (path: string, name = 'x') => {
      const { headers } = await tokenOf(service, 'uploader');
      const body = makeTorrent({ name });
      const answer = await service.request(path, { method: 'PUT', body, headers });
      return [answer.status, await answer.text()];
    };
    const collection = [409, expect.stringContaining('Cannot use "latest" as a collection')];
    const file = [
      409,
      'error: Cannot use the file name "latest.torrent": it leads to the latest torrent\nhint: Choose another name for it.\n',
    ];
    expect(await put('/a/latest/x.torrent')).toEqual(collection);
    expect(await put('/latest/x.torrent')).toEqual(collection);
    expect(await put('/a/latest.torrent')).toEqual(file);
    expect(await put('/latest.torrent')).toEqual(file);
    expect(await put('/a/', 'latest')).toEqual(file);
    const { page } = await publishTorrent(service, '/renaming/x.torrent', 'renaming');
    const edit = await service.request(`/api/v1${page}`, {
      method: 'PATCH',
      headers: { ...service.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ fileName: 'latest.torrent' }),
    });
    expect(edit.status).toBe(409);
  });
});
