import type { Torrent } from '../../catalogue/torrent.ts';
import { html, linkedData, type Html } from '../../http/html.ts';
import { download, type Addresses } from '../../service/addresses.ts';
import { shorten } from '../../lib/shorten.ts';
import { plainText } from '../../service/markdown.ts';

const TITLE_CHARACTERS_MAX = 250;

export interface TorrentMetadataInput {
  readonly torrent: Torrent;
  /** With origin: what reads this is elsewhere. */
  readonly addresses: Addresses;
  /** Facts about the torrent, such as its size, for torrents without a description. */
  readonly summary: string;
}

/**
 * What programs read of a torrent's page, for its head: a description for search engines, Open Graph for previews of
 * links, and schema.org's Dataset, whose distribution is the .torrent file.
 */
export function torrentMetadata({ torrent, addresses, summary }: TorrentMetadataInput): Html {
  const title = shorten(torrent.title ?? torrent.name, TITLE_CHARACTERS_MAX);
  const written = plainText(torrent.description ?? '');
  const description = written === '' ? summary : written;
  const page = addresses.page(torrent);
  return html`<meta name="description" content="${description}" />
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${page}" />
    ${linkedData({
      '@context': 'https://schema.org',
      '@type': 'Dataset',
      name: title,
      description,
      url: page,
      identifier: identifiers(torrent),
      license: torrent.licence,
      keywords: torrent.tags.length > 0 ? torrent.tags : undefined,
      datePublished: torrent.publishedAt.toISOString(),
      dateModified: torrent.updatedAt.toISOString(),
      distribution: {
        '@type': 'DataDownload',
        contentUrl: download(addresses, torrent),
        encodingFormat: 'application/x-bittorrent',
        contentSize: `${torrent.metainfoBytes} B`,
        sha256: torrent.sha256,
      },
    })}`;
}

/** The infohashes as magnet links have them (BEP 9, BEP 52). */
function identifiers({ infohashV1, infohashV2 }: Torrent): string[] {
  const v1 = infohashV1 === undefined ? [] : [`urn:btih:${infohashV1}`];
  const v2 = infohashV2 === undefined ? [] : [`urn:btmh:1220${infohashV2}`];
  return [...v1, ...v2];
}
