import { describe, expect, it } from 'vitest';
import { fileBatches } from '../../../../src/service/file-batches.ts';
import { serviceForAll, type TestService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';
import { fileOf, metainfoOf } from '../../../support/site/fixtures.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

const HTML = { accept: 'text/html' };

async function publishFiles(service: TestService, count: number): Promise<string> {
  const files = Array.from({ length: count }, (_, index) => ({
    path: [`folder ${index % 7}`, `file ${index}`],
    length: index,
  }));
  const init = {
    method: 'PUT',
    body: makeTorrent({ name: `many ${count}`, files }),
    headers: { ...service.authorization, accept: 'application/json' },
  };
  const { links } = (await (await service.request(`/a/${count}.torrent`, init)).json()) as {
    links: { page: string };
  };
  return `${new URL(links.page).pathname}/files`;
}

const service = serviceForAll();

describe('the list of files', () => {
  it('is in pages for people, with the way from each to the next', async () => {
    const path = await publishFiles(service, 1001);
    const seen: string[] = [];
    let next: string | undefined = path;
    while (next !== undefined) {
      const page = parsePage(await (await service.request(next, { headers: HTML })).text());
      const rows = page.find('td').filter(({ attributes }) => attributes['class'] !== 'number');
      seen.push(...rows.map(({ text }) => text));
      next = page.find('a').find(({ attributes }) => attributes['rel'] === 'next')?.attributes['href'];
    }
    expect(seen).toHaveLength(1001);
    expect(new Set(seen).size).toBe(1001);
    expect(seen[1000]).toBe('folder 6/file 1000');
    for (const page of ['0', '4', '-1', '1.5', 'x', '1e9']) {
      expect((await service.request(`${path}?page=${page}`, { headers: HTML })).status, page).toBe(404);
    }
  });

  it('finds files by a part of their path, whatever its accents and capitals', async () => {
    const path = await publishFiles(service, 2500);
    const read = async (query: string) =>
      parsePage(await (await service.request(`${path}?${query}`, { headers: HTML })).text());
    const found = await read('q=F%C3%8DLE+249');
    expect(
      found
        .find('td')
        .map(({ text }) => text)
        .filter((text) => text.includes('/')),
    ).toEqual(
      [249, 2490, 2491, 2492, 2493, 2494, 2495, 2496, 2497, 2498, 2499].map(
        (index) => `folder ${index % 7}/file ${index}`,
      ),
    );
    const many = await read('q=file+1&page=2');
    const ways = many.find('a').filter(({ attributes }) => attributes['rel'] !== undefined);
    expect(ways.map(({ attributes }) => attributes['href'])).toContain(`${path}?q=file+1&page=3`);
    const none = await read('q=nothing');
    expect(none.find('td')).toEqual([]);
    expect(none.find('main')[0]?.text).toContain('0 matches');
  });

  it('is begun on the page of the torrent, with a search through all of it when it is long', async () => {
    const path = await publishFiles(service, 2500);
    const page = parsePage(
      await (await service.request(path.replace('/files', ''), { headers: HTML })).text(),
    );
    const leaves = page.find('li').filter(({ attributes }) => attributes['class'] === 'leaf');
    expect(leaves.map(({ text }) => text.split(' ').slice(0, 2).join(' '))).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((index) => `folder ${index}/`),
    );
    const form = page.find('form').find(({ attributes }) => attributes['action'] === path);
    expect(form).toBeDefined();
  });

  it('is whole for programs: a line each with bytes and path, or JSON', async () => {
    const path = await publishFiles(service, 2500);
    const text = await (await service.request(path)).text();
    const lines = text.trimEnd().split('\n');
    expect([lines.length, lines[2499]]).toEqual([2500, '2499\tfolder 0/file 2499']);
    const json = await service.request(path, { headers: { accept: 'application/json' } });
    const { items, next } = (await json.json()) as { items: unknown[]; next: null };
    expect([items.length, items[2499], next]).toEqual([
      2500,
      { path: ['folder 0', 'file 2499'], length: 2499 },
      null,
    ]);
  });

  it('holds only what is sought for programs as well, in one piece however much it is', async () => {
    const path = await publishFiles(service, 2500);
    const text = async (query: string): Promise<string> => (await service.request(`${path}?${query}`)).text();
    expect(await text('q=+F%C3%8DLE+2499')).toBe('2499\tfolder 0/file 2499\n');
    expect((await text('q=folder+0%2F')).trimEnd().split('\n')).toHaveLength(358);
    expect((await text('q=+')).trimEnd().split('\n')).toHaveLength(2500);
    expect(await text('q=nothing')).toBe('');
    const json = async (query: string): Promise<unknown> =>
      (await service.request(`${path}?${query}`, { headers: { accept: 'application/json' } })).json();
    expect(await json('q=file+2499')).toEqual({
      items: [{ path: ['folder 0', 'file 2499'], length: 2499 }],
      next: null,
    });
    expect(await json('q=file+150')).toMatchObject({ items: { length: 11 } });
    expect(await json('q=nothing')).toEqual({ items: [], next: null });
  });

  it('is of one folder and those below it when asked, also with a search', async () => {
    const path = await publishFiles(service, 2500);
    const text = async (query: string): Promise<string> => (await service.request(`${path}?${query}`)).text();
    expect((await text('folder=folder+0')).trimEnd().split('\n')).toHaveLength(358);
    expect(await text('folder=folder+0&q=2499')).toBe('2499\tfolder 0/file 2499\n');
    for (const none of ['folder', 'folder+0%2Ffile+0', 'folder+0%2F', 'none']) {
      expect(await text(`folder=${none}`), none).toBe('');
    }
    const page = parsePage(
      await (await service.request(`${path}?folder=folder+0`, { headers: HTML })).text(),
    );
    expect(page.find('main')[0]?.text).toContain('Files 1 to 358 of 358');
    expect(page.find('a').map(({ attributes }) => attributes['href'])).toContain(path);
  });

  it('has the ways to other pages above and below a long list', async () => {
    const path = await publishFiles(service, 1001);
    const page = parsePage(await (await service.request(`${path}?page=2`, { headers: HTML })).text());
    const ways = page.find('a').map(({ attributes }) => attributes['rel']);
    expect(ways.filter((way) => way === 'prev')).toHaveLength(2);
    expect(ways.filter((way) => way === 'next')).toHaveLength(2);
  });

  it('leads to the one spelling of the infohash', async () => {
    const path = await publishFiles(service, 2);
    const answer = await service.request(path.replace(/[0-9a-f]{40}/, (hash) => hash.toUpperCase()));
    expect([answer.status, new URL(answer.headers.get('location') ?? '').pathname]).toEqual([301, path]);
  });
});

describe('fileBatches', () => {
  it('gives other requests a turn after every thousand files, and leaves pad files out', async () => {
    const pad = { ...fileOf(['.pad', '1']), attributes: { ...fileOf([]).attributes, pad: true } };
    const files = Array.from({ length: 2500 }, (_, index) => fileOf([`${index}`]));
    const batches: [size: number, turns: number][] = [];
    let turns = 0;
    for await (const batch of fileBatches(metainfoOf([pad, ...files, pad]))) {
      batches.push([batch.length, turns]);
      setImmediate(() => turns++);
    }
    expect(batches).toEqual([
      [1000, 0],
      [1000, 1],
      [500, 2],
    ]);
  });
});
