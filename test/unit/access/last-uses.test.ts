import { describe, expect, it, vi } from 'vitest';
import { LastUses } from '../../../src/access/last-uses.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 2, 12, 0, seconds));

describe('LastUses', () => {
  it('writes the last use of each token down', async () => {
    const touchTokens = vi.fn((_uses: ReadonlyMap<number, Date>) => Promise.resolve());
    const uses = new LastUses({ touchTokens }, undefined);
    uses.note(1, at(3));
    uses.note(2, at(5));
    uses.note(1, at(58));
    await uses.flush();
    expect(touchTokens).toHaveBeenCalledExactlyOnceWith(
      new Map([
        [1, at(58)],
        [2, at(5)],
      ]),
    );
  });

  it('warns when they cannot be written down', async () => {
    const warn = vi.fn();
    const uses = new LastUses({ touchTokens: () => Promise.reject(new Error('disk full')) }, { warn });
    uses.note(1, at(0));
    await uses.flush();
    expect(warn).toHaveBeenCalledOnce();
  });
});
