import { onTestFinished, vi } from 'vitest';

/** Moves the clock of this process, `Date` alone, and stops it there until the test ends. */
export function passTime(ms: number): void {
  vi.useFakeTimers({ now: Date.now() + ms, toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}
