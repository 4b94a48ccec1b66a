import { hostOf } from '../../service/host-of.ts';
import { healthOf } from '../../catalogue/swarm-counts.ts';
import type { SortKey } from '../../catalogue/torrent-list.ts';
import { isStream } from '../../catalogue/stream.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import { fold } from '../../lib/unicode.ts';
import { formatMagnet } from '../../metainfo/magnet.ts';
import { magnetSources } from '../../service/site-sources.ts';
import { shorten } from '../../lib/shorten.ts';
import { isParted } from '../layout/format.ts';
import type { Frame } from '../layout/frame.ts';
import { pageDownload } from '../torrent/page-download.ts';
import { listIcon, listIcons } from './list-icons.ts';
import type { ListView } from './list-view.ts';
import { sortHeader } from './sort-header.ts';

const NAME_CHARACTERS_MAX = 255;
const SHORT_CHARACTERS_MAX = 80;
/** From this length on a name can be cut off where it is shown. */
const WHOLE_CHARACTERS_MAX = 36;
const COLLECTION_CHARACTERS_MAX = 120;

export interface TorrentTableOptions {
  /** What the table shows, for screen readers. */
  readonly caption: string;
  /** The collection that all of the list is in or below; the column of collections names them from there on. */
  readonly within: string;
}

/** Torrents as a table with one line for each, which takes two where there is little room. */
export function torrentTable(view: ListView, { caption, within }: TorrentTableOptions, frame: Frame): Html {
  const { list } = frame.messages;
  const { items } = view.page;
  const hasSwarms = items.some((torrent) => healthOf(torrent) !== undefined);
  const columns: Columns = {
    within,
    hasCollections: items.some(({ collection }) => collection !== within),
    hasDownloads: items.some(({ downloadCount }) => downloadCount > 0),
    hasFiles: !hasSwarms,
    hasSwarms,
    hasTags: view.showsTags && items.some(({ tags }) => tags.length > 0),
  };
  const header = (key: SortKey, label: string): Html => sortHeader(key, label, view);
  return html`${listIcons()}
    <table class="list">
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${header('name', list.name)}
          ${columns.hasCollections && html`<th scope="col">${list.collection}</th>`}
          ${columns.hasTags && html`<th scope="col">${list.tags}</th>`} ${header('size', list.size)}
          ${columns.hasFiles && header('files', list.files)}
          ${columns.hasDownloads && header('downloads', list.downloads)}
          ${
            columns.hasSwarms &&
            html`${header('seeders', list.seeders)}
              <th scope="col" class="leechers">${list.leechers}</th>
              <th scope="col" class="completed">${list.completed}</th>`
          }
          ${header('published', list.published)}
          <th scope="col"><span class="unseen">${list.get}</span></th>
        </tr>
      </thead>
      <tbody>
        ${items.map((torrent) => row(torrent, columns, frame))}
      </tbody>
    </table>`;
}

interface Columns {
  readonly within: string;
  readonly hasCollections: boolean;
  /** Where there are counts of peers, names need the room. */
  readonly hasFiles: boolean;
  readonly hasDownloads: boolean;
  readonly hasSwarms: boolean;
  readonly hasTags: boolean;
}

function row(
  torrent: Torrent,
  { within, hasCollections, hasFiles, hasDownloads, hasSwarms, hasTags }: Columns,
  frame: Frame,
): Html {
  const { format, now } = frame;
  const { contentBytes, fileCount, downloadCount, publishedAt, tags } = torrent;
  return html`<tr data-row>
    <th scope="row">
      ${nameLink(torrent, frame)}${isStream(within) && html` <span class="badge">${torrent.fileName}</span>`}${badge(torrent, frame)}
    </th>
    ${hasCollections && html`<td class="where">${collectionLink(torrent, within, frame)}</td>`}
    ${hasTags && html`<td class="tags">${tags.map((tag) => html`<span class="badge">${format.name(tag, SHORT_CHARACTERS_MAX)}</span> `)}</td>`}
    <td class="number"><bdi>${format.bytes(contentBytes)}</bdi></td>
    ${hasFiles && html`<td class="number files">${format.count(fileCount)}</td>`}
    ${hasDownloads && html`<td class="number downloads">${format.count(downloadCount)}</td>`}
    ${hasSwarms && swarmCells(torrent, frame)}
    <td class="number">${format.recent(publishedAt, now)}</td>
    <td class="get">${getLinks(torrent, frame)}</td>
  </tr> `;
}

function swarmCells(torrent: Torrent, { format, now }: Frame): Html {
  const health = healthOf(torrent);
  const { seeders = 0, leechers = 0, completed = 0, source } = health ?? {};
  // Where the pointer rests on them: which other tracker counted them, and when.
  const counted = source !== undefined && `${hostOf(source)}, ${format.relative(health?.at ?? now, now)}`;
  return html`<td class="number seeders" ${counted !== false && html`title="${counted}"`}>
      ${format.count(seeders)}
    </td>
    <td class="number leechers">${format.count(leechers)}</td>
    <td class="number completed">${format.count(completed)}</td>`;
}

/** The style sheet cuts a long name off, which is then whole where the pointer rests on it and where it is read out. */
function nameLink(torrent: Torrent, { addresses, format }: Frame): Html {
  const { title, name, fileName } = torrent;
  const shown = title ?? name;
  const whole = shown.length > WHOLE_CHARACTERS_MAX && shorten(shown, NAME_CHARACTERS_MAX);
  const other = tellsMore(fileName, shown) && shorten(fileName, NAME_CHARACTERS_MAX);
  const hint = [whole || (other && shown), other].filter((text) => text !== false).join('\n');
  const label = isParted(shown) && html`aria-label="${shorten(shown, NAME_CHARACTERS_MAX)}"`;
  return html`<a href="${addresses.page(torrent)}" ${label} ${hint !== '' && html`title="${hint}"`} data-open
    >${format.rowName(shown)}</a
  >`;
}

/** Whether a file's name has letters or numbers other than those of the name that is shown. */
function tellsMore(fileName: string, shown: string): boolean {
  const lettersOf = (text: string): string => fold(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
  return lettersOf(fileName.slice(0, -'.torrent'.length)) !== lettersOf(shown);
}

function collectionLink({ collection }: Torrent, within: string, { addresses, format }: Frame): Html | false {
  if (collection === within) return false;
  const path = within === '' ? collection : collection.slice(within.length + 1);
  return html`<a href="${addresses.collection(collection)}"
    >${format.name(path, COLLECTION_CHARACTERS_MAX)}</a
  >`;
}

/** What not every client can load. */
function badge(torrent: Torrent, { messages }: Frame): Html | false {
  const text = torrent.private ? messages.common.private : torrent.version === 'v2' && torrent.version;
  return text !== false && html` <span class="badge">${text}</span>`;
}

/**
 * The magnet link is without the trackers and web seeds of the file, which stand in the bytes alone: SQLite reads a torrent's
 * whole to give their beginning, and a list of 100 takes 1.3 ms instead of 0.2 where they are 40 kB each. A private torrent
 * has no peers but those of its trackers.
 */
function getLinks(torrent: Torrent, frame: Frame): Html {
  const {
    sourcesOf,
    messages: { list },
    format,
  } = frame;
  const { infohashV1, infohashV2, name, title } = torrent;
  const shownName = format.name(title ?? name, SHORT_CHARACTERS_MAX);
  const magnet = formatMagnet({
    infohashV1,
    infohashV2,
    name: shorten(name, NAME_CHARACTERS_MAX),
    ...magnetSources(sourcesOf(torrent)),
  });
  const file = pageDownload(torrent, frame);
  return html`<a href="${file}" data-download
      >${listIcon('download')}<span class="unseen">${list.download({ name: shownName })}</span></a
    >${!torrent.private && html`<a href="${magnet}" data-magnet>${listIcon('magnet')}<span class="unseen">${list.magnet({ name: shownName })}</span></a>`}`;
}
