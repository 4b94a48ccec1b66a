import { describe, expect, it } from 'vitest';
import { clockCheck, descriptorCheck, memoryCheck, type Usage } from '../../../src/health/machine.ts';
import { Problems } from '../../../src/health/problems.ts';

const log = { warn: () => undefined, error: () => undefined };

function open() {
  const problems = new Problems({ now: () => new Date(0), log });
  const codes = () => problems.list().map(({ code }) => code);
  return { problems, codes };
}

describe('the check of the memory', () => {
  it('names a heap that is almost full twice in a row, until it has room again', async () => {
    const { problems, codes } = open();
    let used = 80;
    const check = memoryCheck(problems, () => ({ used, limit: 100 }));
    await check();
    expect(codes()).toEqual([]);
    await check();
    expect(codes()).toEqual(['memory_low']);
    used = 70;
    await check();
    expect(codes()).toEqual(['memory_low']);
    used = 69;
    await check();
    expect(codes()).toEqual([]);
  });

  it('finds none in a process that has room', async () => {
    const { problems, codes } = open();
    const check = memoryCheck(problems);
    await check();
    await check();
    expect(codes()).toEqual([]);
  });
});

describe('the check of the file descriptors', () => {
  it('names that few are left, and that none is: then looking fails', async () => {
    const { problems, codes } = open();
    const none = Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' });
    let usage: () => Promise<Usage | undefined> = async () => ({ used: 90, limit: 100 });
    const check = descriptorCheck(problems, () => usage());
    await check();
    expect(problems.list()).toMatchObject([{ code: 'file_descriptors_low', detail: '90 of 100 are used' }]);
    usage = async () => Promise.reject(none);
    await check();
    expect(problems.list()).toMatchObject([{ code: 'file_descriptors_low', detail: 'none is left' }]);
    usage = async () => ({ used: 10, limit: 100 });
    await check();
    expect(codes()).toEqual([]);
  });

  it('finds none in a process that has enough', async () => {
    const { problems, codes } = open();
    await descriptorCheck(problems)();
    expect(codes()).toEqual([]);
  });

  it('says nothing where the system does not tell', async () => {
    const { problems, codes } = open();
    await descriptorCheck(problems, async () => undefined)();
    expect(codes()).toEqual([]);
  });
});

describe('the check of the clock', () => {
  it.each([
    { byMs: 3_600_000, detail: 'it went forward by 3600 seconds' },
    { byMs: -60_000, detail: 'it went back by 60 seconds' },
  ])('names a clock that was set by $byMs ms, for a quarter of an hour', async ({ byMs, detail }) => {
    let [wall, steady] = [1_000_000, 0];
    const problems = new Problems({ now: () => new Date(wall), clock: () => steady, log });
    const check = clockCheck(problems, { now: () => new Date(wall), clock: () => steady });
    const pass = (ms: number): void => {
      wall += ms;
      steady += ms;
    };
    pass(10_000);
    await check();
    expect(problems.list()).toEqual([]);
    wall += byMs;
    await check();
    expect(problems.list()).toMatchObject([{ code: 'clock_jumped', detail }]);
    pass(14 * 60_000);
    await check();
    expect(problems.list()).toHaveLength(1);
    pass(60_000);
    expect(problems.list()).toEqual([]);
  });
});
