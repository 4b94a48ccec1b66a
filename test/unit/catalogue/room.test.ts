import { describe, expect, it } from 'vitest';
import { checkFreeSpace } from '../../../src/catalogue/room.ts';

const GIB = 1024 ** 3;
const FLOOR = { bytes: GIB, percent: 5 };

describe('checkFreeSpace', () => {
  it.each([
    ['1 GiB of a large disk', GIB, 1000 * GIB],
    ['5 % of a small one', GIB / 2, 10 * GIB],
  ])('asks for %s to stay free, and no byte more', (_what, floor, totalBytes) => {
    checkFreeSpace(FLOOR, { freeBytes: floor, totalBytes });
    const refused = expect.objectContaining({ code: 'insufficient_storage' }) as Error;
    expect(() => checkFreeSpace(FLOOR, { freeBytes: floor - 1, totalBytes })).toThrow(refused);
  });

  it('says what is free and what has to be', () => {
    const space = { freeBytes: 700 * 1024 ** 2, totalBytes: 1000 * GIB };
    expect(() => checkFreeSpace(FLOOR, space)).toThrow(
      '700 MiB are free on the disk, and 1 GiB must stay free',
    );
  });

  it('takes either bound alone', () => {
    const space = { freeBytes: 2 * GIB, totalBytes: 100 * GIB };
    expect(() => checkFreeSpace({ bytes: Infinity, percent: 5 }, space)).toThrow('5 GiB must stay free');
    expect(() => checkFreeSpace({ bytes: 3 * GIB, percent: Infinity }, space)).toThrow(
      '3 GiB must stay free',
    );
  });
});
