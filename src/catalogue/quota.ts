import { AppError } from '../errors.ts';
import { counted } from '../lib/counted.ts';
import { formatBytes } from '../lib/byte-text.ts';
import type { Actor } from './actor.ts';
import type { Holdings } from './store.ts';

/**
 * Throws when a change exceeds the actor's quota: forbidden for a token; unavailable without a token, because all
 * visitors share that quota and others may make room. What exceeded it before may stay or become less.
 */
export function checkQuota(actor: Pick<Actor, 'tokenId' | 'quota'>, before: Holdings, after: Holdings): void {
  const { torrentsMax = Infinity, metainfoBytesMax = Infinity } = actor.quota;
  const full = actor.tokenId === undefined ? fullForStrangers : fullForToken;
  if (after.torrentCount > Math.max(torrentsMax, before.torrentCount)) {
    throw full(
      counted(torrentsMax, 'torrent'),
      counted(before.torrentCount, 'is published', 'are published'),
    );
  }
  if (after.metainfoBytes > Math.max(metainfoBytesMax, before.metainfoBytes)) {
    const still = ' (it counts until it can no longer be restored)';
    const bound = formatBytes(metainfoBytesMax);
    const now = formatBytes(after.metainfoBytes);
    // The rounded size does not show a few bytes too many.
    const exact = now === bound ? ` (${after.metainfoBytes - metainfoBytesMax} more)` : '';
    throw full(`${bound} of .torrent files`, `with this upload they have ${now}${exact}`, still);
  }
}

function fullForToken(bound: string, now: string, still = ''): AppError {
  return new AppError('forbidden', `Cannot publish more with this token: its quota is ${bound}, and ${now}`, {
    hint: `Remove what you no longer need${still}, or ask for a larger quota.`,
  });
}

function fullForStrangers(bound: string, now: string): AppError {
  const message = `Cannot accept more uploads without a token: the limit is ${bound}, and ${now}`;
  return new AppError('unavailable', message, {
    hint: 'Try again later, or upload with a token. The operator of this service can raise the limit or free space.',
  });
}
