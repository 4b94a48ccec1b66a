import type { Html } from '../http/html.ts';
import {
  TORRENT_NAMESPACE,
  TORRENT_TYPE,
  type DescribedItem,
  type Feed,
  type FeedFormat,
  type FeedItem,
} from './feed.ts';
import { torrentElements } from './torrent-elements.ts';
import { xml, XML_DECLARATION } from '../service/xml.ts';

/** Atom (RFC 4287), in pages (RFC 5005). */
export const ATOM: FeedFormat = {
  contentType: 'application/atom+xml; charset=utf-8',
  write: (feed) => `${XML_DECLARATION}${document(feed).toString()}\n`,
};

function document({ id, title, summary, siteName, page, self, first, next, updatedAt, items }: Feed): Html {
  return xml`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:torrent="${TORRENT_NAMESPACE}">
<id>${id}</id>
<title>${title}</title>
<subtitle>${summary}</subtitle>
<updated>${updatedAt.toISOString()}</updated>
<author><name>${siteName}</name></author>
<generator>Torrentry</generator>
<link rel="alternate" type="text/html" href="${page}"/>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="first" type="application/atom+xml" href="${first}"/>
${next !== undefined && xml`<link rel="next" type="application/atom+xml" href="${next}"/>`}
${items.map(entry)}
</feed>`;
}

/** The link of the file comes last and no link is a magnet: qBittorrent ignores `rel`, and takes the last of them. */
function entry(item: DescribedItem): Html {
  const { torrent, title, content, page, download } = item;
  const { publishedAt, updatedAt, category, tags, licence, metainfoBytes } = torrent;
  return xml`<entry>
<id>${urnOf(item)}</id>
<title>${title}</title>
<published>${publishedAt.toISOString()}</published>
<updated>${updatedAt.toISOString()}</updated>
${[...(category === undefined ? [] : [category]), ...tags].map((term) => xml`<category term="${term}"/>`)}
${licence !== undefined && xml`<rights>${licence}</rights>`}
<content type="html">${content}</content>
${torrentElements(item)}
<link rel="alternate" type="text/html" href="${page}"/>
<link rel="enclosure" type="${TORRENT_TYPE}" length="${metainfoBytes}" href="${download}"/>
</entry>
`;
}

/** As magnet links name the torrent (BEP 9, BEP 52). */
export function urnOf({ torrent: { infohashV1 }, infohash }: FeedItem): string {
  return infohashV1 === undefined ? `urn:btmh:1220${infohash}` : `urn:btih:${infohash}`;
}
