import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  CHUNK_BYTES_MAX,
  LINES_MAX,
  readWindow,
  type LogWindow,
  type Wanted,
} from '../../../src/irc-logs/window.ts';
import { temporaryFolder } from '../../support/temp.ts';

async function openText(text: string) {
  const path = join(temporaryFolder(), 'log');
  writeFileSync(path, text);
  const file = await open(path);
  onTestFinished(() => file.close());
  return { file, lengthBytes: Buffer.byteLength(text) };
}

const END = { before: Number.MAX_SAFE_INTEGER };

/** All pages from one end to the other. */
async function walk(text: string, start: Wanted, takesUnended = true): Promise<LogWindow[]> {
  const opened = await openText(text);
  const pages: LogWindow[] = [];
  for (let next: Wanted | undefined = start; next !== undefined;) {
    const page = await readWindow(opened, next, takesUnended);
    pages.push(page);
    expect(pages.length).toBeLessThan(1000);
    next = 'from' in start ? page.later : page.earlier;
  }
  return pages;
}

const wholesOf = (pages: readonly LogWindow[]): string[] =>
  pages.flatMap(({ lines }) => lines.map(({ whole }) => whole));

describe('readWindow', () => {
  const short = Array.from({ length: 3500 }, (_, index) => `line ${index}`);
  const long = Array.from({ length: 700 }, (_, index) => `${index} ${'x'.repeat(1000)}`);

  it.each([
    ['short lines', short],
    ['long lines', long],
    ['nothing but line ends', Array.from({ length: 5000 }, () => '')],
  ])('shows %s page by page, each once, in both directions', async (_, lines) => {
    const text = `${lines.join('\n')}\n`;
    const forwards = await walk(text, { from: 0 });
    const backwards = (await walk(text, END)).toReversed();
    expect(wholesOf(forwards)).toEqual(lines);
    expect(wholesOf(backwards)).toEqual(lines);
    for (const { lines: some, startBytes, endBytes } of [...forwards, ...backwards]) {
      expect(some.length).toBeLessThanOrEqual(LINES_MAX);
      expect(endBytes - startBytes).toBeLessThanOrEqual(CHUNK_BYTES_MAX);
    }
  });

  it('counts hidden lines too: a page of them is empty, and those before it are found', async () => {
    const text = `first\n${'[off]\n'.repeat(1500)}`;
    const pages = await walk(text, END);
    expect(pages.map(({ lines }) => lines.length)).toEqual([0, 1]);
  });

  it.each([
    ['in the middle', (long: string) => `one\n${long}\ntwo\n`, ['one', 'two']],
    ['first', (long: string) => `${long}\ntwo\n`, ['two']],
    ['last', (long: string) => `one\n${long}\n`, ['one']],
    ['unended', (long: string) => `one\n${long}`, ['one']],
    ['alone', (long: string) => long, []],
  ])('passes over a line longer than is read at once: %s', async (_, textOf, expected) => {
    const text = textOf('[off] '.padEnd(3 * CHUNK_BYTES_MAX, 'secret '));
    expect(wholesOf(await walk(text, { from: 0 }))).toEqual(expected);
    expect(wholesOf((await walk(text, END)).toReversed())).toEqual(expected);
  });

  it('shows no half of a line, whichever byte is asked for', async () => {
    const text = 'first\n12:00 <al> secret [off]\nlast\n';
    const opened = await openText(text);
    for (let byte = 0; byte <= text.length + 3; byte++) {
      for (const wanted of [{ from: byte }, { before: byte }]) {
        for (const { whole } of (await readWindow(opened, wanted, true)).lines)
          expect(['first', 'last']).toContain(whole);
      }
    }
  });

  it('takes the last line without its end only where the log does not grow', async () => {
    const opened = await openText('one\ntwo');
    expect(wholesOf([await readWindow(opened, END, true)])).toEqual(['one', 'two']);
    const growing = await readWindow(opened, END, false);
    expect([wholesOf([growing]), growing.endBytes, growing.later]).toEqual([['one'], 4, undefined]);
  });
});
