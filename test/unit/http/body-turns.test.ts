import { describe, expect, it, vi } from 'vitest';
import { BodyTurns } from '../../../src/http/body-turns.ts';
import { MemoryBudget } from '../../../src/http/memory-budget.ts';

const WAIT_MS = 1000;

function turnsOf(bytesMax: number): BodyTurns {
  return new BodyTurns(new MemoryBudget(bytesMax, 'full'), WAIT_MS);
}

/** Enters, and notes the name when the turn begins. */
function enter(turns: BodyTurns, key: string, bytes: number, begun: string[], name: string) {
  return turns.enter(key, bytes).then((leave) => {
    begun.push(name);
    return leave;
  });
}

/** Until everything that could begin has begun. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('BodyTurns', () => {
  it('lets one address have half of all bytes at a time, and the next in their order when a turn ends', async () => {
    const turns = turnsOf(40);
    const begun: string[] = [];
    const [first] = ['a', 'b', 'c', 'd'].map((name) => enter(turns, 'one', 10, begun, name));
    await settled();
    expect(begun).toEqual(['a', 'b']);
    const leave = await first;
    leave?.();
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    // A second time has no effect.
    leave?.();
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('keeps no address behind another that has its part', async () => {
    const turns = turnsOf(40);
    const begun: string[] = [];
    for (const name of ['a', 'b', 'c']) void enter(turns, 'one', 10, begun, name);
    void enter(turns, 'other', 10, begun, 'd');
    await settled();
    expect(begun).toEqual(['a', 'b', 'd']);
  });

  it('lets a body that is larger than all turns begin when no other is read', async () => {
    const turns = turnsOf(40);
    const begun: string[] = [];
    const small = enter(turns, 'one', 10, begun, 'small');
    void enter(turns, 'one', 1000, begun, 'large');
    await settled();
    expect(begun).toEqual(['small']);
    (await small)();
    await settled();
    expect(begun).toEqual(['small', 'large']);
  });

  it('waits on while others have their turns, and says so', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const turns = turnsOf(20);
      const begun: string[] = [];
      const first = enter(turns, 'one', 10, begun, 'a');
      const second = enter(turns, 'one', 10, begun, 'b');
      const onWait = vi.fn<() => void>();
      void turns.enter('one', 10, onWait).then(() => begun.push('c'));
      await settled();
      vi.advanceTimersByTime(WAIT_MS - 1);
      (await first)();
      await settled();
      expect(begun).toEqual(['a', 'b']);
      expect(onWait).toHaveBeenCalledOnce();
      vi.advanceTimersByTime(WAIT_MS - 1);
      await settled();
      expect(begun).toEqual(['a', 'b']);
      (await second)();
      await settled();
      expect(begun).toEqual(['a', 'b', 'c']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('waits for a limited time, because a claim may never come true', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const turns = turnsOf(20);
      const begun: string[] = [];
      const first = enter(turns, 'one', 10, begun, 'a');
      const late = enter(turns, 'one', 10, begun, 'b');
      await settled();
      vi.advanceTimersByTime(WAIT_MS - 1);
      await settled();
      expect(begun).toEqual(['a']);
      vi.advanceTimersByTime(1);
      await settled();
      expect(begun).toEqual(['a', 'b']);
      // It had no turn to give back.
      (await late)();
      void enter(turns, 'one', 10, begun, 'c');
      await settled();
      expect(begun).toEqual(['a', 'b']);
      (await first)();
      await settled();
      expect(begun).toEqual(['a', 'b', 'c']);
    } finally {
      vi.useRealTimers();
    }
  });
});
