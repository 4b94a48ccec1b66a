import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnsweredRequest } from '../../../src/http/request-line.ts';
import { createLog } from '../../../src/app/log.ts';

/** What was written, in the pieces in which it was. */
function collect(isTerminal = false) {
  const written: string[] = [];
  const write = (bytes: Uint8Array): number => {
    written.push(Buffer.from(bytes).toString());
    return bytes.length;
  };
  return { written, target: { write, isTerminal } };
}

const LINE: AnsweredRequest = {
  method: 'GET',
  target: '/a',
  route: '/{any}',
  status: 200,
  ms: 0.3,
  ip: '192.0.2.1',
};

describe('createLog', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each<[string, AnsweredRequest]>([
    ['an ordinary one', LINE],
    ['one without an address', { ...LINE, ip: undefined }],
    ['one that no route matched', { ...LINE, route: undefined }],
    ['one that would end its string', { ...LINE, target: '/","status":"500' }],
    [
      'one with bytes of no UTF-8, controls and backslashes',
      { ...LINE, target: '/\u00e9\u0000\n\\\u007f\u2028' },
    ],
    ['a method that is none', { ...LINE, method: 'GET"\n' }],
  ])('writes the line of a request as pino would: %s', (_what, line) => {
    const [own, pinos] = [collect(), collect()];
    const log = createLog('info', own.target);
    log.request?.(line, performance.now());
    log.flush?.();
    pino({ base: null }, { write: (text) => void pinos.written.push(text) }).info(line, 'request');
    const [ours, theirs] = [own.written.join(''), pinos.written.join('')] as const;
    expect(JSON.parse(ours)).toEqual({ ...JSON.parse(theirs), time: expect.stringMatching(/^\d{4}-.+Z$/) });
    expect(ours).toMatch(/^[\x20-\x7e]+\n$/);
    expect(Object.keys(JSON.parse(ours) as object)).toEqual(Object.keys(JSON.parse(theirs) as object));
  });

  const targetsIn = (written: readonly string[]) =>
    written.map((text) => text.match(/(?<="target":")[^"]+|broken/g));

  it('keeps the lines of requests for a tenth of a second, and the order of all', () => {
    const { written, target } = collect();
    const log = createLog('info', target);
    log.request?.({ ...LINE, target: '/1' }, performance.now());
    vi.advanceTimersByTime(60);
    log.request?.({ ...LINE, target: '/2' }, performance.now());
    expect(written).toEqual([]);
    vi.advanceTimersByTime(40);
    log.request?.({ ...LINE, target: '/3' }, performance.now());
    log.error({}, 'broken');
    log.request?.({ ...LINE, target: '/4' }, performance.now());
    vi.advanceTimersByTime(100);
    expect(targetsIn(written)).toEqual([['/1', '/2'], ['/3'], ['broken'], ['/4']]);
  });

  it('tells lines apart that come together', () => {
    const { written, target } = collect();
    const log = createLog('info', target);
    const lines: AnsweredRequest[] = [
      LINE,
      { ...LINE, method: 'HEAD' },
      { ...LINE, ip: undefined },
      { ...LINE, ip: '2001:db8::1', status: 404, ms: 7 },
      LINE,
    ];
    for (const line of lines) {
      log.request?.(line, performance.now());
      vi.advanceTimersByTime(5);
    }
    log.flush?.();
    const writtenLines = written.join('').trim().split('\n');
    const parsed = writtenLines.map((line) => JSON.parse(line) as AnsweredRequest & { time: string });
    const shown = ({ method, target, route, status, ms, ip }: AnsweredRequest) => ({
      method,
      target,
      route,
      status,
      ms,
      ip,
    });
    expect(parsed.map(shown)).toEqual(lines);
    const times = parsed.map(({ time }) => Date.parse(time));
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 5, 10, 15, 20]);
  });

  it('hands on what has become many', () => {
    const { written, target } = collect();
    const log = createLog('info', target);
    for (let count = 0; count < 1200; count += 1)
      log.request?.({ ...LINE, target: `/${count}` }, performance.now());
    expect(written.map((text) => text.split('\n').length - 1)).toEqual([500, 500]);
    log.flush?.();
    expect(targetsIn(written).flat()).toEqual(Array.from({ length: 1200 }, (_, count) => `/${count}`));
  });

  it('writes what it keeps when it is flushed, before it returns', () => {
    const { written, target } = collect();
    const log = createLog('info', target);
    log.request?.(LINE, performance.now());
    log.flush?.();
    expect(targetsIn(written)).toEqual([['/a']]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('writes requests of the level debug with that level', () => {
    const { written, target } = collect();
    const log = createLog('debug', target);
    log.request?.(LINE, performance.now());
    log.request?.(LINE, performance.now(), 'debug');
    log.flush?.();
    const levels = written.join('').trim().split('\n');
    expect(levels.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([30, 20]);
  });

  it('drops what cannot be written, and says in a line of the log how much that was', () => {
    const { written, target } = collect();
    let isFull = true;
    const log = createLog('info', {
      ...target,
      write: (bytes) => {
        if (isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        return target.write(bytes);
      },
    });
    log.error({}, 'lost');
    isFull = false;
    log.error({}, 'kept');
    const [dropped, kept] = written.map((line) => JSON.parse(line) as object);
    expect(dropped).toEqual({
      level: 40,
      time: expect.stringMatching(/^\d{4}-.+Z$/),
      dropped: 1,
      why: 'ENOSPC',
      msg: 'log lines were dropped: they could not be written',
    });
    expect(kept).toMatchObject({ msg: 'kept' });
  });

  it('writes one readable line a request at a terminal, and nothing that the terminal would obey', () => {
    vi.setSystemTime(new Date(2026, 0, 2, 3, 4, 5));
    const { written, target } = collect(true);
    const log = createLog('info', target);
    log.request?.({ ...LINE, method: 'PUT', status: 201, ms: 12.3 }, performance.now());
    log.request?.({ ...LINE, target: '/\u001b[2J\u202e\n', ip: undefined }, performance.now());
    log.warn({ err: new Error('no\u001b'), path: '/x\u001b' }, 'careful');
    const [first, second, third, ...stack] = written.join('').trimEnd().split('\n');
    expect(first).toBe('03:04:05 201   12.3 ms  PUT /a  192.0.2.1');
    expect(second).toBe('03:04:05 200    0.3 ms  GET /\\u{1b}[2J\\u{202e}\\u{a}');
    expect(third).toBe('03:04:05 WARN  careful path="/x\\u001b"');
    expect(stack[0]).toBe('  Error: no\\u{1b}');
    expect(stack[1]).toMatch(/^  at /);
  });

  it('says that it writes no requests when it tells of errors only', () => {
    expect(createLog('error', collect().target).isLevelEnabled?.('info')).toBe(false);
  });
});
