import { describe, expect, it } from 'vitest';
import { RecentlySeen } from '../../../src/lib/recently-seen.ts';

describe('RecentlySeen', () => {
  it('knows a text from the second time on', () => {
    const seen = new RecentlySeen();
    expect(['a', 'b', 'a', 'b', 'a', ''].map((text) => seen.see(text))).toEqual([
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('forgets what was seen long ago, and keeps most of what is seen again and again', () => {
    const seen = new RecentlySeen();
    const texts = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => `/a/${from + index}.torrent`);
    for (const text of texts(0, 1000)) seen.see(text);
    const again = texts(0, 1000).filter((text) => seen.see(text)).length;
    expect(again).toBeGreaterThan(800);
    for (const text of texts(1000, 100_000)) seen.see(text);
    expect(texts(0, 1000).filter((text) => seen.see(text)).length).toBeLessThan(10);
  });
});
