import type { FileFolder, FileLeaf } from '../../metainfo/file-tree.ts';
import { bytes, countOf, name } from '../format.ts';
import { html, type Html } from '../../http/html.ts';

const ENTRIES_SHOWN_MAX = 2000;
// Browsers nest elements no deeper than 512, and each folder takes three.
const DEPTH_MAX = 32;
const OPEN_DEPTH_MAX = 2;
const OPEN_CHILDREN_MAX = 20;

/** What is left to show of a long list, counted down while it is written. */
interface Budget {
  entriesLeft: number;
  filesShown: number;
}

export interface FileTreeOptions {
  readonly tree: FileFolder;
  /** Where the .torrent file is, which holds the whole list. */
  readonly download: string;
}

/** The files of a torrent as folders that open without a script; of a very long list, the first 2,000 entries. */
export function fileTree({ tree, download }: FileTreeOptions): Html {
  const budget: Budget = { entriesLeft: ENTRIES_SHOWN_MAX, filesShown: 0 };
  const entries = list(tree.children, 1, budget);
  const missing = tree.fileCount - budget.filesShown;
  return html`<div class="tree">${entries}</div>
    ${
      missing > 0 &&
      html`<p class="more">
        ${countOf(missing, 'more file is', 'more files are')} not shown here. The
        <a href="${download}">.torrent file</a> has the whole list.
      </p>`
    }`;
}

function list(children: FileFolder['children'], depth: number, budget: Budget): Html {
  const items: Html[] = [];
  for (const child of children) {
    if (budget.entriesLeft === 0) break;
    budget.entriesLeft--;
    items.push(child.kind === 'file' ? leaf(child, budget) : folder(child, depth, budget));
  }
  return html`<ul>
    ${items}
  </ul>`;
}

function leaf({ name: text, file }: FileLeaf, budget: Budget): Html {
  budget.filesShown++;
  const { attributes, symlinkPath } = file;
  const target =
    symlinkPath !== undefined && html`<span class="about">points to ${name(symlinkPath.join('/'))}</span>`;
  const marks = [attributes.executable && 'executable', attributes.hidden && 'hidden'].filter(
    (it) => it !== false,
  );
  return html`<li class="leaf">
    <span>${name(text)} ${target} ${marks.map((mark) => html`<span class="badge">${mark}</span> `)}</span>
    ${bytes(file.lengthBytes)}
  </li> `;
}

function folder(it: FileFolder, depth: number, budget: Budget): Html {
  const about = html`<span class="about">${countOf(it.fileCount, 'file')}, ${bytes(it.contentBytes)}</span>`;
  if (depth === DEPTH_MAX) return html`<li class="leaf"><span>${name(it.name)}/</span> ${about}</li> `;
  const isOpen =
    depth < OPEN_DEPTH_MAX || (depth === OPEN_DEPTH_MAX && it.children.length <= OPEN_CHILDREN_MAX);
  const summary = html`<summary>${name(it.name)} ${about}</summary>`;
  const children = list(it.children, depth + 1, budget);
  return isOpen
    ? html`<li><details open>${summary}${children}</details></li> `
    : html`<li><details>${summary}${children}</details></li> `;
}
