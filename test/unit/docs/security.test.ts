import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('../../../docs/security.md', import.meta.url), 'utf8');
const rows = Array.from(page.matchAll(/^\| (\d+\.\d+\.\d+) +\|(.*)\|$/gm), ([, number = '', rest = '']) => ({
  number,
  rest,
}));

function readTest(path: string): string {
  const file = new URL(`../../../${path}`, import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Whether a test file has that sentence as a name, and not only somewhere in its text. */
function hasSentence(source: string, sentence: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(quote + sentence + quote));
}

describe('docs/security.md', () => {
  it('names for each requirement a test that exists, in the very words of that test', () => {
    const rotten = rows.flatMap(({ number, rest }) => {
      const shown = [...rest.matchAll(/`(test\/\S+\.ts) › ([^`]+)`/g)];
      if (shown.length === 0) return [`${number} names no test`];
      return shown
        .filter(([, path = '', sentence = '']) => !hasSentence(readTest(path), sentence))
        .map(([named]) => `${number} names ${named}`);
    });
    expect(rotten).toEqual([]);
    expect(rows.length).toBeGreaterThan(100);
  });

  it('has each requirement once, in the order of the standard', () => {
    const numbers = rows.map(({ number }) => number);
    const inOrder = [...new Set(numbers)].sort((one, other) =>
      one.localeCompare(other, 'en', { numeric: true }),
    );
    expect(numbers).toEqual(inOrder);
  });
});
