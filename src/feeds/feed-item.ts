import { canonicalInfohash, type Torrent } from '../catalogue/torrent.ts';
import { html } from '../http/html.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { shorten } from '../lib/shorten.ts';
import { formatMagnet } from '../metainfo/magnet.ts';
import { download, withKey, type Addresses } from '../service/addresses.ts';
import { renderMarkdown } from '../service/markdown.ts';
import type { FeedItem } from './feed.ts';

const NAME_CHARACTERS_MAX = 255;

/** Makes the item of a torrent. With a feed key, it leads to a file that can be had with that key. */
export function toFeedItem(torrent: Torrent, addresses: Addresses, key: string | undefined): FeedItem {
  const { infohashV1, infohashV2, title, contentBytes, fileCount, description } = torrent;
  const name = shorten(torrent.name, NAME_CHARACTERS_MAX);
  // Without trackers, like the links of a list: they are in the bytes alone, which a feed does not read.
  const magnet = torrent.private ? undefined : formatMagnet({ infohashV1, infohashV2, name });
  const content = html`<p>
      ${formatBytes(contentBytes)}, ${fileCount}
      ${fileCount === 1 ? 'file' : 'files'}${
        magnet !== undefined && html`, <a href="${magnet}">magnet link</a>`
      }
    </p>
    ${description !== undefined && renderMarkdown(description)}`;
  return {
    torrent,
    infohash: canonicalInfohash(torrent),
    title: shorten(title ?? name, NAME_CHARACTERS_MAX),
    content: content.toString(),
    page: addresses.page(torrent),
    download: withKey(download(addresses, torrent), key),
    magnet,
  };
}
