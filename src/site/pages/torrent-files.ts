import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { TorrentFile } from '../../metainfo/metainfo.ts';
import type { Frame } from '../frame.ts';
import { layout } from './layout.ts';
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
}

/** One page of the whole list of a torrent's files, in the torrent's own order. */
export function filesPage(input: FilesPageInput, frame: Frame): string {
  const { torrent, files, first, number } = input;
  const { format } = frame;
  const { fileList: words } = frame.words;
  const { fileCount } = torrent;
  const last = first + files.length;
  const shown = words.shown(format.count(first + 1), format.count(last), format.count(fileCount));
  const content = html`<h1>${words.heading(torrentLink(torrent, frame))}</h1>
    <p>${shown}</p>
    ${table(files, shown, frame)}
    <nav class="pager actions" aria-label="${words.pages}">
      ${number > 1 && pageLink(number - 1, 'prev', words.previous, input, frame)}
      ${last < fileCount && pageLink(number + 1, 'next', words.next, input, frame)}
    </nav>`;
  const title = words.title(torrent.title ?? torrent.name);
  return layout({ title, content, hidden: torrent.state !== 'public' }, frame);
}

function table(files: readonly TorrentFile[], caption: string, { words, format }: Frame): Html {
  const { fileList } = words;
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
  { torrent }: FilesPageInput,
  { addresses }: Frame,
): Html {
  const address = `${addresses.files(torrent)}?page=${number}`;
  return html`<a class="button quiet" rel="${relation}" href="${address}">${label}</a>`;
}
