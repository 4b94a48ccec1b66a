import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

export interface FileSearchInput {
  /** The address of the list of all files. */
  readonly allFiles: string;
  /** The folder that is searched; `''` for all. */
  readonly folder: string;
  readonly search: string;
}

/** Searches the files of a torrent, or of one of its folders; works without a script. */
export function fileSearch({ allFiles, folder, search }: FileSearchInput, { messages }: Frame): Html {
  return html`<search class="tree-filter">
    <form action="${allFiles}">
      <label for="file-search">${messages.fileFilter.label}</label>
      <input id="file-search" type="search" name="q" value="${search}" autocomplete="off" dir="auto" />
      ${folder !== '' && html`<input type="hidden" name="folder" value="${folder}" />`}
      <button class="button quiet">${messages.layout.search}</button>
    </form>
  </search>`;
}
