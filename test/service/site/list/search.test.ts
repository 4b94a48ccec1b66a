import { beforeAll, describe, expect, it } from 'vitest';
import { serviceForAll } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const service = serviceForAll();

const publish = async (path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
  const { status } = await service.request(path, {
    method: 'PUT',
    headers: service.authorization,
    body: bytes,
  });
  expect(status).toBe(201);
};

const pageOf = async (path: string): Promise<string> =>
  (await service.request(path, { headers: { accept: 'text/html' } })).text();

const namesOf = async (path: string): Promise<readonly string[]> => {
  const answer = await service.request(path, { headers: { accept: 'application/json' } });
  return ((await answer.json()) as { items: { name: string }[] }).items.map(({ name }) => name);
};

beforeAll(async () => {
  await publish('/films/subtitles.torrent', makeTorrent({ name: '电影中文字幕' }));
  await publish('/linux/debian.torrent?description=Made%20for%20routers', makeTorrent({ name: 'Debian 13' }));
  const files = [{ path: ['docs', 'Handbook.pdf'], length: 5 }];
  await publish('/linux/suse.torrent', makeTorrent({ name: 'openSUSE', files }));
});

describe('a search', () => {
  it.each(['中文', '字幕', '影', '电影中文', '电影中文字幕'])(
    'finds %s inside a longer run',
    async (words) => {
      expect(await namesOf(`/?q=${encodeURIComponent(words)}`)).toEqual(['电影中文字幕']);
    },
  );

  it('does not find letters of a run in another order', async () => {
    expect(await namesOf(`/?q=${encodeURIComponent('文中')}`)).toEqual([]);
  });

  it('looks into descriptions and names of files when it is asked to, and says where it looked', async () => {
    expect(await namesOf('/?q=routers')).toEqual([]);
    expect(await namesOf('/?q=routers&in=all')).toEqual(['Debian 13']);
    expect(await namesOf('/linux/?q=handbook&in=all')).toEqual(['openSUSE']);
    expect(await namesOf('/films/?q=handbook&in=all')).toEqual([]);
    const page = await pageOf('/?q=routers');
    expect(page).toContain('Searched names, titles, categories, tags and collections.');
    expect(page).toContain('href="/?q=routers&amp;in=all"');
    const all = await pageOf('/?q=routers&in=all');
    expect(all).toContain('descriptions and file names.');
    expect(all).toContain('href="/?q=routers"');
  });

  it('suggests another spelling when nothing has the words', async () => {
    expect(await pageOf('/?q=debain')).toMatch(/Did you mean <a href="\/\?q=debian">/);
    expect(await pageOf('/linux/?q=opensuze&sort=name')).toMatch(
      /Did you mean <a href="\/linux\/\?sort=name&amp;q=opensuse">/,
    );
    expect(await pageOf('/?q=debian')).not.toContain('Did you mean');
    expect(await pageOf('/?q=xyzzy')).not.toContain('Did you mean');
    expect(await pageOf('/films/?q=debain')).not.toContain('Did you mean');
  });

  it('suggests nothing that is not public', async () => {
    const secret = await service.request('/linux/secret.torrent?state=unlisted', {
      method: 'PUT',
      headers: service.authorization,
      body: makeTorrent({ name: 'covert' }),
    });
    expect(secret.status).toBe(201);
    expect(await pageOf('/?q=covret')).not.toContain('covert');
  });
});
