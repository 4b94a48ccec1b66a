import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/http/body.ts';
import { readForm } from '../../../src/http/form.ts';
import { bodyBudget } from '../../../src/http/memory-budget.ts';

const limits = { fieldNames: [], fileBytesMax: 1000, formBytesMax: 1000, filesMax: 1 };

describe('a body that says it is a part of something', () => {
  it.each([
    ['the first bytes', 'bytes 0-2/9'],
    ['all of it', 'bytes 0-2/3'],
    ['an unknown length', 'bytes 0-2/*'],
    ['another unit', 'items 1-2/2'],
    ['junk', 'x'],
  ])('is refused and not taken for the whole: %s', async (_what, range) => {
    const headers = { 'content-range': range };
    const request = new Request('http://h/', { method: 'PUT', body: 'abc', headers });
    await expect(readBody(request, 1000)).rejects.toMatchObject({ code: 'malformed' });
    const post = new Request('http://h/', { method: 'POST', body: new FormData(), headers });
    await expect(readForm(post, limits, () => {})).rejects.toMatchObject({ code: 'malformed' });
  });
});

describe('a body whose stream closes in the middle, without an error', () => {
  it('is refused, and gives its memory back', async () => {
    const req = new Readable({ read() {} });
    const request = Object.assign(new Request('http://h/', { method: 'PUT' }), {
      runtime: { node: { req } },
    });
    const read = readBody(request, 1000);
    req.push('abc');
    req.once('data', () => req.destroy());
    await expect(read).rejects.toMatchObject({
      code: 'malformed',
      message: expect.stringContaining('cut off') as string,
    });
    expect(bodyBudget.bytesHeld).toBe(0);
  });
});
