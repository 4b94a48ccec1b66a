import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { TorrentFile } from '../../metainfo/metainfo.ts';
import type { Frame } from '../layout/frame.ts';
import { fileSearch } from './file-search.ts';
import { layout } from '../layout/layout.ts';
import { torrentLink, trail } from './links.ts';

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
  const name = torrent.title ?? torrent.name;
  const content = html`${trail(torrent.collection, frame, stepsTo(input, frame))}
    <h1>${messages.heading({ torrent: format.name(name) })}</h1>
    ${fileSearch({ allFiles: addresses.files(torrent), folder, search }, frame)}
    <div class="actions">
      <p>${shown}</p>
      ${pageLinks !== undefined && html`<nav class="pager" aria-label="${messages.pages}">${pageLinks}</nav>`}
    </div>
    ${count > 0 && table(input, shown, frame)}
    ${pageLinks !== undefined && files.length > LINES_SEEN && html`<p class="pager">${pageLinks}</p>`}`;
  const title = messages.title({ torrent: name });
  return layout({ title, content, hidden: torrent.state !== 'public' }, frame);
}

/** The way down to the folder whose files are listed, which is the last step: the torrent, all its files, its folders. */
function stepsTo({ torrent, folder }: FilesPageInput, frame: Frame): readonly Html[] {
  const { addresses, messages, format } = frame;
  const link = torrentLink(torrent, frame);
  if (folder === '') return [link];
  const names = folder.split('/');
  const above = names.slice(0, -1).map((name, index) => {
    const query = new URLSearchParams({ folder: names.slice(0, index + 1).join('/') });
    return html`<a href="${addresses.files(torrent)}?${query.toString()}">${format.name(name)}</a>`;
  });
  const all = html`<a href="${addresses.files(torrent)}">${messages.torrent.files}</a>`;
  return [link, all, ...above, format.name(names.at(-1) ?? '')];
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

/** The files by their paths within the folder. */
function table({ files, folder }: FilesPageInput, caption: string, { messages, format }: Frame): Html {
  const { fileList } = messages;
  const above = folder === '' ? 0 : folder.length + 1;
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
            <td>${format.name(path.join('/').slice(above), PATH_CHARACTERS_MAX)}</td>
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
