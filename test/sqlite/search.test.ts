import { describe, expect, it } from 'vitest';
import { Searcher } from '../../src/sqlite/search.ts';

const thread = new URL('stubborn-thread.ts', import.meta.url);
const count = (searcher: Searcher, collection: string) => searcher.run('count', [{ collection }, 9]);
const ANSWER = { count: 1, isMore: false };

describe('Searcher', () => {
  it('gives up on a search that takes too long, and searches on in another thread', async () => {
    const searcher = new Searcher({ file: '', log: undefined, limitMs: 1_500, thread });
    await expect(count(searcher, 'stuck')).rejects.toMatchObject({
      name: 'AppError',
      code: 'unavailable',
      hint: 'Use more or longer words, or fewer bounds.',
    });
    expect(await count(searcher, 'quick')).toEqual(ANSWER);
    await searcher.close();
  });

  it('searches on after its thread died', async () => {
    const searcher = new Searcher({ file: '', log: undefined, limitMs: 10_000, thread });
    const results = await Promise.allSettled(
      ['quick', 'die', 'quick'].map((match) => count(searcher, match)),
    );
    expect(results).toMatchObject([
      { value: ANSWER },
      { reason: { name: 'AppError', code: 'unavailable' } },
      { value: ANSWER },
    ]);
    await searcher.close();
  });

  it('refuses more than wait in its queue', async () => {
    const searcher = new Searcher({ file: '', log: undefined, limitMs: 10_000, thread });
    const results = await Promise.allSettled(Array.from({ length: 300 }, () => count(searcher, 'quick')));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(300 - 257);
    await searcher.close();
  });
});
