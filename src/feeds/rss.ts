import type { Html } from '../http/html.ts';
import { TORRENT_NAMESPACE, TORRENT_TYPE, type DescribedItem, type Feed, type FeedFormat } from './feed.ts';
import { torrentElements } from './torrent-elements.ts';
import { xml, XML_DECLARATION } from '../service/xml.ts';

/** How long a reader may wait before it asks again. */
const TTL_MINUTES = 10;

/** RSS 2.0 for torrent clients (BEP 36). */
export const RSS: FeedFormat = {
  contentType: 'application/rss+xml; charset=utf-8',
  write: (feed) => `${XML_DECLARATION}${document(feed).toString()}\n`,
};

function document({ title, summary, page, self, first, next, updatedAt, items }: Feed): Html {
  return xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:torrent="${TORRENT_NAMESPACE}">
<channel>
<title>${title}</title>
<link>${page}</link>
<description>${summary}</description>
<lastBuildDate>${rfc822(updatedAt)}</lastBuildDate>
<generator>Torrentry</generator>
<ttl>${TTL_MINUTES}</ttl>
<atom:link rel="self" type="application/rss+xml" href="${self}"/>
<atom:link rel="first" type="application/rss+xml" href="${first}"/>
${next !== undefined && xml`<atom:link rel="next" type="application/rss+xml" href="${next}"/>`}
${items.map(item)}
</channel>
</rss>`;
}

function item(it: DescribedItem): Html {
  const { torrent, infohash, title, content, page, download } = it;
  const { publishedAt, category, tags, metainfoBytes } = torrent;
  return xml`<item>
<title>${title}</title>
<link>${page}</link>
<guid isPermaLink="false">${infohash}</guid>
<pubDate>${rfc822(publishedAt)}</pubDate>
${[...(category === undefined ? [] : [category]), ...tags].map((it) => xml`<category>${it}</category>`)}
<description>${content}</description>
<enclosure url="${download}" length="${metainfoBytes}" type="${TORRENT_TYPE}"/>
${torrentElements(it)}
</item>
`;
}

/** A time as RFC 822 writes it. autobrr cannot read a zone that is written as GMT. */
export function rfc822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}
