import type { Count, TorrentFilter } from './torrent-list.ts';

/** Counting on would tell no more: a word that so many have is a usual one. */
const COUNT_MAX = 100;

/** The word that most torrents of the filter have, the first of equally common ones; undefined when none has any. */
export function findCommonest(
  words: readonly string[],
  filter: TorrentFilter,
  count: (filter: TorrentFilter, max: number) => Count,
): string | undefined {
  let commonest: string | undefined;
  let most = 0;
  for (const word of words) {
    const terms = { phrases: [{ words: [word], isPrefix: false }], without: [] };
    const found = count({ ...filter, terms }, COUNT_MAX).count;
    if (found <= most) continue;
    commonest = word;
    most = found;
  }
  return commonest;
}
