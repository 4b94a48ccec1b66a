import { describe, expect, it } from 'vitest';
import { readLines, type ReadLinesOptions } from '../../src/irc-logs/lines.ts';

function read(text: string | Uint8Array, options: Partial<ReadLinesOptions> = {}) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return readLines(bytes, { takesUnended: true, ...options });
}

describe('readLines', () => {
  it.each([
    ['12:34 <bob> hello', '12:34', 'bob', 'hello'],
    ['[12:34:56] <@bob> hello', '12:34:56', 'bob', 'hello'],
    ['2006-11-23 12:34 <+al> hello <b>', '12:34', 'al', 'hello <b>'],
    ['[2006-11-23T12:34:56] <al> x', '12:34:56', 'al', 'x'],
    ['<al> no time', undefined, 'al', 'no time'],
    ['12:34 * al waves', '12:34', undefined, '* al waves'],
    ['12:34 -!- al has joined', '12:34', undefined, '-!- al has joined'],
    ['just text', undefined, undefined, 'just text'],
    ['12:34 <al>', '12:34', 'al', ''],
    ['', undefined, undefined, ''],
  ])('reads %j', (line, time, nick, text) => {
    expect(read(`${line}\n`).lines).toEqual([
      { number: 1, endBytes: Buffer.byteLength(line) + 1, whole: line, time, nick, text },
    ]);
  });

  it.each([
    '12:34 <bob> [off] between us',
    '12:34 <bob> between us [off]',
    '[off] between us',
    '12:34 <bob> [OFF] between us',
    '12:34 <bob> [\u0002off\u0002] between us',
    '12:34 <bob> \u000304,12[off] between us',
    '12:34 <bob> [o\u0000ff] between us',
    '12:34 <bob> [o\u200bff] between us',
    '12:34 <bob> [o\u00adf\u2060f\u034f] between us',
    '12:34 <bob> \uff3b\uff4f\uff46\uff46\uff3d between us',
  ])('leaves out %j', (line) => {
    const { lines } = read(`one\n${line}\ntwo\n`);
    expect(lines.map(({ number, whole }) => [number, whole])).toEqual([
      [1, 'one'],
      [3, 'two'],
    ]);
  });

  it('takes the colours off, and all other controls but the tab', () => {
    expect(read('\u0002bold\u000f \u000304,12red\u0003 \u001b[31m\ttab\u0007').lines[0]?.whole).toBe(
      'bold red [31m\ttab',
    );
  });

  it('reads UTF-8 and what is none in one file', () => {
    const bytes = Buffer.concat([Buffer.from('grün €\r\n'), Buffer.from('grün\n', 'latin1')]);
    expect(read(bytes).lines.map(({ whole }) => whole)).toEqual(['grün €', 'grün']);
  });

  it('takes a line without its end only when nobody writes it any more', () => {
    expect(read('one\ntwo').lines).toHaveLength(2);
    const { lines, endBytes } = read('one\ntwo', { takesUnended: false });
    expect([lines.length, endBytes]).toEqual([1, 4]);
  });

  it('counts from where the bytes begin in the file', () => {
    const { lines, endBytes } = read('one\n[off]\n', { startBytes: 100, firstNumber: 7 });
    expect(lines[0]).toMatchObject({ number: 7, endBytes: 104 });
    expect(endBytes).toBe(110);
  });
});
