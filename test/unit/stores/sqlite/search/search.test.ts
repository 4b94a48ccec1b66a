import { describe, expect, it } from 'vitest';
import { Searcher } from '../../../../../src/stores/sqlite/search/search.ts';
import { watchHangs } from '../../../../support/hanging.ts';

const thread = new URL('stubborn-thread.ts', import.meta.url);
const count = (searcher: Searcher, collection: string) => searcher.run('count', [{ collection }, 9]);
const ANSWER = { count: 1, isMore: false };

describe('Searcher', () => {
  it('gives up on a search that takes too long, says how to search for less, and searches on', async () => {
    const rejectionOf = watchHangs('search', 1_500);
    const searcher = new Searcher({ file: '', identity: '', log: undefined, limitMs: 1_500, thread });
    const stuck = count(searcher, 'stuck');
    expect(await count(searcher, 'quick')).toEqual(ANSWER);
    expect(await rejectionOf(stuck)).toMatchObject({
      name: 'AppError',
      code: 'unavailable',
      hint: 'Use more or longer words, or fewer filters.',
    });
    expect(await count(searcher, 'quick')).toEqual(ANSWER);
    await searcher.close();
  });

  it('refuses more searches than may wait', async () => {
    const searcher = new Searcher({ file: '', identity: '', log: undefined, limitMs: 10_000, thread });
    const results = await Promise.allSettled(Array.from({ length: 300 }, () => count(searcher, 'quick')));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(300 - 256 - 4);
    expect(refused[0]).toMatchObject({
      reason: { code: 'unavailable', hint: 'Try again in a few seconds.' },
    });
    await searcher.close();
  });
});
