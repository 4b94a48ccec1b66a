import { formatPath, type TorrentPath } from '../../catalogue/torrent.ts';

/** The path of a torrent as seen from a collection that it is in or below. */
export function pathWithin(collection: string, torrent: TorrentPath): string {
  const path = formatPath(torrent);
  return collection === '' ? path : path.slice(collection.length + 1);
}
