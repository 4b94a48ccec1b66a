import { describe, expect, it } from 'vitest';
import { receiveRaw, receiveUploads } from '../../../src/service/receive.ts';

const MIB = 1024 * 1024;
const message = 'Cannot accept more than 1 MiB';
const hint =
  'A .torrent file grows with its pieces and its files: create it again with a larger piece length, or pack many small files into one archive.';

const put = (bytes: number, headers: Record<string, string> = {}) =>
  new Request('http://a.example/', { method: 'PUT', body: new Uint8Array(bytes), headers });

describe('receiveRaw', () => {
  it('refuses a file over the limit with the size in words and both ways to make it smaller', async () => {
    const claimed = put(1, { 'content-length': String(MIB + 1) });
    const sent = put(MIB + 1);
    for (const request of [claimed, sent]) {
      await expect(receiveRaw(request, MIB)).rejects.toMatchObject({ code: 'too_large', message, hint });
    }
    expect((await receiveRaw(put(MIB), MIB)).byteLength).toBe(MIB);
  });
});

describe('receiveUploads', () => {
  const post = (bytes: number, headers: Record<string, string> = {}) => {
    const body = new FormData();
    body.append('file', new File([new Uint8Array(bytes)], 'a.torrent'));
    return new Request('http://a.example/', { method: 'POST', body, headers });
  };

  const formOf = (names: readonly string[]) => {
    const body = new FormData();
    for (const name of names) body.append('file', new File(['d1:ai1ee'], name));
    return new Request('http://a.example/', { method: 'POST', body });
  };

  it('takes 100 files of one form, and refuses one more', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}.torrent`);
    expect((await receiveUploads(formOf(names(100)), MIB, [])).uploads).toHaveLength(100);
    await expect(receiveUploads(formOf(names(101)), MIB, [])).rejects.toMatchObject({ code: 'too_large' });
  });

  it('takes a form of eight times the largest file', async () => {
    const files = Array.from({ length: 8 }, () => new File([new Uint8Array(MIB - 200)], 'a.torrent'));
    const body = new FormData();
    for (const file of files) body.append('file', file);
    const request = new Request('http://a.example/', { method: 'POST', body });
    const { uploads } = await receiveUploads(request, MIB, []);
    expect(uploads.map(({ content }) => content instanceof Uint8Array)).toEqual(files.map(() => true));
  });

  it.each([
    ['X.TORRENT', 'X.torrent'],
    ['folder/X.Torrent', 'X.torrent'],
    [String.raw`C:\X.torrent`, 'X.torrent'],
    ['blob', undefined],
  ])('stores %s as %s', async (sentName, fileName) => {
    const { uploads } = await receiveUploads(formOf([sentName]), MIB, []);
    expect(uploads[0]?.fileName).toBe(fileName);
  });

  it('says the same of one file of a form', async () => {
    const { uploads } = await receiveUploads(post(MIB + 1), MIB, []);
    expect(uploads[0]?.content).toMatchObject({ code: 'too_large', message, hint });
  });

  it('speaks of fewer files where the form as a whole is too large', async () => {
    await expect(receiveUploads(post(9 * MIB), MIB, [])).rejects.toMatchObject({
      code: 'too_large',
      message: 'Cannot accept a form of more than 8 MiB',
      hint: 'Send fewer files at once.',
    });
  });
});
