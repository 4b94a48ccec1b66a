import { describe, expect, it } from 'vitest';
import { ReadPace } from '../../../src/http/read-pace.ts';

const limits = { bytesPerSecondMin: 500, windowMs: 60_000 };

/** After how many seconds a client is given up that takes so many bytes in each second, of at most 1,000. */
function secondsUntilGivenUp(bytesIn: (second: number) => number, waiting = true): number | undefined {
  const pace = new ReadPace(limits);
  let bytes = 0;
  for (let second = 1; second <= 1000; second++) {
    bytes += bytesIn(second);
    if (pace.isTooSlow(1000, waiting, bytes)) return second;
  }
  return undefined;
}

describe('ReadPace', () => {
  it.each([
    ['nothing', () => 0, 60],
    ['512 bytes in 10 s', (second: number) => (second % 10 === 0 ? 512 : 0), 60],
    ['a little less than it must', () => 499, 60],
    ['10 MB at first, which the kernel keeps, and then nothing', (s: number) => (s === 1 ? 1e7 : 0), 120],
  ])('gives up on a client that reads %s', (_what, bytesIn, seconds) => {
    expect(secondsUntilGivenUp(bytesIn)).toBe(seconds);
  });

  it.each([
    ['500 bytes a second', () => 500],
    ['64 KiB twice a minute', (second: number) => (second % 30 === 0 ? 65_536 : 0)],
  ])('waits for a client that reads %s', (_what, bytesIn) => {
    expect(secondsUntilGivenUp(bytesIn)).toBeUndefined();
  });

  it('waits for ever while there is nothing to read', () => {
    expect(secondsUntilGivenUp(() => 0, false)).toBeUndefined();
  });

  it('counts from the moment that something waits', () => {
    const pace = new ReadPace(limits);
    expect(pace.isTooSlow(3_600_000, false, 0)).toBe(false);
    expect(pace.isTooSlow(59_999, true, 0)).toBe(false);
    expect(pace.isTooSlow(1, true, 0)).toBe(true);
  });
});
