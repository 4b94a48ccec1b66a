import { spawnSync } from 'node:child_process';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { join } from 'node:path';
import type { Torrent } from '../../../../../src/catalogue/torrent.ts';
import { FILE_NAME } from '../../../../../src/stores/sqlite/database/folder.ts';
import { identify } from '../../../../../src/stores/sqlite/database/file-watch.ts';
import { openSqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { Writer } from '../../../../../src/stores/sqlite/writer/writer.ts';
import { at, draft, OWNER } from '../../../../contracts/drafts.ts';
import { temporaryFolder } from '../../../../support/temp.ts';
import { until } from '../../../../support/until.ts';

/** Whether a disk of that size now stands at `folder`: it takes root, and more than most containers allow. */
function mountSmallDisk(folder: string, size: string): void {
  const { status } = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  if (status !== 0) throw new Error('Cannot mount a small disk: it takes root');
  onTestFinished(() => void spawnSync('/bin/umount', ['-l', folder]));
}

// A disk is mounted on CI's machine alone.
const IS_CI = process.env['CI'] === 'true';

/** The threads that this process starts from here on. */
function watchThreads(): readonly Worker[] {
  const threads: Worker[] = [];
  const note = (thread: Worker) => void threads.push(thread);
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  return threads;
}

describe('Writer', () => {
  it('refuses changes while its thread hangs, says so, and works again by itself', async () => {
    const folder = temporaryFolder();
    await (await openSqliteStore({ folder })).close();
    const file = join(folder, FILE_NAME);
    let clock = 0;
    const writer = new Writer({
      file,
      identity: identify(file) ?? '',
      log: undefined,
      onCommit: () => undefined,
      onLog: () => undefined,
      clock: () => clock,
    });
    onTestFinished(() => writer.close());
    // It cannot answer before this turn of the event loop ends.
    const waiting = writer.run('probe', []);
    clock = 59_999;
    expect([writer.stall, writer.state]).toEqual([undefined, 'running']);
    clock = 60_000;
    expect([writer.stall, writer.state]).toEqual(['the writer has not answered for 60 seconds', 'failed']);
    await expect(writer.run('probe', [])).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Cannot accept the change: the writer has not answered for 60 seconds',
    });
    await waiting;
    expect([writer.stall, writer.state]).toEqual([undefined, 'running']);
    clock = 1_000_000;
    await writer.run('probe', []);
  });

  it('rejects what waits when its thread dies, says not ready, and works again at the next call', async () => {
    const threads = watchThreads();
    const errors: string[] = [];
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (_: object, message: string) => void errors.push(message),
    };
    const store = await openSqliteStore({ folder: temporaryFolder(), log });
    const publish = (info: string) => store.catalogue.publish(draft(info), OWNER, {}, at(0));
    await publish('before');

    // What is sent before may be answered yet, and nothing that comes after it.
    const sent = Array.from({ length: 100 }, (_, index) => publish(`t${index}`));
    const ended = threads[0]?.terminate();
    const late = Array.from({ length: 100 }, (_, index) => publish(`t${100 + index}`));
    const settled = Promise.allSettled([...sent, ...late]);
    await ended;
    const results = await settled;
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost.length).toBeGreaterThanOrEqual(late.length);
    for (const { reason } of lost) expect(reason).toMatchObject({ name: 'AppError', code: 'unavailable' });
    expect(errors).toEqual(['The writer thread ended unexpectedly']);
    expect(await store.findProblem()).toMatchObject({ code: 'writer_failed' });
    await until(async () => expect(await store.findProblem()).toBeUndefined());

    for (const [index, result] of results.entries()) {
      const { outcome } = await publish(`t${index}`);
      if (result.status === 'fulfilled') expect(outcome).toBe('unchanged');
      else expect(['created', 'unchanged']).toContain(outcome);
    }
    expect(threads).toHaveLength(2);
    expect(await store.catalogue.findCollection('')).toMatchObject({ path: '', torrentCount: 201 });
    await store.close();
  });

  it('refuses more than waits in its queue', async () => {
    const store = await openSqliteStore({ folder: temporaryFolder() });
    const sent = Array.from({ length: 1_100 }, () => store.catalogue.publish(draft('a'), OWNER, {}, at(0)));
    const results = await Promise.allSettled(sent);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1_100 - 1_024);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'unavailable' });
    await store.close();
  });

  it.runIf(IS_CI)(
    'keeps all that it acknowledged when the disk fills up, and goes on when there is room',
    async () => {
      const folder = temporaryFolder();
      // More than an empty database and its log need.
      mountSmallDisk(folder, '6m');
      const store = await openSqliteStore({ folder });
      const publish = (index: number) => {
        const bytes = Buffer.alloc(30_000, `${index}|`);
        return store.catalogue.publish(draft(`t${index}`, { bytes }), OWNER, {}, at(0));
      };
      const sent = Array.from({ length: 100 }, (_, index) => publish(index));
      const results = await Promise.allSettled(sent);
      for (let index = 100; results.at(-1)?.status === 'fulfilled'; index++) {
        results.push(...(await Promise.allSettled([publish(index)])));
      }
      expect(await store.findProblem()).toMatchObject({ code: 'disk_full' });
      const kept: Torrent[] = [];
      for (const result of results) {
        if (result.status === 'fulfilled') kept.push(result.value.torrent);
        else expect(result.reason).toMatchObject({ name: 'AppError', code: 'insufficient_storage' });
      }
      for (const torrent of kept) expect(await store.blobs.get(torrent)).toHaveLength(30_000);
      expect((await store.catalogue.findCollection(''))?.torrentCount ?? 0).toBe(kept.length);

      spawnSync('/bin/mount', ['-o', 'remount,size=64m', folder]);
      expect((await publish(1_000)).outcome).toBe('created');
      await until(async () => expect(await store.findProblem()).toBeUndefined());
      expect(await store.catalogue.findCollection('')).toMatchObject({ torrentCount: kept.length + 1 });
      await store.close();
    },
  );
});
