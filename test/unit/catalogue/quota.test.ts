import { describe, expect, it } from 'vitest';
import { checkQuota } from '../../../src/catalogue/quota.ts';

const holding = (torrentCount: number, metainfoBytes = 0) => ({ torrentCount, metainfoBytes });
const quota = (torrentsMax?: number, metainfoBytesMax?: number) => ({
  tokenId: 1,
  quota: { torrentsMax, metainfoBytesMax },
});
const strangers = (torrentsMax?: number, metainfoBytesMax?: number) => ({
  ...quota(torrentsMax, metainfoBytesMax),
  tokenId: undefined,
});

describe('checkQuota', () => {
  it('lets everything pass without a quota', () => {
    checkQuota(quota(), holding(0), holding(1e9, 1e15));
    expect(() => checkQuota(quota(0), holding(0), holding(1))).toThrow('0 torrents');
  });

  it('refuses one too many, and a byte too many, and says so', () => {
    checkQuota(quota(2, 10), holding(1, 5), holding(2, 10));
    expect(() => checkQuota(quota(2), holding(2), holding(3))).toThrow(
      'its quota is 2 torrents, and 2 are published',
    );
    expect(() => checkQuota(quota(9, 10), holding(1, 5), holding(2, 11))).toThrow(
      'with this upload they have 11',
    );
  });

  it('lets what is too much stay and become less', () => {
    checkQuota(quota(1, 1), holding(5, 50), holding(5, 50));
    checkQuota(quota(1, 1), holding(5, 50), holding(4, 49));
    expect(() => checkQuota(quota(1, 1), holding(5, 50), holding(4, 51))).toThrow('1 bytes');
  });

  it('tells strangers, who share a quota, to come again or to use a token', () => {
    const refused = expect.objectContaining({
      code: 'unavailable',
      message: 'Cannot accept more uploads without a token: the limit is 2 torrents, and 2 are published',
    }) as Error;
    expect(() => checkQuota(strangers(2), holding(2), holding(3))).toThrow(refused);
    expect(() => checkQuota(strangers(9, 10), holding(1, 5), holding(2, 11))).toThrow(
      'the limit is 10 bytes',
    );
  });
});
