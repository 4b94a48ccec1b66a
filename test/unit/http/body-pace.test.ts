import { describe, expect, it } from 'vitest';
import { Pace } from '../../../src/http/body-pace.ts';

const limits = { bytesPerSecondMin: 500, graceMs: 10_000, totalMs: 60_000 };

/** How many seconds a body is waited for that comes at this rate. */
function secondsOf(bytesPerSecond: number, wanted = true): number {
  const pace = new Pace(limits);
  let seconds = 0;
  do seconds++;
  while (!pace.isTooSlow(1000, wanted, bytesPerSecond * seconds) && seconds < 1000);
  return seconds;
}

describe('Pace', () => {
  it.each([
    ['nothing', 0, 11],
    ['a byte a second', 1, 11],
    ['half the rate', 250, 21],
  ])('gives up on %s after the grace', (_what, bytesPerSecond, seconds) => {
    expect(secondsOf(bytesPerSecond)).toBe(seconds);
  });

  it('waits for a body of the right rate until its time is up', () => {
    expect(secondsOf(500)).toBe(61);
  });

  it('does not count time in which nobody wanted the body, but for the total', () => {
    expect(secondsOf(0, false)).toBe(61);
  });
});
