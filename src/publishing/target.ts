import type { TorrentPath } from '../catalogue/torrent.ts';
import type { PublishedItem } from './item.ts';

/** Where torrents are published: the catalogue of this server, or that of another one. All reject with an AppError. */
export interface PublishTarget {
  /** Publishes a torrent at a path, also over another one, which it supersedes. */
  publish(bytes: Uint8Array, path: TorrentPath): Promise<PublishedItem>;
  /** Gives the torrent another file name, so that what is published there next supersedes it. */
  rename(published: PublishedItem, fileName: string): Promise<void>;
  /** Removes a torrent. Resolves also when it is not there any more. */
  remove(published: PublishedItem): Promise<void>;
  /** The stored bytes of a torrent; undefined when it is not there any more. */
  getBytes(published: PublishedItem): Promise<Uint8Array | undefined>;
}
