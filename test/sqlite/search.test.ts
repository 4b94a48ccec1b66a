import { describe, expect, it } from 'vitest';
import { Searcher } from '../../src/sqlite/search.ts';

const thread = new URL('stubborn-thread.ts', import.meta.url);
const request = (match: string) => ({ match, before: 9, limit: 1 });

describe('Searcher', () => {
  it('gives up on a search that takes too long, and searches on in another thread', async () => {
    const searcher = new Searcher({ file: '', log: undefined, limitMs: 1_500, thread });
    await expect(searcher.find(request('stuck'))).rejects.toMatchObject({
      name: 'AppError',
      code: 'unavailable',
      mend: 'Use more or longer words.',
    });
    expect(await searcher.find(request('quick'))).toEqual([1]);
    await searcher.close();
  });

  it('searches on after its thread died', async () => {
    const searcher = new Searcher({ file: '', log: undefined, limitMs: 10_000, thread });
    const results = await Promise.allSettled(
      ['quick', 'die', 'quick'].map((match) => searcher.find(request(match))),
    );
    expect(results).toMatchObject([
      { value: [1] },
      { reason: { name: 'AppError', code: 'unavailable' } },
      { value: [1] },
    ]);
    await searcher.close();
  });

  it('refuses more than wait in its queue', async () => {
    const searcher = new Searcher({ file: '', log: undefined, limitMs: 10_000, thread });
    const results = await Promise.allSettled(
      Array.from({ length: 300 }, () => searcher.find(request('quick'))),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(300 - 257);
    await searcher.close();
  });
});
