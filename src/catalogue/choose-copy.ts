import { maySee, type Actor } from './actor.ts';
import { mayRead } from './areas.ts';
import type { Torrent } from './torrent.ts';

/**
 * The torrent that an infohash means for a viewer, of those that have it, each in another area, the open one first: the first
 * that the viewer may see, or else the first where the viewer may read.
 */
export function chooseCopy(copies: readonly Torrent[], viewer: Actor): Torrent | undefined {
  const readable = copies.filter((torrent) => mayRead(viewer, torrent));
  return readable.find((torrent) => torrent.state !== 'removed' && maySee(viewer, torrent)) ?? readable[0];
}
