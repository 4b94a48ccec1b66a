import { describe, expect, it } from 'vitest';
import { backupName, isBackupName, surplusOf, timeOfBackup } from '../../../src/backups/names.ts';

const at = (day: number): string => backupName(new Date(Date.UTC(2026, 0, day, 1, 2, 3, 4)));

describe('backupName', () => {
  it('has the time, to the millisecond', () => {
    expect(at(9)).toBe('torrentry-20260109T010203004Z.sqlite');
    expect(timeOfBackup(at(9)).toISOString()).toBe('2026-01-09T01:02:03.004Z');
    expect(isBackupName(at(9))).toBe(true);
    for (const other of ['torrentry.sqlite', `${at(9)}.partial`, `x${at(9)}`, 'torrentry-2026.sqlite'])
      expect(isBackupName(other), other).toBe(false);
  });
});

describe('surplusOf', () => {
  it('names the oldest that are too many, in any order, and never the newest or another file', () => {
    const names = [at(3), 'notes.txt', at(1), at(2)];
    expect(surplusOf(names, 2)).toEqual([at(1)]);
    expect(surplusOf(names, 3)).toEqual([]);
    expect(surplusOf(names, 0)).toEqual([at(1), at(2)]);
  });
});
