import { healthOf } from '../catalogue/swarm-counts.ts';
import { TORRENT_TYPE, type DescribedItem, type FeedFormat } from './feed.ts';

/** JSON Feed 1.1. What is in it of torrents alone is in `_torrent`. */
export const JSON_FEED: FeedFormat = {
  contentType: 'application/feed+json',
  write({ title, summary, siteName, page, self, next, items }) {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      description: summary,
      home_page_url: page,
      feed_url: self,
      next_url: next,
      authors: [{ name: siteName }],
      items: items.map(item),
    };
    return `${JSON.stringify(feed)}\n`;
  },
};

function item({ torrent, infohash, title, content, page, download, magnet }: DescribedItem) {
  const { publishedAt, updatedAt, category, tags, fileName, metainfoBytes } = torrent;
  return {
    id: infohash,
    url: page,
    title,
    content_html: content,
    date_published: publishedAt.toISOString(),
    date_modified: updatedAt.toISOString(),
    tags: [...(category === undefined ? [] : [category]), ...tags],
    attachments: [{ url: download, mime_type: TORRENT_TYPE, title: fileName, size_in_bytes: metainfoBytes }],
    _torrent: {
      infohash_v1: torrent.infohashV1,
      infohash_v2: torrent.infohashV2,
      content_bytes: torrent.contentBytes,
      file_count: torrent.fileCount,
      licence: torrent.licence,
      seeders: healthOf(torrent)?.seeders,
      leechers: healthOf(torrent)?.leechers,
      magnet,
    },
  };
}
