import { healthOf } from '../../catalogue/swarm-counts.ts';
import type { Html } from '../../http/html.ts';
import { xml, XML_DECLARATION } from '../../service/xml.ts';
import { TORRENT_TYPE, type FeedItem } from '../feed.ts';
import { rfc822 } from '../rss.ts';
import { LIMIT_DEFAULT, LIMIT_MAX, SUPPORTED, type TorznabError } from './asked.ts';
import { STANDARD_CATEGORIES, type CategoryMapping } from './categories.ts';

/** Says what an indexer can do; clients keep it for a week. */
export function capsDocument(
  siteName: string,
  own: readonly { readonly id: number; readonly name: string }[],
): string {
  const { search, tvsearch, movie, music, book } = SUPPORTED;
  return write(xml`<caps>
<server title="${siteName}"/>
<limits default="${LIMIT_DEFAULT}" max="${LIMIT_MAX}"/>
<searching>
<search available="yes" supportedParams="${search}"/>
<tv-search available="yes" supportedParams="${tvsearch}"/>
<movie-search available="yes" supportedParams="${movie}"/>
<music-search available="yes" supportedParams="${music}"/>
<audio-search available="yes" supportedParams="${music}"/>
<book-search available="yes" supportedParams="${book}"/>
</searching>
<categories>
${STANDARD_CATEGORIES.map(
  ({ id, name, subcategories }) => xml`<category id="${id}" name="${name}">
${subcategories.map((sub) => xml`<subcat id="${sub.id}" name="${sub.name}"/>\n`)}</category>
`,
)}${own.map(({ id, name }) => xml`<category id="${id}" name="${name}"/>\n`)}</categories>
</caps>`);
}

export interface ResultsInput {
  readonly siteName: string;
  readonly start: string;
  readonly self: string;
  readonly items: readonly FeedItem[];
  readonly offset: number;
  /** How many match, as far as they are counted. */
  readonly total: number;
  readonly mapping: CategoryMapping;
}

/** What a search found, as RSS with the attributes that Torznab adds. */
export function resultsDocument({
  siteName,
  start,
  self,
  items,
  offset,
  total,
  mapping,
}: ResultsInput): string {
  return write(xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:torznab="http://torznab.com/schemas/2015/feed" xmlns:newznab="http://www.newznab.com/DTD/2010/feeds/attributes/">
<channel>
<atom:link rel="self" type="application/rss+xml" href="${self}"/>
<title>${siteName}</title>
<link>${start}</link>
<description>${`The torrents of ${siteName}`}</description>
<newznab:response offset="${offset}" total="${total}"/>
${items.map((item) => resultOf(item, mapping))}</channel>
</rss>`);
}

function resultOf(
  { torrent, infohash, title, page, download, magnet }: FeedItem,
  mapping: CategoryMapping,
): Html {
  const { publishedAt, category, tags, contentBytes, fileCount, metainfoBytes, downloadCount, infohashV1 } =
    torrent;
  const swarm = healthOf(torrent);
  const id = mapping.idOf(category);
  const attribute = (name: string, value: string | number): Html =>
    xml`<torznab:attr name="${name}" value="${value}"/>\n`;
  return xml`<item>
<title>${title}</title>
<guid isPermaLink="false">${infohash}</guid>
<comments>${page}</comments>
<pubDate>${rfc822(publishedAt)}</pubDate>
<link>${download}</link>
<size>${contentBytes}</size>
<category>${id}</category>
<enclosure url="${download}" length="${metainfoBytes}" type="${TORRENT_TYPE}"/>
${attribute('category', id)}${attribute('size', contentBytes)}${attribute('files', fileCount)}${attribute('grabs', downloadCount)}${swarm !== undefined && xml`${attribute('seeders', swarm.seeders)}${attribute('peers', swarm.seeders + swarm.leechers)}`}${infohashV1 !== undefined && attribute('infohash', infohashV1)}${magnet !== undefined && attribute('magneturl', magnet)}${tags.map((tag) => attribute('tag', tag))}${attribute('downloadvolumefactor', 1)}${attribute('uploadvolumefactor', 1)}</item>
`;
}

/** A refusal; its status is 200, because clients look for this document only there. */
export function errorDocument({ code, message }: TorznabError): string {
  return write(xml`<error code="${code}" description="${message}"/>`);
}

function write(document: Html): string {
  return `${XML_DECLARATION}${document.toString()}\n`;
}
