import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LogOutput } from '../../../src/app/log-output.ts';

/** A pipe or file that accepts as many bytes as it has room for, and then throws. */
function createTarget(roomBytes: number) {
  let text = '';
  let calls = 0;
  const target = {
    isTerminal: false,
    roomBytes,
    code: 'EAGAIN',
    write(bytes: Uint8Array): number {
      calls += 1;
      const written = Math.min(target.roomBytes, bytes.length);
      if (written === 0) throw Object.assign(new Error(target.code), { code: target.code });
      target.roomBytes -= written;
      text += Buffer.from(bytes.subarray(0, written)).toString();
      return written;
    },
    lines: () => text.split('\n'),
    calls: () => calls,
  };
  return target;
}

function open(target: ReturnType<typeof createTarget>) {
  const output = new LogOutput(target, (count, why) => `dropped ${count}: ${why}\n`);
  return { output, write: (...lines: string[]) => output.write(Buffer.from(`${lines.join('\n')}\n`)) };
}

const SLOW = 'its reader is too slow';
const MIB = 1024 * 1024;

describe('LogOutput', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes at once, and several lines in one go', () => {
    const target = createTarget(Infinity);
    open(target).write('a', 'b', 'c');
    expect(target.lines()).toEqual(['a', 'b', 'c', '']);
    expect(target.calls()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps for a slower reader what does not fit, and loses nothing and no order', () => {
    const target = createTarget(3);
    const { write } = open(target);
    const lines = Array.from({ length: 500 }, (_, index) => `line ${index}`);
    for (const line of lines) write(line);
    while (vi.getTimerCount() > 0) {
      target.roomBytes += 100;
      vi.advanceTimersToNextTimer();
    }
    expect(target.lines()).toEqual([...lines, '']);
  });

  it.each(['EIO', 'ENOSPC', 'EPIPE', 'EBADF'])(
    'drops and counts lines at %s, and reports them once',
    (code) => {
      const target = createTarget(2);
      target.code = code;
      const { write } = open(target);
      write('a');
      write('b', 'c');
      write('d');
      expect(vi.getTimerCount()).toBe(0);
      target.roomBytes = Infinity;
      write('e');
      write('f');
      expect(target.lines()).toEqual(['a', `dropped 3: ${code}`, 'e', 'f', '']);
    },
  );

  it('begins a new line after one that a full disk has cut', () => {
    const target = createTarget(3);
    target.code = 'ENOSPC';
    const { write } = open(target);
    write('abcdef', 'ghi');
    write('jkl');
    target.roomBytes = Infinity;
    write('mno');
    expect(target.lines()).toEqual(['abc', 'dropped 3: ENOSPC', 'mno', '']);
  });

  it('holds a bounded number of bytes for a reader that stalls, tries rarely, and reports where lines are missing', () => {
    const target = createTarget(0);
    const { write } = open(target);
    const line = 'x'.repeat(1023);
    for (let count = 0; count < 5000; count += 1) write(line);
    expect(target.calls()).toBe(1);
    vi.advanceTimersByTime(10_000);
    expect(target.calls()).toBeLessThan(120);
    target.roomBytes = Infinity;
    vi.advanceTimersByTime(100);
    write('later');
    const [dropped, later, end] = target.lines().slice(-3);
    const kept = target.lines().filter((text) => text === line).length;
    expect(kept).toBe(MIB / 1024);
    expect([dropped, later, end]).toEqual([`dropped ${5000 - kept}: ${SLOW}`, 'later', '']);
  });

  it('does not forget lines when the report of them cannot be written either', () => {
    const target = createTarget(0);
    target.code = 'EIO';
    const { output, write } = open(target);
    write('a');
    target.roomBytes = 4;
    write('b');
    output.flush();
    target.roomBytes = Infinity;
    write('c');
    expect(target.lines()).toEqual(['drop', 'dropped 2: EIO', 'c', '']);
  });

  it('writes at the end what waits, as fast as it is read', () => {
    vi.useRealTimers();
    const target = createTarget(1);
    const { output, write } = open(target);
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    for (const line of lines) write(line);
    const readAll = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
      target.roomBytes += 10;
      return 'timed-out';
    });
    output.flush();
    readAll.mockRestore();
    expect(target.lines()).toEqual([...lines, '']);
  });

  it('gives up at the end on a reader that stalls', () => {
    const target = createTarget(0);
    const { output, write } = open(target);
    write('a');
    vi.spyOn(Atomics, 'wait').mockImplementation((_array, _index, _value, ms) => {
      vi.advanceTimersByTime(ms ?? 0);
      return 'timed-out';
    });
    output.flush();
    vi.restoreAllMocks();
    expect(vi.getTimerCount()).toBe(0);
    target.roomBytes = Infinity;
    write('b');
    expect(target.lines()).toEqual([`dropped 1: ${SLOW}`, 'b', '']);
  });
});
