import { describe, expect, it, vi, onTestFinished } from 'vitest';
import { backupName } from '../../../src/backups/names.ts';
import { createBackups, type MadeBackup } from '../../../src/jobs/backups.ts';

const START = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;

/** A schedule of every day over a target with these backups, with a clock that the test sets. */
function scheduled(names: string[], make: (at: Date) => Promise<MadeBackup>) {
  vi.useFakeTimers({ now: START });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const errors: string[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_fields: object, message: string) => void errors.push(message),
  };
  const now = () => new Date();
  const job = createBackups({
    place: '/backups',
    open: () => Promise.resolve({ list: () => Promise.resolve(names) }),
    make: () => make(now()),
    everyHours: 24,
    now,
    log,
  });
  return { job, errors };
}

const made = (at: Date): MadeBackup => ({
  name: backupName(at),
  bytes: 5,
  torrentCount: 1,
  removed: [],
  problem: undefined,
});

describe('createBackups', () => {
  it('makes one at once where there is none, and then one a day', async () => {
    const times: number[] = [];
    const { job } = scheduled([], (at) => {
      times.push(at.getTime() - START);
      return Promise.resolve(made(at));
    });
    job.start();
    await vi.advanceTimersByTimeAsync(49 * HOUR_MS);
    expect(times.map((ms) => Math.round(ms / HOUR_MS))).toEqual([0, 24, 48]);
    expect(job.state.newestAt?.getTime()).toBe(START + times[2]!);
    await job.stop();
  });

  it('waits until the newest one at the target is a day old', async () => {
    const times: number[] = [];
    const newest = backupName(new Date(START - 20 * HOUR_MS));
    const { job } = scheduled([newest], (at) => {
      times.push(at.getTime() - START);
      return Promise.resolve(made(at));
    });
    job.start();
    await vi.advanceTimersByTimeAsync(3 * HOUR_MS);
    expect(times).toEqual([]);
    expect(job.state.newestAt?.getTime()).toBe(START - 20 * HOUR_MS);
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
    expect(times).toEqual([4 * HOUR_MS]);
    await job.stop();
  });

  it('tries again 15 minutes after a failure, which it keeps', async () => {
    let tries = 0;
    const { job, errors } = scheduled([], (at) => {
      tries++;
      return tries < 3 ? Promise.reject(new Error('the disk is not mounted')) : Promise.resolve(made(at));
    });
    job.start();
    await vi.advanceTimersByTimeAsync(14 * 60_000);
    expect([tries, job.state.newestAt]).toEqual([1, undefined]);
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect(tries).toBe(3);
    expect(errors).toHaveLength(2);
    expect(job.state.lastFailure).toMatchObject({ why: 'the disk is not mounted' });
    expect(job.state.newestAt).toBeDefined();
    await job.stop();
  });

  it('says when older ones could not be deleted, although the new one is there', async () => {
    const { job, errors } = scheduled([], (at) => Promise.resolve({ ...made(at), problem: 'not allowed' }));
    job.start();
    await vi.advanceTimersByTimeAsync(1);
    expect(errors).toEqual(['older backups could not be deleted']);
    expect(job.state).toMatchObject({ lastFailure: { why: 'not allowed' }, lastMade: { bytes: 5 } });
    await job.stop();
  });
});
