import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { TorrentFile } from '../../metainfo/metainfo.ts';
import type { Frame } from '../layout/frame.ts';
import { fileSearch } from './file-search.ts';
import { layout } from '../layout/layout.ts';
import { torrentLink } from './links.ts';

const PATH_CHARACTERS_MAX = 1000;
/** About as many lines as a screen has: below more of them are the ways to other pages again. */
const LINES_SEEN = 20;

export interface FilesPageInput {
  readonly torrent: Torrent;
  /** Those of this page. */
  readonly files: readonly TorrentFile[];
  /** How many stand on the pages before. */
  readonly first: number;
  /** Of this page, from 1 on. */
  readonly number: number;
  /** What their paths have in them. */
  readonly search: string;
  /** The folder that they are in; `''` for all. */
  readonly folder: string;
  /** How many there are on all pages. */
  readonly count: number;
}

/** One page of the whole list of a torrent's files, in the torrent's own order. */
export function filesPage(input: FilesPageInput, frame: Frame): string {
  const { torrent, files, first, folder, search, count } = input;
  const { format, addresses } = frame;
  const { fileList: messages, fileFilter } = frame.messages;
  const last = first + files.length;
  const shown =
    count === 0
      ? fileFilter.found({ count: 0 })
      : messages.shown({
          first: format.count(first + 1),
          last: format.count(last),
          all: format.count(count),
        });
  const pageLinks = pager(input, frame);
  const content = html`<h1>${messages.heading({ torrent: torrentLink(torrent, frame) })}</h1>
    ${folder !== '' && folderTrail(input, frame)}
    ${fileSearch({ allFiles: addresses.files(torrent), folder, search }, frame)}
    <div class="actions">
      <p>${shown}</p>
      ${pageLinks !== undefined && html`<nav class="pager" aria-label="${messages.pages}">${pageLinks}</nav>`}
    </div>
    ${count > 0 && table(files, shown, frame)}
    ${pageLinks !== undefined && files.length > LINES_SEEN && html`<p class="pager">${pageLinks}</p>`}`;
  const title = messages.title({ torrent: torrent.title ?? torrent.name });
  return layout({ title, content, hidden: torrent.state !== 'public' }, frame);
}

/** The folder whose files are listed, and the way up to each above it. */
function folderTrail({ torrent, folder }: FilesPageInput, { addresses, messages, format }: Frame): Html {
  const names = folder.split('/');
  const { fileList } = messages;
  return html`<nav class="trail" aria-label="${fileList.folder}">
    <ol>
      <li><a href="${addresses.files(torrent)}">${format.name(torrent.name)}</a></li>
      ${names.map((name, index) => {
        const query = new URLSearchParams({ folder: names.slice(0, index + 1).join('/') });
        const address = `${addresses.files(torrent)}?${query.toString()}`;
        return index === names.length - 1
          ? html`<li>${format.name(name)}</li> `
          : html`<li><a href="${address}">${format.name(name)}</a></li> `;
      })}
    </ol>
  </nav>`;
}

/** The ways to the pages before and after; nothing where there is only one. */
function pager(input: FilesPageInput, frame: Frame): Html | undefined {
  const { files, first, number, count } = input;
  const { fileList: messages } = frame.messages;
  const isLast = first + files.length >= count;
  if (number === 1 && isLast) return undefined;
  return html`${number > 1 && pageLink(number - 1, 'prev', messages.previous, input, frame)}
  ${!isLast && pageLink(number + 1, 'next', messages.next, input, frame)}`;
}

function table(files: readonly TorrentFile[], caption: string, { messages, format }: Frame): Html {
  const { fileList } = messages;
  return html`<table class="files">
    <caption class="unseen">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${fileList.path}</th>
        <th scope="col" class="number">${fileList.size}</th>
      </tr>
    </thead>
    <tbody>
      ${files.map(
        ({ path, lengthBytes }) =>
          html`<tr>
            <td>${format.name(path.join('/'), PATH_CHARACTERS_MAX)}</td>
            <td class="number">${format.size(lengthBytes)}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function pageLink(
  number: number,
  relation: 'prev' | 'next',
  label: string,
  { torrent, search, folder }: FilesPageInput,
  { addresses }: Frame,
): Html {
  const query = new URLSearchParams({
    ...(search !== '' && { q: search }),
    ...(folder !== '' && { folder }),
    page: String(number),
  });
  const address = `${addresses.files(torrent)}?${query.toString()}`;
  return html`<a class="button quiet" rel="${relation}" href="${address}">${label}</a>`;
}
