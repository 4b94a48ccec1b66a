import { describe, expect, it } from 'vitest';
import { Turns } from '../../../src/lib/turns.ts';

describe('Turns', () => {
  it('does the work of one key in its order, and that of others beside it', async () => {
    const turns = new Turns(10, () => new Error('too many'));
    const began: string[] = [];
    const first = Promise.withResolvers<void>();
    const work = (name: string, until?: Promise<void>) => async (): Promise<void> => {
      began.push(name);
      await until;
    };
    const all = [
      turns.take('a', work('a1', first.promise)),
      turns.take('a', work('a2')),
      turns.take('b', work('b1')),
    ];
    await all[2];
    expect(began).toEqual(['a1', 'b1']);
    first.resolve();
    await Promise.all(all);
    expect(began).toEqual(['a1', 'b1', 'a2']);
  });

  it('goes on after work that failed, and refuses more than may wait', async () => {
    const turns = new Turns(2, () => new Error('too many'));
    const failed = turns.take('a', () => Promise.reject(new Error('failed')));
    const second = turns.take('a', async () => 'done');
    await expect(turns.take('a', async () => 'third')).rejects.toThrow('too many');
    await expect(failed).rejects.toThrow('failed');
    expect(await second).toBe('done');
    expect(await turns.take('a', async () => 'again')).toBe('again');
  });
});
