import {
  appendFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { catalogueTarget } from '../../../src/app/catalogue-target.ts';
import { STRANGER } from '../../../src/catalogue/actor.ts';
import { createCatalogue, type Catalogue } from '../../../src/catalogue/catalogue.ts';
import { AppError } from '../../../src/errors.ts';
import { createFolderPublisher, type FolderPublisher } from '../../../src/publishing/folder-publisher.ts';
import { Journal } from '../../../src/publishing/journal.ts';
import { outsideOf } from '../../../src/publishing/outside.ts';
import type { PublishTarget } from '../../../src/publishing/target.ts';
import { check } from '../../support/metainfo/make.ts';
import { openStores } from '../../support/open-stores.ts';
import { temporaryFolder } from '../../support/temp.ts';

const ADDRESS = 'https://torrents.example/files';
const ACTOR = { ...STRANGER, tokenId: 1, changes: 'all' } as const;
const NEVER = new AbortController().signal;

interface Setup {
  readonly root: string;
  readonly catalogue: Catalogue;
  readonly target: PublishTarget;
  readonly publisher: FolderPublisher;
  readonly logged: readonly string[];
  /** The paths of all public torrents, sorted. */
  readonly list: () => Promise<readonly string[]>;
  /** The same folder after a restart. */
  readonly restart: (address?: string) => FolderPublisher;
}

async function setUp(
  changes: (target: PublishTarget) => Partial<PublishTarget> = () => ({}),
): Promise<Setup> {
  const { store, blobs, close } = await openStores();
  onTestFinished(() => close());
  const now = () => new Date();
  const catalogue = createCatalogue({ store, blobs, now });
  const root = join(temporaryFolder(), 'files');
  const state = join(temporaryFolder(), 'files.ndjson');
  mkdirSync(root);
  const plain = catalogueTarget(catalogue, ACTOR);
  const target = { ...plain, ...changes(plain) };
  const logged: string[] = [];
  const write = (_fields: object, message: string) => void logged.push(message);
  const log = { info: write, warn: write, error: write };
  const open = (address = ADDRESS): FolderPublisher => {
    const folder = {
      root,
      collection: 'releases',
      outsideOf: outsideOf(address, [['http://tracker.example/']]),
    };
    return createFolderPublisher({ folder, journal: new Journal(state), target, settleMs: 0, now, log });
  };
  const list = async () => {
    const { items } = await catalogue.list(
      { filter: {}, sort: 'name', order: 'asc', limit: 100 } as never,
      ACTOR,
    );
    return items.map(({ collection, fileName }) => `${collection}/${fileName}`).sort();
  };
  return { root, catalogue, target, publisher: open(), logged, list, restart: open };
}

function put(root: string, path: string, content: string | Uint8Array): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function find({ catalogue }: Setup, fileName: string) {
  const torrent = await catalogue.find({ path: { collection: 'releases', fileName } }, ACTOR);
  if (torrent === undefined) throw new Error(`nothing at ${fileName}`);
  return { torrent, ...check(await catalogue.getBytes(torrent)) };
}

describe('createFolderPublisher', () => {
  it('publishes each file and each folder as a hybrid torrent with its address as web seed', async () => {
    const setup = await setUp();
    put(setup.root, 'disc 1.iso', new Uint8Array(100_000));
    put(setup.root, 'set/readme.txt', 'hello');
    put(setup.root, 'set/deep/data.bin', new Uint8Array(40_000));
    const { publishedCount, failedCount } = await setup.publisher.run(NEVER);
    expect([publishedCount, failedCount]).toEqual([2, 0]);
    expect(await setup.list()).toEqual(['releases/disc 1.iso.torrent', 'releases/set.torrent']);
    const single = await find(setup, 'disc 1.iso.torrent');
    expect(single.findings).toEqual([]);
    expect(single.metainfo).toMatchObject({
      version: 'hybrid',
      name: 'disc 1.iso',
      webSeeds: [`${ADDRESS}/disc%201.iso`],
      trackers: [['http://tracker.example/']],
    });
    const folder = await find(setup, 'set.torrent');
    expect(folder.findings).toEqual([]);
    expect(folder.metainfo?.webSeeds).toEqual([`${ADDRESS}/`]);
    expect([...(folder.metainfo?.files() ?? [])].map(({ path }) => path.join('/'))).toEqual([
      'deep/data.bin',
      'readme.txt',
    ]);
    expect((await setup.publisher.run(NEVER)).publishedCount).toBe(0);
  });

  it('leaves out hidden files, links, .torrent files and what is still being loaded', async () => {
    const setup = await setUp();
    const { root } = setup;
    put(root, 'ok', 'x');
    for (const name of ['.hidden', 'a.torrent', 'b.part', 'c.crdownload', 'loading', 'loading.aria2'])
      put(root, name, 'x');
    put(root, 'folder/movie.mkv.!qB', 'x');
    symlinkSync('ok', join(root, 'latest'));
    symlinkSync('/etc', join(root, 'outside'));
    mkdirSync(join(root, 'empty'));
    await setup.publisher.run(NEVER);
    expect(await setup.list()).toEqual(['releases/ok.torrent']);
  });

  it('supersedes what changed and removes what is gone', async () => {
    const setup = await setUp();
    put(setup.root, 'a', 'one');
    put(setup.root, 'b', 'stays');
    await setup.publisher.run(NEVER);
    const before = await find(setup, 'a.torrent');
    appendFileSync(join(setup.root, 'a'), ' two');
    await setup.publisher.run(NEVER);
    const after = await find(setup, 'a.torrent');
    expect(after.torrent.infohashV1).not.toBe(before.torrent.infohashV1);
    const superseded = await setup.catalogue.find({ infohash: before.torrent.infohashV1 as never }, ACTOR);
    expect(superseded?.state).toBe('superseded');
    unlinkSync(join(setup.root, 'a'));
    expect((await setup.publisher.run(NEVER)).removedCount).toBe(1);
    expect(await setup.list()).toEqual(['releases/b.torrent']);
    // And back again.
    put(setup.root, 'a', 'one');
    await setup.publisher.run(NEVER);
    expect(await setup.list()).toEqual(['releases/a.torrent', 'releases/b.torrent']);
  });

  it('follows renamed files and folders without hashing again what it knows', async () => {
    const setup = await setUp();
    put(setup.root, 'old.iso', new Uint8Array(300_000).fill(1));
    put(setup.root, 'set/a', new Uint8Array(50_000).fill(2));
    put(setup.root, 'set/b', new Uint8Array(50_000).fill(3));
    await setup.publisher.run(NEVER);
    const { hashedBytes } = setup.publisher.status;
    expect(hashedBytes).toBe(400_000);
    const before = await find(setup, 'old.iso.torrent');
    renameSync(join(setup.root, 'old.iso'), join(setup.root, 'new.iso'));
    renameSync(join(setup.root, 'set'), join(setup.root, 'group'));
    await setup.publisher.run(NEVER);
    expect(await setup.list()).toEqual(['releases/group.torrent', 'releases/new.iso.torrent']);
    expect(setup.publisher.status.hashedBytes).toBe(hashedBytes);
    const after = await find(setup, 'new.iso.torrent');
    expect(after.metainfo?.name).toBe('new.iso');
    expect(after.findings).toEqual([]);
    const superseded = await setup.catalogue.find({ infohash: before.torrent.infohashV1 as never }, ACTOR);
    expect(superseded?.state).toBe('superseded');
    // One file of a folder, whose others are known.
    appendFileSync(join(setup.root, 'group', 'b'), 'more');
    await setup.publisher.run(NEVER);
    expect(setup.publisher.status.hashedBytes).toBe(hashedBytes + 50_004);
    const fresh = await setUp();
    linkSync(join(setup.root, 'new.iso'), join(fresh.root, 'new.iso'));
    await fresh.publisher.run(NEVER);
    expect((await find(fresh, 'new.iso.torrent')).torrent.infohashV2).toBe(after.torrent.infohashV2);
  });

  it('knows after a restart what it published, and writes new addresses without hashing', async () => {
    const setup = await setUp();
    put(setup.root, 'a', 'one');
    await setup.publisher.run(NEVER);
    const same = setup.restart();
    expect((await same.run(NEVER)).publishedCount).toBe(0);
    const moved = setup.restart('https://new.example/files');
    expect((await moved.run(NEVER)).publishedCount).toBe(1);
    expect(moved.status.hashedBytes).toBe(0);
    expect((await find(setup, 'a.torrent')).metainfo?.webSeeds).toEqual(['https://new.example/files/a']);
  });

  it('removes nothing when the folder is not there, or an empty one is in its place', async () => {
    const setup = await setUp();
    put(setup.root, 'a', 'one');
    await setup.publisher.run(NEVER);
    renameSync(setup.root, `${setup.root}.away`);
    expect(await setup.publisher.run(NEVER)).toMatchObject({ removedCount: 0, failedCount: 1 });
    mkdirSync(setup.root);
    expect(await setup.publisher.run(NEVER)).toMatchObject({ removedCount: 0, failedCount: 1 });
    expect(setup.publisher.status.problems[0]?.message).toContain('as when a disk is not mounted');
    expect(await setup.list()).toEqual(['releases/a.torrent']);
    rmSync(setup.root, { recursive: true });
    renameSync(`${setup.root}.away`, setup.root);
    expect(await setup.publisher.run(NEVER)).toMatchObject({ removedCount: 0, failedCount: 0 });
    expect(setup.publisher.status.problems).toEqual([]);
    unlinkSync(join(setup.root, 'a'));
    expect(await setup.publisher.run(NEVER)).toMatchObject({ removedCount: 1 });
  });

  it('leaves alone what a moderator has removed', async () => {
    const setup = await setUp();
    put(setup.root, 'a', 'one');
    await setup.publisher.run(NEVER);
    await setup.catalogue.remove({ path: { collection: 'releases', fileName: 'a.torrent' } }, ACTOR);
    await setup.publisher.run(NEVER);
    expect(await setup.list()).toEqual([]);
    unlinkSync(join(setup.root, 'a'));
    expect(await setup.publisher.run(NEVER)).toMatchObject({ removedCount: 1, failedCount: 0 });
  });

  it('names what cannot be published, and goes on with the others', async () => {
    const setup = await setUp();
    put(setup.root, 'a\\b', 'x');
    put(setup.root, 'line\nbreak', 'x');
    put(setup.root, 'set/a\\b', 'x');
    put(setup.root, 'empty file', '');
    writeFileSync(Buffer.concat([Buffer.from(`${setup.root}/`), Buffer.from([0xff, 0x41])]), 'x');
    put(setup.root, 'ok', 'x');
    await setup.publisher.run(NEVER);
    expect(await setup.list()).toEqual(['releases/ok.torrent']);
    const problems = setup.publisher.status.problems.map(({ name, message }) => `${name}: ${message}`);
    expect(problems).toEqual([
      expect.stringMatching(/^a\\b: .*backslash/),
      expect.stringMatching(/^line\nbreak: .*control character/),
      expect.stringMatching(/^set: "a\\b": .*backslash/),
      expect.stringMatching(/^\uFFFDA: .*not UTF-8/),
      expect.stringMatching(/^empty file: .*it has no content/),
    ]);
  });

  it('names a torrent of another owner that is published elsewhere already, and leaves it alone', async () => {
    const setup = await setUp();
    const other = await setUp();
    put(other.root, 'a', 'one');
    await other.publisher.run(NEVER);
    const { torrent } = await find(other, 'a.torrent');
    const bytes = await other.catalogue.getBytes(torrent);
    const draft = await setup.catalogue.draft({ bytes, collection: 'theirs', fileName: 'x.torrent' });
    await setup.catalogue.publish(draft, { ...ACTOR, tokenId: 2 });
    put(setup.root, 'a', 'one');
    await setup.publisher.run(NEVER);
    expect(setup.publisher.status.problems).toEqual([
      { name: 'a', message: expect.stringContaining('is published at theirs/x.torrent already') as string },
    ]);
    unlinkSync(join(setup.root, 'a'));
    await setup.publisher.run(NEVER);
    expect(await setup.list()).toEqual(['theirs/x.torrent']);
  });

  it('tries again after a failure that passes, and has not forgotten what it published before', async () => {
    let isFull = false;
    const setup = await setUp((target) => ({
      publish: async (...args) => {
        if (isFull) throw new AppError('unavailable', 'The disk is full');
        return target.publish(...args);
      },
    }));
    put(setup.root, 'a', 'one');
    await setup.publisher.run(NEVER);
    isFull = true;
    appendFileSync(join(setup.root, 'a'), ' two');
    expect((await setup.publisher.run(NEVER)).failedCount).toBe(1);
    expect(setup.publisher.status.problems[0]?.message).toContain('The disk is full');
    isFull = false;
    appendFileSync(join(setup.root, 'a'), ' three');
    expect((await setup.publisher.run(NEVER)).publishedCount).toBe(1);
    expect(await setup.list()).toEqual(['releases/a.torrent']);
    expect(setup.publisher.status.problems).toEqual([]);
  });

  it('publishes nothing of a file that changes while it is hashed, and tries it again', async () => {
    const setup = await setUp((target) => ({
      getBytes: async (published) => {
        // Between the look at the folder and the hashing.
        utimesSync(join(setup.root, 'a'), 5, 5);
        return target.getBytes(published);
      },
    }));
    put(setup.root, 'a', 'one');
    await setup.publisher.run(NEVER);
    const before = await find(setup, 'a.torrent');
    appendFileSync(join(setup.root, 'a'), ' two');
    expect((await setup.publisher.run(NEVER)).failedCount).toBe(1);
    expect((await find(setup, 'a.torrent')).torrent.sha256).toBe(before.torrent.sha256);
    expect(setup.publisher.status.problems[0]?.message).toContain('was changed meanwhile');
    utimesSync(join(setup.root, 'a'), 5, 5);
    expect((await setup.publisher.run(NEVER)).publishedCount).toBe(1);
  });

  it('stops in the middle of a large file when it is told to', async () => {
    const setup = await setUp();
    put(setup.root, 'large', new Uint8Array(80 * 1024 * 1024));
    const stop = new AbortController();
    stop.abort(new Error('stopping'));
    await expect(setup.publisher.run(stop.signal)).rejects.toThrow('stopping');
    expect(await setup.list()).toEqual([]);
  });
});
