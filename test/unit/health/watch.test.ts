import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createWatch } from '../../../src/health/watch.ts';

const silent = { warn: () => undefined, error: () => undefined };

describe('a watch', () => {
  it('does not wait for a check that hangs, and does not start it twice', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const hanging = vi.fn(() => new Promise<void>(() => undefined));
    const working = vi.fn();
    const watch = createWatch({ log: silent });
    watch.add({ hanging, working });
    for (let count = 0; count < 3; count++) {
      const looked = watch.look();
      await vi.advanceTimersByTimeAsync(2_000);
      await looked;
    }
    expect(hanging).toHaveBeenCalledOnce();
    expect(working).toHaveBeenCalledTimes(3);
  });

  it('looks once more for those who ask while it looks', async () => {
    const first = Promise.withResolvers<void>();
    const check = vi.fn<() => Promise<void>>().mockReturnValueOnce(first.promise).mockResolvedValue();
    const watch = createWatch({ log: silent });
    watch.add({ check });
    const before = watch.look();
    const during = [watch.look(), watch.look()];
    first.resolve();
    await Promise.all([before, ...during]);
    expect(check).toHaveBeenCalledTimes(2);
  });

  it('logs a check that fails, and goes on', async () => {
    const warn = vi.fn();
    const check = vi.fn(() => {
      throw new Error('broken');
    });
    const watch = createWatch({ log: { ...silent, warn } });
    watch.add({ check });
    await watch.look();
    await watch.look();
    expect(check).toHaveBeenCalledTimes(2);
    expect(warn).toHaveBeenCalledTimes(2);
  });

  it('looks from time to time until it is stopped, and soon when it is asked to', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const check = vi.fn();
    const watch = createWatch({ log: silent });
    watch.add({ check });
    watch.start();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(check).toHaveBeenCalledTimes(2);
    for (let count = 0; count < 9; count++) watch.lookSoon();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(check).toHaveBeenCalledTimes(3);
    watch.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    await watch.look();
    expect(check).toHaveBeenCalledTimes(3);
  });
});
