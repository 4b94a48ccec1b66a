import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

/** Looks through all files of a torrent, whose list is at `allFiles`; works without a script. */
export function fileSearch(allFiles: string, search: string, { messages }: Frame): Html {
  return html`<search class="tree-filter">
    <form action="${allFiles}">
      <label for="file-search">${messages.fileFilter.label}</label>
      <input id="file-search" type="search" name="q" value="${search}" autocomplete="off" dir="auto" />
      <button class="button quiet">${messages.layout.search}</button>
    </form>
  </search>`;
}
