import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/http/body.ts';
import { readForm } from '../../../src/http/form.ts';

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
