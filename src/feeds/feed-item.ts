import { canonicalInfohash, type Torrent } from '../catalogue/torrent.ts';
import { shorten } from '../lib/shorten.ts';
import { formatMagnet } from '../metainfo/magnet.ts';
import { download, withKey, type Addresses } from '../service/addresses.ts';
import { magnetSources, type SourcesOf } from '../service/site-sources.ts';
import type { FeedItem } from './feed.ts';

const NAME_CHARACTERS_MAX = 255;

/** Where the links of an item lead. */
export interface ItemLinks {
  readonly addresses: Addresses;
  /** The feed key of the reader. */
  readonly key?: string | undefined;
  /** None by default. */
  readonly sourcesOf?: SourcesOf;
}

/** Makes the item of a torrent. With a feed key, it leads to a file that can be had with that key. */
export function toFeedItem(torrent: Torrent, { addresses, key, sourcesOf }: ItemLinks): FeedItem {
  const { infohashV1, infohashV2, title } = torrent;
  const name = shorten(torrent.name, NAME_CHARACTERS_MAX);
  return {
    torrent,
    infohash: canonicalInfohash(torrent),
    title: shorten(title ?? name, NAME_CHARACTERS_MAX),
    page: addresses.page(torrent),
    download: withKey(download(addresses, torrent), key),
    // Without the trackers and web seeds of the file, like the links of a list: they are in the bytes alone, which a feed does not read.
    magnet: torrent.private
      ? undefined
      : formatMagnet({ infohashV1, infohashV2, name, ...(sourcesOf && magnetSources(sourcesOf(torrent))) }),
  };
}
