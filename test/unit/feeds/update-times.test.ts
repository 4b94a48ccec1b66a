import { describe, expect, it } from 'vitest';
import { createUpdateTimes } from '../../../src/feeds/update-times.ts';

const STRANGER = { tokenId: undefined };

const time = (text: string): Date => new Date(`2026-01-01T00:00:${text}Z`);

/** The times that a feed names, each read at a time when it has a revision of a time. */
function named(reads: readonly (readonly [revision: number, changed: string, now: string])[]): Date[] {
  let now = new Date(0);
  const updatedAt = createUpdateTimes(() => now);
  return reads.map(([number, changedAt, readAt]) => {
    now = time(readAt);
    return updatedAt('a', { number, changedAt: time(changedAt) }, STRANGER);
  });
}

describe('createUpdateTimes', () => {
  it('names another time for each revision that is read, also within one second', () => {
    const times = named([
      [1, '05.100', '05.200'],
      [2, '05.300', '05.400'],
      [2, '05.300', '06.000'],
      [3, '06.100', '06.200'],
      [4, '06.300', '06.400'],
    ]);
    expect(times).toEqual([time('05'), time('06'), time('06'), time('07'), time('08')]);
  });

  it('names another time for what changed in the second of the last change, when it has forgotten the last time', () => {
    const [early] = named([[1, '05.100', '05.300']]);
    const [late] = named([[2, '05.600', '09.000']]);
    expect([early, late]).toEqual([time('05'), time('06')]);
  });

  it('names the same time while nothing changes', () => {
    const [first, second] = named([
      [1, '05.100', '06.000'],
      [1, '05.100', '59.000'],
    ]);
    expect(second).toEqual(first);
  });

  it('counts each collection by itself, and for each viewer', () => {
    const updatedAt = createUpdateTimes(() => time('09'));
    const changedAt = time('05');
    updatedAt('a', { number: 1, changedAt }, STRANGER);
    expect(updatedAt('b', { number: 2, changedAt }, STRANGER)).toEqual(time('06'));
    expect(updatedAt('a', { number: 2, changedAt }, { tokenId: 1 })).toEqual(time('06'));
    expect(updatedAt('a', { number: 2, changedAt }, STRANGER)).toEqual(time('07'));
  });
});
