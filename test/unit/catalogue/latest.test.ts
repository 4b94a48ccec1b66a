import { describe, expect, it } from 'vitest';
import { chooseLatest, LATEST_LOOKED_AT_MAX } from '../../../src/catalogue/latest.ts';

function* newestFirst(count: number) {
  for (let left = count; left > 0; left--) yield { fileName: `t${left}.torrent`, name: `t${left}` };
}

describe('chooseLatest', () => {
  it('looks at as many torrents as it may, and refuses to look at more', () => {
    const choose = (count: number, match: string) =>
      chooseLatest(newestFirst(count), { match, order: 'published' })?.name;
    const byVersion = (count: number) =>
      chooseLatest(newestFirst(count), { match: undefined, order: 'version' })?.name;
    const most = LATEST_LOOKED_AT_MAX;
    expect([choose(most, 't1'), choose(most, 'none'), byVersion(most)]).toEqual([
      't1',
      undefined,
      `t${most}`,
    ]);
    const refused = expect.objectContaining({
      code: 'invalid',
      message: 'Cannot find the latest torrent of more than 50,000',
      hint: 'Ask for it in a smaller collection, as in /debian/13/latest.',
    });
    expect(() => choose(most + 1, 't1')).toThrow(refused);
    expect(() => byVersion(most + 1)).toThrow(refused);
    expect(choose(most + 1, 't2')).toBe('t2');
  });
});
