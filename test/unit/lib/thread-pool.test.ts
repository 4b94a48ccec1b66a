import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ThreadPool, type ThreadPoolOptions, type ThreadReports } from '../../../src/lib/thread-pool.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { until } from '../../support/until.ts';

let pools: ThreadPool<string | Int32Array>[] = [];

function open(options: Partial<ThreadPoolOptions> = {}): ThreadPool<string | Int32Array> {
  const pool = new ThreadPool<string | Int32Array>({
    url: new URL('pool-thread.ts', import.meta.url),
    name: 'test',
    workerData: {},
    threadsMax: 2,
    limitMs: 30_000,
    waitMaxMs: 30_000,
    waitingMax: 3,
    busy: () => new Error('busy'),
    tooLong: (limitMs) => new Error(`more than ${limitMs} ms`),
    ...options,
  });
  pools.push(pool);
  return pool;
}

/** A request that keeps its thread until `letGo` is called. */
function keeping() {
  const request = new Int32Array(new SharedArrayBuffer(4));
  const letGo = () => {
    Atomics.store(request, 0, 1);
    Atomics.notify(request, 0);
  };
  return { request, letGo };
}

afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  pools = [];
});

describe('ThreadPool', () => {
  it('does a request while another keeps a thread', async () => {
    const pool = open();
    const { request, letGo } = keeping();
    const kept = pool.run(request);
    expect(await pool.run('quick')).toBe('quick');
    letGo();
    expect(await kept).toBe('let go');
  });

  it('has requests wait while all threads work, and does them in their order', async () => {
    const pool = open({ threadsMax: 1 });
    const { request, letGo } = keeping();
    const done: unknown[] = [];
    const all = [request, 'a', 'b'].map(async (what) => done.push(await pool.run(what)));
    expect(pool.waitingCount).toBe(3);
    letGo();
    await Promise.all(all);
    expect(done).toEqual(['let go', 'a', 'b']);
    expect(pool.waitingCount).toBe(0);
  });

  it('rejects what is too much to wait', async () => {
    const pool = open();
    const kept = [keeping(), keeping()];
    const running = kept.map(({ request }) => pool.run(request));
    const waiting = ['a', 'b', 'c'].map((what) => pool.run(what));
    await expect(pool.run('d')).rejects.toThrow('busy');
    for (const { letGo } of kept) letGo();
    expect(await Promise.all([...running, ...waiting])).toEqual(['let go', 'let go', 'a', 'b', 'c']);
  });

  it('gives up a thread that takes too long, and goes on with another', async () => {
    const pool = open({ threadsMax: 1, limitMs: 1 });
    await expect(pool.run('hang')).rejects.toThrow('more than 1 ms');
    const patient = open({ threadsMax: 1 });
    expect(await patient.run('quick')).toBe('quick');
    expect(pool.state).toBe('asleep');
  });

  it('does not count the start of a thread as time of its request', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { request, letGo } = keeping();
    const pool = open({ workerData: { slowStart: request.buffer }, limitMs: 1_000 });
    const answer = pool.run('quick');
    vi.advanceTimersByTime(1_001);
    letGo();
    expect(await answer).toBe('quick');
  });

  it('rejects the request of a thread that dies, and starts another', async () => {
    const pool = open({ threadsMax: 1 });
    const results = await Promise.allSettled(['a', 'die', 'b'].map((what) => pool.run(what)));
    expect(results).toMatchObject([
      { value: 'a' },
      { status: 'rejected', reason: new Error('busy') },
      { value: 'b' },
    ]);
  });

  it('ends a thread that has had nothing to do for a while, and starts another when there is', async () => {
    const pool = open({ idleMs: 1 });
    expect(await pool.run('a')).toBe('a');
    await until(() => expect(pool.state).toBe('asleep'));
    expect(await pool.run('b')).toBe('b');
  });

  it('rejects with the error that a thread answers', async () => {
    await expect(open().run('throw')).rejects.toThrow('thrown');
  });

  it('names a thread that dies or does not answer, until one answers again', async () => {
    const named: string[] = [];
    const reports: ThreadReports = {
      failed: (thread, why) => void named.push(`${thread}: ${why}`),
      hangs: (thread, why) => void named.push(`${thread}: ${why}`),
      works: (thread) => void named.push(`${thread} works`),
    };
    const dying = open({ threadsMax: 1, name: 'a', reports });
    await expect(dying.run('die')).rejects.toThrow('busy');
    expect(await dying.run('quick')).toBe('quick');
    expect(await dying.run('quick')).toBe('quick');
    const hanging = open({ threadsMax: 1, name: 'b', limitMs: 1, reports });
    await expect(hanging.run('hang')).rejects.toThrow('more than 1 ms');
    const slow = open({ threadsMax: 1, name: 'c', limitMs: 1, isLimitOfRequest: true, reports });
    await expect(slow.run('hang')).rejects.toThrow('more than 1 ms');
    expect(named).toEqual([
      'a: it ended unexpectedly',
      'a works',
      'b: it did not answer within 0.001 seconds',
    ]);
  });

  it('names a thread that cannot be ended, works with another one meanwhile, and waits for neither', async () => {
    const pipe = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const named: string[] = [];
    const reports: ThreadReports = {
      failed: () => undefined,
      hangs: (_thread, why) => void named.push(why),
      works: () => void named.push('works'),
    };
    const pool = open({ threadsMax: 1, limitMs: 500, endLimitMs: 1, isLimitOfRequest: true, reports });
    await expect(pool.run(`open ${pipe}`)).rejects.toThrow('more than 500 ms');
    await until(() => expect(named).toEqual(['it was told to end and goes on']));
    expect(await pool.run('quick')).toBe('quick');
    expect(named).toHaveLength(1);
    writeFileSync(pipe, '');
    await until(() => expect(named).toEqual(['it was told to end and goes on', 'works']));
  });
});
