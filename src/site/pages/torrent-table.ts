import type { Torrent } from '../../catalogue/torrent.ts';
import { download, type Addresses } from '../../web/addresses.ts';
import { bytes, day, formatCount, name } from '../format.ts';
import { html, type Html } from '../../http/html.ts';
import { torrentLink } from './links.ts';

export interface TorrentTableOptions {
  readonly torrents: readonly Torrent[];
  /** What the table shows, for those who cannot see what stands around it. */
  readonly caption: string;
  /** Whether each torrent's collection is named. */
  readonly withCollection: boolean;
}

/** Torrents as a dense table, which turns into cards where there is little room. */
export function torrentTable(
  { torrents, caption, withCollection }: TorrentTableOptions,
  addresses: Addresses,
): Html {
  return html`<table class="torrents">
    <caption class="unseen">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col" class="number">Size</th>
        <th scope="col" class="number">Files</th>
        <th scope="col">Published</th>
        <th scope="col">File</th>
      </tr>
    </thead>
    <tbody>
      ${torrents.map((torrent) => row(torrent, withCollection, addresses))}
    </tbody>
  </table>`;
}

function row(torrent: Torrent, withCollection: boolean, addresses: Addresses): Html {
  const { collection, fileName } = torrent;
  const stem = fileName.slice(0, -'.torrent'.length);
  const place =
    withCollection &&
    collection !== '' &&
    html`<a href="${addresses.collection(collection)}"
      ><span class="unseen">in </span>${name(collection, 120)}</a
    >`;
  const marks = [torrent.version !== 'v1' && torrent.version, torrent.private && 'private'];
  return html`<tr>
    <th scope="row">
      ${torrentLink(addresses, torrent)}
      <span class="about">${place} ${stem !== torrent.name && name(fileName, 120)} ${marks.map(badge)}</span>
    </th>
    <td class="number">${bytes(torrent.contentBytes)}</td>
    <td class="number" data-label="Files">${formatCount(torrent.fileCount)}</td>
    <td>${day(torrent.publishedAt)}</td>
    <td class="get">
      <a href="${download(addresses, torrent)}"
        >Download<span class="unseen"> ${name(torrent.name, 80)}</span></a
      >
    </td>
  </tr> `;
}

function badge(text: string | false): Html | false {
  return text !== false && html`<span class="badge">${text}</span> `;
}
