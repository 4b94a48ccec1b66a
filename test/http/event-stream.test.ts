import { once } from 'node:events';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEventStream } from '../../src/http/event-stream.ts';
import { partsOf } from '../../src/http/respond.ts';

describe('openEventStream', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] }));
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
