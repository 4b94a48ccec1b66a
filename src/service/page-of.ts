import { uploadStatus, type Addresses } from './addresses.ts';
import type { PublishedFile } from './publish.ts';

/**
 * The page on which its publisher sees an upload. A pending one without an owner needs the key, which the answer to the
 * same upload again does not have: undefined then.
 */
export function pageOf(
  { torrent, deleteKey }: Pick<PublishedFile, 'torrent' | 'deleteKey'>,
  addresses: Addresses,
): string | undefined {
  const needsKey = torrent.state === 'pending' && torrent.ownerId === undefined;
  if (!needsKey) return addresses.page(torrent);
  return deleteKey === undefined ? undefined : uploadStatus(addresses, torrent, deleteKey);
}
