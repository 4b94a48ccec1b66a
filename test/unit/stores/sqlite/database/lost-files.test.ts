import {
  copyFileSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi, type Mock } from 'vitest';
import { openSqliteStore, type SqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { at, draft, OWNER } from '../../../../contracts/drafts.ts';
import { temporaryFolder } from '../../../../support/temp.ts';
import { until } from '../../../../support/until.ts';

const FILE = 'torrentry.sqlite';
const PAGE = 2048;
const REPLACED = { code: 'database_replaced', detail: expect.any(String) as string };
const DAMAGED = { code: 'database_damaged', detail: expect.any(String) as string };
const REFUSED = { name: 'AppError', code: 'unavailable' };

interface Opened {
  readonly folder: string;
  readonly store: SqliteStore;
  readonly noticed: Mock<() => void>;
  publish(info: string): Promise<unknown>;
}

async function openNoticed(folder = join(temporaryFolder(), 'data')): Promise<Opened> {
  const noticed = vi.fn<() => void>();
  const store = await openSqliteStore({ folder, onProblem: noticed });
  return {
    folder,
    store,
    noticed,
    publish: (info) => store.catalogue.publish(draft(info), OWNER, {}, at(0)),
  };
}

async function countIn(folder: string): Promise<number> {
  const { store } = await openNoticed(folder);
  const { torrentCount = 0 } = (await store.catalogue.findCollection('')) ?? {};
  await store.close();
  return torrentCount;
}

describe('a store whose files are deleted or replaced', () => {
  const WAYS: Readonly<Record<string, (folder: string) => void>> = {
    'the folder is deleted': (folder) => rmSync(folder, { recursive: true }),
    'the folder is moved away': (folder) => renameSync(folder, `${folder}-away`),
    'the folder is replaced by an empty one': (folder) => {
      renameSync(folder, `${folder}-away`);
      mkdirSync(folder);
    },
    'the database is deleted': (folder) => rmSync(join(folder, FILE)),
    'the database is replaced by a copy of it': (folder) => {
      copyFileSync(join(folder, FILE), join(folder, 'copy'));
      renameSync(join(folder, 'copy'), join(folder, FILE));
    },
  };

  it.each(Object.entries(WAYS))('acknowledges nothing more, and says why: %s', async (_what, change) => {
    const { folder, store, noticed, publish } = await openNoticed();
    await publish('before');
    expect(await store.findProblem()).toBeUndefined();
    change(folder);
    const files = statSync(folder, { throwIfNoEntry: false }) && readdirSync(folder);
    await expect(publish('after')).rejects.toMatchObject(REFUSED);
    await expect(publish('after')).rejects.toThrow('deleted or replaced while the server is running');
    expect(await store.findProblem()).toEqual(REPLACED);
    expect(noticed).toHaveBeenCalled();
    await store.close();
    expect(statSync(folder, { throwIfNoEntry: false }) && readdirSync(folder)).toEqual(files);
  });

  it('does not begin another database when it is deleted before the first change', async () => {
    const { folder, store, publish } = await openNoticed();
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    await expect(publish('a')).rejects.toMatchObject(REFUSED);
    await store.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is noticed while nobody asks', async () => {
    const { folder, store, noticed } = await openNoticed();
    rmSync(folder, { recursive: true });
    await until(() => expect(noticed).toHaveBeenCalledOnce());
    await store.close();
  });

  it('works again when the folder is back, with all that was acknowledged', async () => {
    const { folder, store, noticed, publish } = await openNoticed();
    await publish('before');
    renameSync(folder, `${folder}-away`);
    await expect(publish('meanwhile')).rejects.toMatchObject(REFUSED);
    renameSync(`${folder}-away`, folder);
    await publish('after');
    expect(await store.findProblem()).toBeUndefined();
    // When it was lost, and when it came back.
    expect(noticed.mock.calls.length).toBeGreaterThanOrEqual(2);
    await store.close();
    expect(await countIn(folder)).toBe(2);
  });

  it('has acknowledged only what is in the folder that was moved away in the middle', async () => {
    const { folder, store, publish } = await openNoticed();
    await publish('first');
    const sent = Array.from({ length: 400 }, (_, index) => publish(`t${index}`));
    await sent[40];
    renameSync(folder, `${folder}-away`);
    // On a busy machine all others may be acknowledged by now.
    const late = publish('late');
    const results = await Promise.allSettled([...sent, late]);
    await store.close();
    const acknowledged = results.filter(({ status }) => status === 'fulfilled').length;
    expect(acknowledged).toBeLessThanOrEqual(400);
    expect(await countIn(`${folder}-away`)).toBeGreaterThanOrEqual(acknowledged + 1);
  });

  it.each(['-wal', '-shm'])('loses nothing that was acknowledged when its %s is deleted', async (ending) => {
    const { folder, store, publish } = await openNoticed();
    for (const info of ['a', 'b', 'c']) await publish(info);
    rmSync(join(folder, FILE + ending));
    await expect(publish('d')).rejects.toMatchObject(REFUSED);
    await expect(publish('e')).rejects.toMatchObject(REFUSED);
    expect(await store.findProblem()).toEqual(REPLACED);
    expect((await store.findProblem())?.detail).toMatch(/-wal or .*-shm is lost/);
    await store.close();
    expect(await countIn(folder)).toBe(3);
  });
});

describe('a store whose database is damaged', () => {
  const overwrite = (folder: string, from: number, length: number): void => {
    const descriptor = openSync(join(folder, FILE), 'r+');
    writeSync(descriptor, Buffer.alloc(length, 0xa5), 0, length, from);
    closeSync(descriptor);
  };
  const WAYS: Readonly<Record<string, (folder: string) => void>> = {
    'its head is overwritten': (folder) => overwrite(folder, 0, 100),
    'its middle is overwritten': (folder) => overwrite(folder, PAGE * 20, PAGE * 80),
    'its end is cut off': (folder) => truncateSync(join(folder, FILE), PAGE * 24),
    'it is emptied': (folder) => truncateSync(join(folder, FILE), 0),
  };

  it.each(Object.entries(WAYS))('is not ready, and says why: %s', async (_what, change) => {
    const { folder, store: first } = await openNoticed();
    for (let index = 0; index < 20; index += 1)
      await first.catalogue.publish(draft(`t${index}`), OWNER, {}, at(0));
    await first.close();
    const { store, noticed } = await openNoticed(folder);
    expect(await store.catalogue.findCollection('')).toBeDefined();
    change(folder);
    expect(await store.findProblem()).toEqual(DAMAGED);
    expect(await store.findProblem()).toEqual(DAMAGED);
    expect(noticed).toHaveBeenCalledOnce();
    await store.close();
  });

  it('is not ready any more once a change or a search has met the damage', async () => {
    const { folder, store, publish } = await openNoticed();
    await publish('a');
    await store.close();
    const again = await openNoticed(folder);
    overwrite(folder, PAGE, statSync(join(folder, FILE)).size - PAGE);
    await expect(again.publish('b')).rejects.toMatchObject(REFUSED);
    expect(again.noticed).toHaveBeenCalled();
    expect(await again.store.findProblem()).toEqual(DAMAGED);
    await again.store.close();
  });

  it('is not ready any more once a check has found the damage', async () => {
    const { folder, store } = await openNoticed();
    for (let index = 0; index < 400; index += 1)
      void store.catalogue.publish(
        draft(`t${index}`, { bytes: Buffer.alloc(20_000, index) }),
        OWNER,
        {},
        at(0),
      );
    await store.close();
    const again = await openNoticed(folder);
    expect(await again.store.findProblem()).toBeUndefined();
    overwrite(folder, 4 * 1024 * 1024, 1024 * 1024);
    expect((await again.store.inspector.check()).flaws).not.toEqual([]);
    expect(await again.store.findProblem()).toEqual(DAMAGED);
    await again.store.close();
  });
});
