import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
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
  it.each<[string, RequestLine]>([
    ['an ordinary one', LINE],
    ['one without an address', { ...LINE, ip: undefined }],
    ['one that would end its string', { ...LINE, target: '/","status":"500' }],
    [
      'one with bytes of no UTF-8, controls and backslashes',
      { ...LINE, target: '/\u00e9\u0000\n\\\u007f\u2028' },
    ],
    ['a method that is none', { ...LINE, method: 'GET"\n' }],
  ])('writes the line of a request as pino would: %s', async (_what, line) => {
    const [own, pinos] = [collect(), collect()];
    createLog('info', own.stream).request?.(line);
    pino({ base: null }, { write: (text) => void pinos.written.push(text) }).info(line, 'request');
    await turn();
    const [ours, theirs] = [own.written.join(''), pinos.written.join('')] as const;
    expect(JSON.parse(ours)).toEqual({ ...JSON.parse(theirs), time: expect.stringMatching(/^\d{4}-.+Z$/) });
    expect(ours.replace(/"time":"[^"]+"/, '')).toBe(theirs.replace(/"time":\d+/, ''));
  });

  it('hands the lines of a turn on together, and keeps the order of all', async () => {
    const { written, stream } = collect();
    const log = createLog('info', stream);
    log.request?.({ ...LINE, target: '/1' });
    log.request?.({ ...LINE, target: '/2' });
    log.error({}, 'broken');
    log.request?.({ ...LINE, target: '/3' });
    await turn();
    const targets = written.map((text) => text.match(/(?<="target":")[^"]+|broken/g));
    expect(targets).toEqual([['/1', '/2', 'broken'], ['/3']]);
  });

  it('says that it writes no requests when it tells of errors only', () => {
    expect(createLog('error', collect().stream).isLevelEnabled?.('info')).toBe(false);
  });
});
