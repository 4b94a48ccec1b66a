import { AppError } from '../errors.ts';
import { formatBytes } from '../lib/byte-text.ts';
import type { Actor } from './actor.ts';
import type { Holdings } from './store.ts';

/**
 * Throws when a change leaves its maker with more than the quota allows: forbidden for a token; unavailable without one,
 * since all strangers share that quota and others may make room. What was too much before may stay, and become less.
 */
export function checkQuota(actor: Pick<Actor, 'tokenId' | 'quota'>, before: Holdings, after: Holdings): void {
  const { torrentsMax = Infinity, metainfoBytesMax = Infinity } = actor.quota;
  const full = actor.tokenId === undefined ? fullForStrangers : fullForToken;
  if (after.torrentCount > Math.max(torrentsMax, before.torrentCount)) {
    throw full(`${torrentsMax} torrents`, `${before.torrentCount} are published`);
  }
  if (after.metainfoBytes > Math.max(metainfoBytesMax, before.metainfoBytes)) {
    const still = ' (it counts until it cannot be restored any more)';
    const bound = formatBytes(metainfoBytesMax);
    const now = formatBytes(after.metainfoBytes);
    // A few bytes too many, which the rounded size does not show.
    const exact = now === bound ? ` (${after.metainfoBytes - metainfoBytesMax} more)` : '';
    throw full(`${bound} of .torrent files`, `this makes them ${now}${exact}`, still);
  }
}

function fullForToken(bound: string, now: string, still = ''): AppError {
  return new AppError('forbidden', `Cannot publish more with this token: it is for ${bound}, and ${now}`, {
    hint: `Remove what is not needed any more${still}, or ask for more room.`,
  });
}

function fullForStrangers(bound: string, now: string): AppError {
  const message = `Cannot accept more uploads without a token: there is room for ${bound}, and ${now}`;
  return new AppError('unavailable', message, {
    hint: 'Try again later, or upload with a token. The operator of this service can make room.',
  });
}
