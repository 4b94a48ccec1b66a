import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readForm, type Form } from '../../../src/http/form.ts';
import { bodyBudget } from '../../../src/http/memory-budget.ts';

const limits = { fieldNames: ['title'], fileBytesMax: 1000, formBytesMax: 5000, filesMax: 3 };

interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly type?: string;
  readonly content: Uint8Array;
}

function encode(parts: readonly Part[], boundary: string): Buffer {
  const chunks = parts.flatMap(({ name, fileName, type, content }) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"`),
    Buffer.from(fileName === undefined ? '' : `; filename="${fileName}"`),
    Buffer.from(type === undefined ? '\r\n\r\n' : `\r\nContent-Type: ${type}\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
}

function requestOf(body: Uint8Array, cuts: readonly number[], boundary: string): Request {
  const ends = [...new Set(cuts.map((cut) => cut % body.length)), body.length].toSorted(
    (one, other) => one - other,
  );
  let start = 0;
  const chunks = ends.map((end) => body.subarray(start, (start = end)));
  const stream = ReadableStream.from(chunks.filter((chunk) => chunk.length > 0));
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return new Request('http://host/', { method: 'POST', body: stream, headers, duplex: 'half' });
}

function plain({ fields, files }: Form): unknown {
  return {
    fields: [...fields],
    files: files.map(({ fileName, content }) => [
      fileName,
      content instanceof Uint8Array ? [...content] : content.code,
    ]),
  };
}

describe('readForm', () => {
  it('reads the same whatever pieces the body comes in', async () => {
    const content = fc.uint8Array({ maxLength: 1000 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(content, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        async (contents, cuts) => {
          const parts = [
            { name: 'title', content: Buffer.from('größer') },
            ...contents.map((bytes, i) => ({ name: 'file', fileName: `${i}-é.torrent`, content: bytes })),
          ];
          const body = encode(parts, 'edge');
          fc.pre(!contents.some((bytes) => Buffer.from(bytes).includes('--edge')));
          const whole = await readForm(requestOf(body, [], 'edge'), limits, () => {});
          const pieces = await readForm(requestOf(body, cuts, 'edge'), limits, () => {});
          expect(plain(pieces)).toEqual(plain(whole));
          expect(plain(whole)).toEqual({
            fields: [['title', 'größer']],
            files: contents.map((bytes, i) => [`${i}-é.torrent`, [...bytes]]),
          });
        },
      ),
      { numRuns: 100, seed: 20261123 },
    );
  });

  it('takes a part for a file that has a type and no file name, wherever the body is cut', async () => {
    const parts = [
      { name: 'title', type: 'text/plain; charset=utf-8', content: Buffer.from('größer') },
      { name: 'file', type: 'application/x-bittorrent', content: Buffer.from([0, 255, 13, 10]) },
      { name: 'file', fileName: '', type: 'application/json', content: Buffer.from('de') },
      { name: 'file', type: 'application/x-bittorrent', content: Buffer.from('') },
    ];
    const body = encode(parts, 'edge');
    const files = [
      [undefined, [0, 255, 13, 10]],
      [undefined, [100, 101]],
    ];
    for (let cut = 0; cut < body.length; cut++) {
      const form = await readForm(requestOf(body, [cut], 'edge'), limits, () => {});
      expect(plain(form)).toEqual({ fields: [['title', 'größer']], files });
    }
    const bytes = Array.from({ length: body.length }, (_, cut) => cut);
    const form = await readForm(requestOf(body, bytes, 'edge'), limits, () => {});
    expect(plain(form)).toEqual({ fields: [['title', 'größer']], files });
  });

  it('takes a field of the form for a field, whatever its type says, within its limits', async () => {
    const field = (type: string, size = 1) => ({ name: 'title', type, content: Buffer.alloc(size, 'x') });
    for (const type of ['text/plain', 'text/html; charset=utf-8', 'application/json']) {
      const form = await readForm(requestOf(encode([field(type)], 'edge'), [], 'edge'), limits, () => {});
      expect(plain(form)).toEqual({ fields: [['title', 'x']], files: [] });
      const long = requestOf(encode([field(type, 4097)], 'edge'), [], 'edge');
      await expect(readForm(long, limits, () => {})).rejects.toMatchObject({ code: 'too_large' });
    }
  });

  it('holds files without a name to the limits of files', async () => {
    const file = (size: number) => ({ name: 'file', type: 'a/b', content: new Uint8Array(size) });
    const read = (parts: readonly Part[]) =>
      readForm(requestOf(encode(parts, 'edge'), [], 'edge'), limits, () => {});
    const { files } = await read([file(1000), file(1001)]);
    expect(
      files.map(({ content }) => (content instanceof Uint8Array ? content.length : content.code)),
    ).toEqual([1000, 'too_large']);
    await expect(read([file(1), file(1), file(1), file(1)])).rejects.toMatchObject({ code: 'too_large' });
    await expect(read([{ ...file(1), name: 'a file' }])).rejects.toMatchObject({ code: 'malformed' });
  });

  it('takes the other files when one is too large', async () => {
    const file = (size: number) => ({ name: 'file', fileName: `${size}`, content: new Uint8Array(size) });
    const body = encode([file(10), file(1001), file(1000)], 'edge');
    const { files } = await readForm(requestOf(body, [], 'edge'), limits, () => {});
    expect(
      files.map(({ content }) => (content instanceof Uint8Array ? content.length : content.code)),
    ).toEqual([10, 'too_large', 1000]);
  });

  it('asks before the first file, with the fields that came before it, and reads no further when refused', async () => {
    const body = encode(
      [
        { name: 'title', content: Buffer.from('x') },
        { name: 'file', fileName: 'a', content: new Uint8Array(10) },
      ],
      'edge',
    );
    const asked: unknown[] = [];
    const refuse = (fields: ReadonlyMap<string, string>): void => {
      asked.push([...fields]);
      throw new Error('not you');
    };
    await expect(readForm(requestOf(body, [], 'edge'), limits, refuse)).rejects.toThrow('not you');
    expect(asked).toEqual([[['title', 'x']]]);
    const withoutFile = encode([{ name: 'title', content: Buffer.from('y') }], 'edge');
    await expect(readForm(requestOf(withoutFile, [], 'edge'), limits, refuse)).rejects.toThrow('not you');
    expect(asked).toHaveLength(2);
  });

  it.each([
    [
      'a body that is too large',
      encode([{ name: 'file', fileName: 'a', content: new Uint8Array(6000) }], 'edge'),
      'too_large',
    ],
    [
      'a body that ends early',
      encode([{ name: 'file', fileName: 'a', content: new Uint8Array(10) }], 'edge').subarray(0, -5),
      'malformed',
    ],
    [
      'a field that is not of the form',
      encode([{ name: 'other', content: new Uint8Array(1) }], 'edge'),
      'malformed',
    ],
    ['a field of 70 kB', encode([{ name: 'title', content: new Uint8Array(70_000) }], 'edge'), 'too_large'],
  ])('refuses %s', async (_what, body, code) => {
    const roomy = { ...limits, formBytesMax: code === 'too_large' && body.length > 10_000 ? 100_000 : 5000 };
    await expect(readForm(requestOf(body, [1000], 'edge'), roomy, () => {})).rejects.toMatchObject({ code });
  });

  it('says that a form is too large where there is never so much memory, and not to try again', async () => {
    const files = Array.from({ length: 3 }, (_, i) => ({
      name: 'file',
      fileName: `${i}`,
      content: new Uint8Array(1000),
    }));
    const body = encode(files, 'edge');
    bodyBudget.limitTo(4000);
    onTestFinished(() => bodyBudget.limitTo(512 * 1024 * 1024));
    const reading = readForm(requestOf(body, [500], 'edge'), limits, () => {});
    await expect(reading).rejects.toMatchObject({ code: 'too_large', hint: 'Send fewer files at once.' });
  });
});
