import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestLine } from '../src/http/request-line.ts';
import { createLog } from '../src/log.ts';

/** What was written, in the pieces in which it was. */
function collect() {
  const written: string[] = [];
  return {
    written,
    stream: { write: (bytes: Uint8Array) => void written.push(Buffer.from(bytes).toString()) },
  };
}

const LINE: RequestLine = { method: 'GET', target: '/a', status: 200, ms: 0.3, ip: '192.0.2.1' };

describe('createLog', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each<[string, RequestLine]>([
    ['an ordinary one', LINE],
    ['one without an address', { ...LINE, ip: undefined }],
    ['one that would end its string', { ...LINE, target: '/","status":"500' }],
    [
      'one with bytes of no UTF-8, controls and backslashes',
      { ...LINE, target: '/\u00e9\u0000\n\\\u007f\u2028' },
    ],
    ['a method that is none', { ...LINE, method: 'GET"\n' }],
  ])('writes the line of a request as pino would: %s', (_what, line) => {
    const [own, pinos] = [collect(), collect()];
    const log = createLog('info', own.stream);
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
    const { written, stream } = collect();
    const log = createLog('info', stream);
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
    const { written, stream } = collect();
    const log = createLog('info', stream);
    const lines: RequestLine[] = [
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
    const told = written.join('').trim().split('\n');
    const parsed = told.map((line) => JSON.parse(line) as RequestLine & { time: string });
    expect(parsed.map(({ method, target, status, ms, ip }) => ({ method, target, status, ms, ip }))).toEqual(
      lines,
    );
    const times = parsed.map(({ time }) => Date.parse(time));
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 5, 10, 15, 20]);
  });

  it('hands on what has become many', () => {
    const { written, stream } = collect();
    const log = createLog('info', stream);
    for (let count = 0; count < 1200; count += 1)
      log.request?.({ ...LINE, target: `/${count}` }, performance.now());
    expect(written.map((text) => text.split('\n').length - 1)).toEqual([500, 500]);
    log.flush?.();
    expect(targetsIn(written).flat()).toEqual(Array.from({ length: 1200 }, (_, count) => `/${count}`));
  });

  it('writes down what it keeps when it is told to, before it returns', () => {
    const { written, stream } = collect();
    const flushSync = vi.fn();
    const log = createLog('info', { ...stream, flushSync });
    log.request?.(LINE, performance.now());
    log.flush?.();
    expect(targetsIn(written)).toEqual([['/a']]);
    expect(flushSync).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says that it writes no requests when it tells of errors only', () => {
    expect(createLog('error', collect().stream).isLevelEnabled?.('info')).toBe(false);
  });
});
