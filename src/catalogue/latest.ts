import { matchesGlob } from '../lib/glob.ts';
import { compareVersions } from '../lib/version-order.ts';
import type { Torrent } from './torrent.ts';

/** What is the latest: what was published last, or what has the highest version in its file name. */
export const LATEST_ORDERS = ['published', 'version'] as const;
export type LatestOrder = (typeof LATEST_ORDERS)[number];

/** Asks for the latest public torrent in a collection and below it; `''` is the root. */
export interface LatestWanted {
  readonly collection: string;
  /** A pattern, by `matchesGlob`, of its file name, with or without the ending, or of its name. */
  readonly match: string | undefined;
  readonly order: LatestOrder;
}

type Named = Pick<Torrent, 'fileName' | 'name'>;

/** Chooses the latest of these torrents, of which those that were published last come first. */
export function chooseLatest<Candidate extends Named>(
  newestFirst: Iterable<Candidate>,
  { match, order }: Pick<LatestWanted, 'match' | 'order'>,
): Candidate | undefined {
  let latest: Candidate | undefined;
  for (const candidate of newestFirst) {
    if (match !== undefined && !isMatch(match, candidate)) continue;
    if (order === 'published') return candidate;
    if (latest === undefined || compareVersions(stemOf(candidate), stemOf(latest)) > 0) latest = candidate;
  }
  return latest;
}

function isMatch(pattern: string, torrent: Named): boolean {
  return [torrent.fileName, stemOf(torrent), torrent.name].some((name) => matchesGlob(pattern, name));
}

function stemOf({ fileName }: Named): string {
  return fileName.replace(/\.torrent$/, '');
}
