import { describe, expect, it } from 'vitest';
import { readLines, type ReadLinesOptions } from '../../../src/irc-logs/lines.ts';

function read(text: string | Uint8Array, options: Partial<ReadLinesOptions> = {}) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return readLines(bytes, { takesUnended: true, ...options });
}

describe('readLines', () => {
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
    '12:34 <bob> [\u00ado\u2060f\ufe0ff] between us',
    '12:34 <bob> [o\ufff9f\u2800f] between us',
  ])('leaves out %j', (line) => {
    const { lines } = read(`one\n${line}\ntwo\n`);
    expect(lines.map(({ whole }) => whole)).toEqual(['one', 'two']);
  });

  it('leaves out a line whose mark has an invisible character, and whose other bytes are not UTF-8', () => {
    const line = Buffer.concat([Buffer.from('<bob> gr\u00fcn ', 'latin1'), Buffer.from('[o\u200bff]\n')]);
    expect(read(line).lines).toEqual([]);
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
    const { lines, startBytes, endBytes } = read('one\n[off]\n', { startBytes: 100 });
    expect(lines[0]).toMatchObject({ startBytes: 100, endBytes: 104 });
    expect([startBytes, endBytes]).toEqual([100, 110]);
  });

  it.each([
    ['first', ['1', '2'], 0, 4],
    ['last', ['3', '4'], 4, 8],
  ] as const)('gives the %s lines when not all are wanted', (keep, wholes, start, end) => {
    const { lines, startBytes, endBytes } = read('1\n2\n3\n4\n', { keep, linesMax: 2 });
    expect(lines.map(({ whole }) => whole)).toEqual(wholes);
    expect([startBytes, endBytes]).toEqual([start, end]);
  });

  it('finds the same lines from both ends, whatever the line ends', () => {
    for (const text of ['', '\n', '\n\n\n', 'a', 'a\n', '\na', 'a\n\nb', 'a\nb\n\n', '\r\n\r\na\r\n']) {
      for (const takesUnended of [true, false]) {
        const all = (keep: 'first' | 'last') => read(text, { keep, takesUnended, linesMax: 1000 });
        expect(all('last'), JSON.stringify(text)).toEqual(all('first'));
      }
    }
  });
});
