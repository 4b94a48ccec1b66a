import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import bencode from 'bencode';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkTorrent } from '../../../src/catalogue/check.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import {
  infohashOf,
  infoOf,
  writeNyaaDatabase,
  writeTorrustDatabase,
} from '../../support/foreign-databases.ts';
import { ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

interface Shown {
  readonly infohashV1: string;
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly collection: string;
  readonly fileName: string;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly publishedAt: string;
  readonly trackers: readonly (readonly string[])[];
  readonly webSeeds: readonly string[];
  readonly comment: string | null;
}

async function command(...args: string[]) {
  const running = run(args);
  const [code] = await running.ended;
  return { code, output: running.output() };
}

/** All torrents that the data folder shows, by name. */
async function shownIn(data: string): Promise<ReadonlyMap<string, Shown>> {
  const server = await serveProcess(data);
  const authorization = `Bearer ${ADMIN_TOKEN}`;
  const get = async (path: string) =>
    (await fetch(`${server.url}api/v1/${path}`, { headers: { authorization } })).json();
  const { items } = (await get('torrents?limit=100')) as { items: readonly Shown[] };
  const all = new Map<string, Shown>();
  for (const { infohashV1 } of items) {
    const torrent = (await get(`torrents/${infohashV1}`)) as Shown;
    all.set(torrent.name, torrent);
  }
  server.child.kill('SIGTERM');
  await server.ended;
  return all;
}

const FILES = [
  { length: 100, path: ['a.txt'] },
  { length: 200, path: ['sub', 'b.txt'] },
];

describe('torrentry import of a Torrust Index', () => {
  it('publishes its torrents with their infohashes, categories, tags, sources and days, and goes on where it ended', async () => {
    const folder = temporaryFolder();
    const [database, data] = [join(folder, 'index.db'), join(folder, 'data')];
    const ways = {
      single: infoOf('single'),
      several: infoOf('several', { files: FILES }),
      'list of one': infoOf('list of one', { files: [FILES[0]] }),
      private: infoOf('private', { private: 1, source: 'SITE' }),
      'not private': infoOf('not private', { private: 0 }),
    };
    writeTorrustDatabase(database, [
      {
        info: ways.single,
        title: 'A title',
        description: 'What it is.',
        category: 'Software',
        tags: ['linux', 'iso'],
        trackers: ['udp://one.example:6969', 'https://two.example/announce'],
        webSeeds: ['https://mirror.example/'],
      },
      { info: ways.several, title: 'x'.repeat(250), category: 'TV/Shows' },
      { info: ways['list of one'], title: 'list of one' },
      { info: ways.private, title: 'private' },
      { info: ways['not private'], title: 'not private' },
      { info: infoOf('single', { length: 7 }), title: 'single', category: 'Software' },
      { info: infoOf('of another'), infohash: '1'.repeat(40), title: 'of another' },
      { info: { ...infoOf('rooted'), pieces: undefined }, infohash: '2'.repeat(40), title: 'rooted' },
    ]);
    const first = await command('import', database, '--data', data);
    expect(first.code).toBe(1);
    expect(first.output).toContain('6 published, 0 already here, 2 refused');
    expect(first.output).toContain(
      'Refused Torrust Index torrent 7: Cannot import it: none of the ways to write what is stored has its infohash',
    );
    expect(first.output).toContain(
      'Refused Torrust Index torrent 8: Cannot import it: it has a root hash (BEP 30)',
    );

    const all = await shownIn(data);
    for (const [name, info] of Object.entries(ways).slice(1))
      expect(all.get(name)?.infohashV1, name).toBe(infohashOf(info));
    const single = [...all.values()].find(({ title }) => title === 'A title');
    expect(all.get('several')).toMatchObject({ title: null, collection: 'TV_Shows' });
    const again = await command('import', database, '--data', data);
    expect(again.output).toContain('0 published, 6 already here, 2 refused');
    // The second one of a name has its id in its file name; by name, the map has either.
    expect(single ?? all.get('single')).toMatchObject({ name: 'single', collection: 'Software' });
  });

  it('keeps what is known of each', async () => {
    const folder = temporaryFolder();
    const [database, data] = [join(folder, 'index.db'), join(folder, 'data')];
    const info = infoOf('one');
    writeTorrustDatabase(database, [
      {
        info,
        title: 'A title',
        description: 'What it is.',
        category: 'Software',
        tags: ['linux', 'iso'],
        trackers: ['udp://one.example:6969', 'https://two.example/announce'],
        webSeeds: ['https://mirror.example/'],
      },
      { info: infoOf('one', { length: 7 }), title: 'Another', category: 'Software' },
    ]);
    expect((await command('import', database, '--data', data, '--collection', 'old')).code).toBe(0);
    const shown = await shownIn(data);
    expect([...shown.values()].map(({ fileName }) => fileName).every((name) => name.startsWith('one'))).toBe(
      true,
    );
    const store = await openSqliteStore({ folder: data });
    const torrent = await store.catalogue.find({
      path: { collection: 'old/Software', fileName: 'one.torrent' },
    });
    expect(torrent).toMatchObject({
      infohashV1: infohashOf(info),
      title: 'A title',
      description: 'What it is.',
      category: 'Software',
      publishedAt: new Date('2023-04-05T06:07:08Z'),
    });
    expect([...(torrent?.tags ?? [])].sort()).toEqual(['iso', 'linux']);
    const bytes = torrent && (await store.blobs.get(torrent));
    const report = checkTorrent(bytes ?? new Uint8Array());
    expect('metainfo' in report && report.metainfo).toMatchObject({
      trackers: [['udp://one.example:6969'], ['https://two.example/announce']],
      webSeeds: ['https://mirror.example/'],
      comment: 'from there',
    });
    const second = { path: { collection: 'old/Software', fileName: 'one (2).torrent' } };
    expect(await store.catalogue.find(second)).toMatchObject({ title: 'Another' });
    await store.close();
  });
});

describe('torrentry import of a nyaa', () => {
  it('publishes what is not deleted, also from files of infos, and hidden ones without listing them', async () => {
    const folder = temporaryFolder();
    const [database, data] = [join(folder, 'nyaa.db'), join(folder, 'data')];
    const info = infoOf('[Group] Show - 01', { 'x-custom': 'kept bit for bit' });
    const inFile = infoOf('in a file');
    const hidden = infoOf('hidden');
    writeNyaaDatabase(database, [
      {
        info,
        title: 'Show, first part',
        description: 'From [here](https://example.org/).',
        trackers: ['http://one.example/announce', 'udp://two.example:80'],
      },
      { info: inFile, title: 'in a file', isElsewhere: true },
      { info: hidden, title: 'hidden', flags: 2 },
      { info: infoOf('deleted'), title: 'deleted', flags: 32 },
      { info: infoOf('lost'), title: 'lost', isElsewhere: true },
    ]);
    const hash = infohashOf(inFile);
    const file = join(folder, 'info_dicts', hash.slice(0, 2), hash.slice(2, 4), hash);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bencode.encode(inFile));
    const imported = await command('import', database, '--data', data);
    expect(imported.output).toContain('3 published, 0 already here, 1 refused');
    expect(imported.output).toContain(
      'Refused nyaa torrent 5: Cannot import it: the database does not have its info',
    );
    expect(imported.output).toContain('hint: Copy the folder info_dicts');

    const all = await shownIn(data);
    expect([...all.keys()].sort()).toEqual(['[Group] Show - 01', 'in a file']);
    expect(all.get('[Group] Show - 01')).toMatchObject({
      infohashV1: infohashOf(info),
      title: 'Show, first part',
      description: 'From [here](https://example.org/).',
      collection: 'Anime/English-translated',
      fileName: '[Group] Show - 01.torrent',
      category: 'English-translated',
      publishedAt: '2017-05-12T20:22:33.123Z',
      trackers: [['http://one.example/announce'], ['udp://two.example:80']],
    });
    const store = await openSqliteStore({ folder: data });
    expect(await store.catalogue.find({ infohash: infohashOf(hidden) as never })).toMatchObject({
      state: 'unlisted',
    });
    await store.close();
  });
});

describe('torrentry import of what was exported', () => {
  it('gives back titles, tags, days and states from the JSON files beside the torrents', async () => {
    const folder = temporaryFolder();
    const [data, out, copy] = ['data', 'out', 'copy'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const server = await serveProcess(data);
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    const query = new URLSearchParams([
      ['title', 'A title'],
      ['description', 'What it is.'],
      ['category', 'Software'],
      ['tags', 'one,two'],
      ['licence', 'MIT'],
    ]);
    const body = makeTorrent({ name: 'exported' });
    const put = await fetch(`${server.url}a/b/exported.torrent?${query.toString()}`, {
      method: 'PUT',
      headers,
      body,
    });
    expect(put.status).toBe(201);
    const unlisted = makeTorrent({ name: 'unlisted' });
    await fetch(`${server.url}a/unlisted.torrent?state=unlisted`, {
      method: 'PUT',
      headers,
      body: unlisted,
    });
    for (const state of ['public', 'unlisted']) {
      const args = ['export', out, '--server', server.url, '--metadata', '--state', state];
      const running = run(args, { env: { TORRENTRY_TOKEN: ADMIN_TOKEN } });
      expect(await running.ended, running.output()).toEqual([0, null]);
    }
    server.child.kill('SIGTERM');
    await server.ended;

    expect((await command('import', out, '--data', copy)).output).toContain('2 published');
    const [before, after] = [
      await openSqliteStore({ folder: data }),
      await openSqliteStore({ folder: copy }),
    ];
    for (const [collection, fileName] of [
      ['a/b', 'exported.torrent'],
      ['a', 'unlisted.torrent'],
    ] as const) {
      const path = { path: { collection, fileName } };
      const { title, description, category, tags, licence, state, publishedAt } =
        (await before.catalogue.find(path)) ?? {};
      expect(await after.catalogue.find(path)).toMatchObject({
        title,
        description,
        category,
        tags,
        licence,
        state,
        publishedAt,
      });
    }
    await before.close();
    await after.close();
  });

  it('refuses a torrent whose JSON file is of another one, is not valid, or says that it was hidden', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out');
    mkdirSync(out);
    const write = (name: string, metadata: string): void => {
      writeFileSync(join(out, `${name}.torrent`), makeTorrent({ name }));
      writeFileSync(join(out, `${name}.torrent.json`), metadata);
    };
    write('other', JSON.stringify({ infohashV1: '1'.repeat(40) }));
    write('broken', '{');
    write('hidden', JSON.stringify({ state: 'hidden' }));
    write('long', JSON.stringify({ title: 'x'.repeat(300_000) }));
    const { code, output } = await command('import', out, '--data', join(folder, 'data'));
    expect(code).toBe(1);
    expect(output).toContain('0 published, 0 already here, 4 refused');
    expect(output).toContain(
      'Refused broken.torrent: Cannot use the JSON file beside it: it is not as an export writes it',
    );
    expect(output).toContain('Refused hidden.torrent: Cannot import it: it was hidden when it was exported');
    expect(output).toContain('Refused long.torrent: Cannot use the JSON file beside it: it is too long');
    expect(output).toContain('Refused other.torrent: ');
  });
});

describe('torrentry import of another file', () => {
  it.each([
    [
      'a text',
      (path: string) => writeFileSync(path, 'CREATE TABLE x;'),
      'it is neither a folder nor a database of SQLite',
    ],
    [
      'another database',
      (path: string) => {
        const database = new Database(path);
        database.exec('CREATE TABLE x (y)');
        database.close();
      },
      'it is a database of neither Torrust Index nor nyaa',
    ],
    [
      'a damaged database',
      (path: string) => {
        writeTorrustDatabase(path, []);
        const bytes = readFileSync(path);
        bytes.fill(7, 100, 4096);
        writeFileSync(path, bytes);
      },
      'it cannot be read as a database',
    ],
  ])('refuses %s, and makes no data folder', async (_, write, message) => {
    const folder = temporaryFolder();
    const path = join(folder, 'file.db');
    write(path);
    const { code, output } = await command('import', path, '--data', join(folder, 'data'));
    expect([code, output]).toEqual([2, expect.stringContaining(message)]);
    expect(existsSync(join(folder, 'data'))).toBe(false);
    rmSync(path);
  });
});
