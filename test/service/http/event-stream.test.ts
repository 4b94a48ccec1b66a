import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openEventStream } from '../../../src/http/event-stream.ts';
import { partsOf } from '../../../src/http/respond.ts';
import { serve } from '../../../src/http/serve.ts';

describe('openEventStream', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  it('ends after ten minutes, so that a client whose token was revoked is not told for ever', async () => {
    const stream = openEventStream();
    const body = partsOf(stream.response)?.body;
    if (!(body instanceof Readable)) throw new Error('The body of an event stream is no stream');
    const ended = once(body.resume(), 'close');
    vi.advanceTimersByTime(10 * 60_000 - 1);
    stream.send({ data: 'still there' });
    expect(body.readableEnded).toBe(false);
    vi.advanceTimersByTime(1);
    await ended;
    expect(body.readableEnded).toBe(true);
  });
});

describe('an event stream over a connection', () => {
  it('ends when its client has closed its side, though other answers are sent to their end', async () => {
    const stream = openEventStream();
    const closed = new Promise((resolve) => stream.onClose(() => resolve('closed')));
    const log = { info() {}, warn() {}, error() {} };
    const server = await serve(() => stream.response, { host: '127.0.0.1', port: 0, log });
    onTestFinished(() => server.close(0));
    const socket = connect(server.port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    socket.end();
    expect(await closed).toBe('closed');
  });
});
