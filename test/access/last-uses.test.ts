import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LastUses } from '../../src/access/last-uses.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 2, 12, 0, seconds));

describe('LastUses', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function start() {
    const touchTokens = vi.fn((_uses: ReadonlyMap<number, Date>) => Promise.resolve());
    return { touchTokens, uses: new LastUses({ touchTokens }, undefined) };
  }

  it('writes the last use of each token down together, once a minute', async () => {
    const { uses, touchTokens } = start();
    for (let second = 0; second < 59; second += 1) uses.note(1, at(second));
    uses.note(2, at(5));
    await vi.advanceTimersByTimeAsync(59_999);
    expect(touchTokens).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(touchTokens).toHaveBeenCalledExactlyOnceWith(
      new Map([
        [1, at(58)],
        [2, at(5)],
      ]),
    );
  });

  it('writes nothing while nothing is used', async () => {
    const { uses, touchTokens } = start();
    uses.note(1, at(0));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(touchTokens).toHaveBeenCalledOnce();
    await uses.flush();
    expect(touchTokens).toHaveBeenCalledOnce();
  });

  it('waits for no minute at the end, and no longer after that', async () => {
    const { uses, touchTokens } = start();
    uses.note(1, at(0));
    await uses.flush();
    expect(touchTokens).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
