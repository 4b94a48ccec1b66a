import { AppError } from '../errors.ts';
import { matchesGlob } from '../lib/glob.ts';
import { compareVersions } from '../lib/version-order.ts';
import type { Torrent } from './torrent.ts';

/** What is the latest: what was published last, or what has the highest version in its file name. */
export const LATEST_ORDERS = ['published', 'version'] as const;
export type LatestOrder = (typeof LATEST_ORDERS)[number];

/** Asks for the latest public torrent in a collection and below it; `''` is the root. */
export interface LatestWanted {
  /** The area that the collection is in, and whether those below it count. */
  readonly area?: string | undefined;
  readonly below?: boolean | undefined;
  readonly collection: string;
  /** A pattern, by `matchesGlob`, of its file name, with or without the ending, or of its name. */
  readonly match: string | undefined;
  readonly order: LatestOrder;
}

type Named = Pick<Torrent, 'fileName' | 'name'>;

/**
 * How many torrents are looked at, at most. A pattern that nothing matches would read all of them: a million take longer
 * than a search may.
 */
export const LATEST_LOOKED_AT_MAX = 50_000;

/**
 * Chooses the latest of these torrents, of which those that were published last come first. Throws invalid when it is not
 * known after `LATEST_LOOKED_AT_MAX` of them.
 */
export function chooseLatest<Candidate extends Named>(
  newestFirst: Iterable<Candidate>,
  { match, order }: Pick<LatestWanted, 'match' | 'order'>,
): Candidate | undefined {
  let latest: Candidate | undefined;
  let count = 0;
  for (const candidate of newestFirst) {
    if (count === LATEST_LOOKED_AT_MAX) throw tooMany();
    count++;
    if (match !== undefined && !isNamedLike(match, candidate)) continue;
    if (order === 'published') return candidate;
    if (latest === undefined || compareVersions(stemOf(candidate), stemOf(latest)) > 0) latest = candidate;
  }
  return latest;
}

function tooMany(): AppError {
  const most = LATEST_LOOKED_AT_MAX.toLocaleString('en-GB');
  return new AppError('invalid', `Cannot find the latest torrent of more than ${most}`, {
    hint: 'Ask for it in a smaller collection, as in /debian/13/latest.',
  });
}

/** Whether a torrent's file name, with or without the ending, or its own name is as a pattern describes it. */
export function isNamedLike(pattern: string, torrent: Named): boolean {
  return [torrent.fileName, stemOf(torrent), torrent.name].some((name) => matchesGlob(pattern, name));
}

function stemOf({ fileName }: Named): string {
  return fileName.replace(/\.torrent$/, '');
}
