import { afterEach, describe, expect, it, vi } from 'vitest';
import { fileNameFor, toNewCollection } from '../../../src/catalogue/names.ts';
import { parseQuery } from '../../../src/catalogue/parse-query.ts';
import { toLine, toLines } from '../../../src/catalogue/plain-text.ts';
import { toSortName } from '../../../src/catalogue/sort-name.ts';
import { AppError } from '../../../src/errors.ts';
import { readLines } from '../../../src/irc-logs/lines.ts';
import type { Metainfo } from '../../../src/metainfo/metainfo.ts';
import { isReservedSegment, parseScope } from '../../../src/lib/scope.ts';
import { holdsTerms } from '../../../src/catalogue/holds-terms.ts';
import { toWordText } from '../../../src/stores/sqlite/lists/word-text.ts';
import { foundBatches } from '../../../src/service/file-batches.ts';
import { readQuery } from '../../../src/service/input/texts.ts';
import { LIST_QUERY } from '../../../src/service/list-query.ts';
import { check, v1, v1Files } from '../../support/metainfo/make.ts';
import { spyOnNormalize } from '../../support/normalize-work.ts';

const attributes = { pad: false, executable: false, hidden: false, symlink: false };

/** Every way in which text of a stranger is normalised. Each may refuse it. */
const ways: Readonly<Record<string, (text: string) => unknown>> = {
  'a title': (text) => toLine(text, 'title', 200),
  'a report': (text) => toLines(text, 'report', 2000),
  'a collection': (text) => toNewCollection(text),
  'a scope of a token': (text) => parseScope(text),
  'a first folder': (text) => isReservedSegment(text),
  'a name of a torrent': (text) => [fileNameFor(text), toSortName(text), toWordText(text)],
  'a search': (text) => parseQuery(text),
  'a category to filter by': (text) =>
    readQuery(LIST_QUERY, new URLSearchParams({ category: text }), 'list torrents'),
  'texts that are searched': (text) =>
    holdsTerms([text], { phrases: [{ words: [text], isPrefix: true }], without: [] }),
  'a line of a log': (text) => readLines(Buffer.from(text), { takesUnended: true }),
  'names in a torrent': (text) => check(v1Files([{ length: 5, path: [text] }])),
  'the name of a torrent': (text) => check(v1({ name: text })),
  'a search for files': async (text) => {
    const files = () => [{ path: [text], lengthBytes: 1, attributes }];
    const metainfo = { fileCount: 1, files } as unknown as Metainfo;
    for await (const _ of foundBatches(metainfo, text));
  },
};

afterEach(() => vi.restoreAllMocks());

async function workOf(way: (text: string) => unknown, text: string): Promise<number> {
  const work = spyOnNormalize();
  try {
    await way(text);
  } catch (error) {
    // It may be refused.
    if (!(error instanceof AppError)) throw error;
  }
  work.spy.mockRestore();
  expect(work.longestRun).toBeLessThanOrEqual(30);
  return work.characters;
}

describe('text of a stranger', () => {
  it.for(Object.entries(ways))('is normalised in work that grows with its length: %s', async ([, way]) => {
    for (const unit of ['\u0315\u0300', '\u0315\uff9e', '\u0f73\u0345', '\u{1d165}\u0300', 'é\u0315\u0300']) {
      await workOf(way, `a${unit.repeat(50)}`);
      const work: number[] = [];
      for (const count of [1000, 2000, 4000]) work.push(await workOf(way, `a${unit.repeat(count)}`));
      const [one = 0, two = 0, four = 0] = work;
      expect(four - two).toBeLessThanOrEqual(2.2 * Math.max(0, two - one) + 300);
    }
  });
});
