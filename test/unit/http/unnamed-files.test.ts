import { describe, expect, it } from 'vitest';
import { unnamedFiles } from '../../../src/http/unnamed-files.ts';

const TYPE = 'multipart/form-data; boundary=edge';
const FILE = 'Content-Type: application/octet-stream';

/** What comes of a body that comes in pieces of that length. */
function pass(body: string, pieceLength = Infinity, contentType = TYPE): string {
  const relabel = unnamedFiles(contentType, ['title']);
  const pieces: Buffer[] = [];
  const bytes = Buffer.from(body, 'latin1');
  for (let i = 0; i < bytes.length; i += pieceLength)
    pieces.push(...relabel.push(bytes.subarray(i, i + pieceLength)));
  return Buffer.concat([...pieces, relabel.rest()]).toString('latin1');
}

function lengthOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** A body with one part, as it goes into the parser. */
const bodyOf = (head: string, content = 'd1:ae') => `\r\n--edge\r\n${head}\r\n\r\n${content}\r\n--edge--\r\n`;
const passPart = (head: string) => pass(bodyOf(head).slice(2));
const named = 'Content-Disposition: form-data; name="file"';

describe('unnamedFiles', () => {
  it.each([
    'Content-Type: application/x-bittorrent',
    'content-type:APPLICATION/X-BITTORRENT',
    'Content-Type: application/json; charset=utf-8',
    'Content-Type:\r\n application/x-bittorrent;\r\n\tname="x"',
    'Content-Type: text/html',
  ])('makes a file of a part with %j', (type) => {
    expect(passPart(`${named}\r\n${type}`)).toBe(bodyOf(`${named}\r\n${FILE}`));
    expect(passPart(`${type}\r\n${named}`)).toBe(bodyOf(`${FILE}\r\n${named}`));
  });

  it.each([
    named,
    `${named}\r\nContent-Type: text/plain`,
    `${named}\r\nContent-Type: TEXT/plain; charset=utf-8`,
    `${named}\r\nContent-Type: bittorrent`,
    `${named}\r\nContent-Type:`,
    'Content-Disposition: form-data; name="title"\r\nContent-Type: application/json',
    'Content-Disposition: form-data;\r\n name=title\r\nContent-Type: text/html',
    `${named}\r\nX-Content-Type: application/x-bittorrent`,
    `Content-Disposition: form-data; name="Content-Type: a/b"`,
  ])('leaves a part with %j as it is', (head) => {
    expect(passPart(head)).toBe(bodyOf(head));
  });

  it('gives the same for pieces of every length, with a preamble, an epilogue and heads in the content', () => {
    const head = `${named}\r\nContent-Type: application/x-bittorrent`;
    const trap = `\r\n--edg\r\n${head}\r\n\r\n\r\n--\r\n\r`;
    const body = (label: string) =>
      `\r\n${trap}\r\n--edge\r\n${named}\r\n${label}\r\n\r\n${trap}\r\n--edge \r\n--edge\r\n` +
      `Content-Disposition: form-data; name="title"\r\n\r\n\r\n--edge\r\n${label}\r\n${named}\r\n\r\n\r\n--edge--${trap}`;
    const sent = body('Content-Type: application/x-bittorrent').slice(2);
    for (let length = 1; length <= sent.length; length++) expect(pass(sent, length)).toBe(body(FILE));
  });

  it('finds a boundary in quotes, with spaces and marks in it', () => {
    const boundary = `a b'()+,./:=?`;
    const body = (label: string) =>
      `\r\n--${boundary}\r\n${named}\r\nContent-Type: ${label}\r\n\r\nx\r\n--${boundary}--\r\n`;
    const type = `multipart/form-data; charset=utf-8; BOUNDARY="${boundary}"`;
    expect(pass(body('a/b').slice(2), 3, type)).toBe(body('application/octet-stream'));
    expect(() => unnamedFiles('multipart/form-data', [])).toThrow('boundary');
  });

  it('copies neither a body that comes at once nor the content of one with another type', () => {
    const content = 'x'.repeat(100_000);
    const whole = Buffer.from(bodyOf(`${named}\r\n${FILE}`, content).slice(2));
    const other = Buffer.from(bodyOf(`${named}\r\nContent-Type: a/b`, content).slice(2));
    for (const body of [whole, other]) {
      const copied = unnamedFiles(TYPE, [])
        .push(body)
        .filter(({ buffer }) => buffer !== body.buffer);
      expect(lengthOf(copied)).toBeLessThan(200);
    }
  });

  it('keeps no more than the longest head that the parser takes', () => {
    const relabel = unnamedFiles(TYPE, []);
    const held: number[] = [];
    let [sent, out] = [2, 0];
    for (const text of ['--edge\r\nX: ', ...Array.from({ length: 100 }, () => 'x'.repeat(1000))]) {
      sent += text.length;
      out += lengthOf(relabel.push(Buffer.from(text)));
      held.push(sent - out);
    }
    expect(Math.max(...held)).toBeLessThanOrEqual(16 * 1024);
    expect(out + relabel.rest().length).toBe(sent);
  });

  it('passes on delimiters that have nothing between them, and keeps none of them', () => {
    for (const unit of ['\r\n--edge', '\r\n--edge\r\n', '\r\n--edge\r\n\r\n']) {
      const relabel = unnamedFiles(TYPE, []);
      const chunk = Buffer.from(unit.repeat(1000));
      let kept = 0;
      for (let i = 0; i < 5; i++) {
        kept += chunk.length - lengthOf(relabel.push(chunk));
        expect(kept, JSON.stringify(unit)).toBeLessThan(unit.length + 10);
      }
    }
  });

  it('passes on the parts after a head that never ends', () => {
    const head = `${named}\r\nContent-Type: a/b`;
    const body = (label: string) =>
      `\r\n--edge\r\n${head}\r\n--edge\r\n${named}\r\n${label}\r\n\r\nx\r\n--edge--\r\n`;
    expect(pass(body('Content-Type: a/b').slice(2))).toBe(body(FILE));
  });
});
