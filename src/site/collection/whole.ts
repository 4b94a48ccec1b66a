import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Revision } from '../../catalogue/store.ts';
import { formatPath, type TorrentPath } from '../../catalogue/torrent.ts';
import { AppError } from '../../errors.ts';

/** The revision of a collection. Rejects with not_found when nothing is published in it. */
export async function getRevision(
  catalogue: Pick<Catalogue, 'findRevision'>,
  collection: string,
): Promise<Revision> {
  const revision = await catalogue.findRevision(collection);
  if (revision !== undefined) return revision;
  throw new AppError('not_found', `Cannot find the collection ${collection}: nothing is published in it`);
}

/** The path of a torrent as seen from a collection that it is in or below. */
export function pathWithin(collection: string, torrent: TorrentPath): string {
  const path = formatPath(torrent);
  return collection === '' ? path : path.slice(collection.length + 1);
}
