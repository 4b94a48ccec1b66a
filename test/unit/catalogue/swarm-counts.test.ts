import { describe, expect, it } from 'vitest';
import { swarmHistory, type SwarmDay } from '../../../src/catalogue/swarm-counts.ts';

const NOW = new Date('2026-06-30T12:00:00Z');

function day(date: string, seeders: number, completed = 0): SwarmDay {
  return { day: new Date(`${date}T00:00:00Z`), seeders, leechers: 1, completed };
}

describe('swarmHistory', () => {
  it('has 30 days, with the counts of the day before where nothing changed', () => {
    const history = swarmHistory([day('2026-06-10', 3, 2), day('2026-06-29', 5)], NOW) ?? [];
    expect(history).toHaveLength(30);
    expect(history[0]?.day).toEqual(new Date('2026-06-01T00:00:00Z'));
    expect(history.map(({ seeders }) => seeders)).toEqual([
      ...Array.from({ length: 9 }, () => 0),
      ...Array.from({ length: 19 }, () => 3),
      5,
      5,
    ]);
    expect(history.reduce((sum, { completed }) => sum + completed, 0)).toBe(2);
  });

  it('begins with the counts of the last day before', () => {
    const history = swarmHistory([day('2026-05-01', 7)], NOW) ?? [];
    expect(new Set(history.map(({ seeders }) => seeders))).toEqual(new Set([7]));
  });

  it('is not there for a torrent that never had peers', () => {
    expect(swarmHistory([], NOW)).toBeUndefined();
  });
});
