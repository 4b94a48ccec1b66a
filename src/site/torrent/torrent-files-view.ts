import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { TorrentFile } from '../../metainfo/metainfo.ts';
import type { Frame } from '../layout/frame.ts';
import { fileSearch } from './file-search.ts';
import { layout } from '../layout/layout.ts';
import { torrentLink } from './links.ts';

const PATH_CHARACTERS_MAX = 1000;

export interface FilesPageInput {
  readonly torrent: Torrent;
  /** Those of this page. */
  readonly files: readonly TorrentFile[];
  /** How many stand on the pages before. */
  readonly first: number;
  /** Of this page, from 1 on. */
  readonly number: number;
  /** What their paths hold. */
  readonly search: string;
  /** How many there are on all pages. */
  readonly count: number;
}

/** One page of the whole list of a torrent's files, in the torrent's own order. */
export function filesPage(input: FilesPageInput, frame: Frame): string {
  const { torrent, files, first, number, search, count } = input;
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
  const content = html`<h1>${messages.heading({ torrent: torrentLink(torrent, frame) })}</h1>
    ${fileSearch(addresses.files(torrent), search, frame)}
    <p>${shown}</p>
    ${count > 0 && table(files, shown, frame)}
    <nav class="pager actions" aria-label="${messages.pages}">
      ${number > 1 && pageLink(number - 1, 'prev', messages.previous, input, frame)}
      ${last < count && pageLink(number + 1, 'next', messages.next, input, frame)}
    </nav>`;
  const title = messages.title({ torrent: torrent.title ?? torrent.name });
  return layout({ title, content, hidden: torrent.state !== 'public' }, frame);
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
  { torrent, search }: FilesPageInput,
  { addresses }: Frame,
): Html {
  const query = new URLSearchParams({ ...(search !== '' && { q: search }), page: String(number) });
  const address = `${addresses.files(torrent)}?${query.toString()}`;
  return html`<a class="button quiet" rel="${relation}" href="${address}">${label}</a>`;
}
