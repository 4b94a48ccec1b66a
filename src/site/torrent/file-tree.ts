import { html, type Html } from '../../http/html.ts';
import { buildFileTree, type FileFolder, type FileLeaf } from '../../metainfo/file-tree.ts';
import type { Metainfo, TorrentFile } from '../../metainfo/metainfo.ts';
import type { Frame } from '../layout/frame.ts';
import { fileSearch } from './file-search.ts';

const WHOLE_MAX = 2000;
// Of what is too long to be shown whole; all of it is on pages of its own.
const BEGINNING = 300;
const FILTERED_MIN = 10;
// Browsers nest elements no deeper than 512, and each folder takes three.
const DEPTH_MAX = 32;
const OPEN_DEPTH_MAX = 2;
const OPEN_CHILDREN_MAX = 20;

/** What is left to show of a long list, counted down while it is written. */
interface Budget {
  entriesLeft: number;
  filesShown: number;
  /** Whether the tree has all files, so that what its folders hold is known. */
  readonly isWhole: boolean;
  readonly frame: Frame;
}

/**
 * The files of a torrent as folders that open without a script; of a very long list, the first 300 entries, a search
 * through all, and the way to them, which stand at `allFiles`.
 */
export function fileTree(metainfo: Metainfo, allFiles: string, frame: Frame): Html {
  const { fileTree: messages, fileList } = frame.messages;
  const isWhole = metainfo.fileCount <= WHOLE_MAX;
  const budget: Budget = { entriesLeft: isWhole ? WHOLE_MAX : BEGINNING, filesShown: 0, isWhole, frame };
  const entries = list(topOf(metainfo), 1, budget);
  const missing = metainfo.fileCount - budget.filesShown;
  return html`${missing > 0 ? fileSearch(allFiles, '', frame) : metainfo.fileCount >= FILTERED_MIN && filter(frame)}
    <div class="tree" id="tree">${entries}</div>
    ${
      missing > 0 &&
      html`<p class="more">
        ${messages.notShown({ count: missing })} <a href="${allFiles}">${fileList.all}</a>
      </p>`
    }`;
}

/** Filters the tree by a script, and is not there without one. */
function filter({ messages: { fileFilter: messages } }: Frame): Html {
  const found = (category: Intl.LDMLPluralRule): string => messages.found({ count: { category, text: '#' } });
  return html`<search class="tree-filter" hidden>
    <label for="tree-filter">${messages.label}</label>
    <input
      id="tree-filter"
      type="search"
      autocomplete="off"
      spellcheck="false"
      dir="auto"
      data-tree-filter="tree"
      data-found-zero="${found('zero')}"
      data-found-one="${found('one')}"
      data-found-two="${found('two')}"
      data-found-few="${found('few')}"
      data-found-many="${found('many')}"
      data-found-other="${found('other')}"
    />
    <p role="status"></p>
  </search>`;
}

/** The files below the folder that the torrent is called after. */
function topOf(metainfo: Metainfo): FileFolder['children'] {
  const tree = buildFileTree(first(metainfo.files()));
  return metainfo.singleFile ? tree.children : [{ ...tree, name: metainfo.name }];
}

// A tree of 100,000 files takes 130 ms of the one thread that serves all.
function* first(files: Iterable<TorrentFile>): Iterable<TorrentFile> {
  let left = WHOLE_MAX;
  for (const file of files) {
    if (file.attributes.pad) continue;
    if (left-- === 0) return;
    yield file;
  }
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

function leaf({ name, file }: FileLeaf, budget: Budget): Html {
  budget.filesShown++;
  const { messages, format } = budget.frame;
  const { executable, hidden, pointsTo } = messages.fileTree;
  const { attributes, symlinkPath } = file;
  const target =
    symlinkPath !== undefined &&
    html`<span class="about">${pointsTo({ target: format.name(symlinkPath.join('/') || '.') })}</span>`;
  const marks = [attributes.executable && executable, attributes.hidden && hidden].filter(
    (mark) => mark !== false,
  );
  return html`<li class="leaf">
    <span
      >${format.name(name)} ${target} ${marks.map((mark) => html`<span class="badge">${mark}</span> `)}</span
    >
    ${format.size(file.lengthBytes)}
  </li> `;
}

function folder(it: FileFolder, depth: number, budget: Budget): Html {
  const { messages, format } = budget.frame;
  const { files } = messages.common;
  const sums = budget.isWhole && format.both(files({ count: it.fileCount }), format.size(it.contentBytes));
  const about = html`<span class="about">${sums}</span>`;
  if (depth === DEPTH_MAX) return html`<li class="leaf"><span>${format.name(it.name)}/</span> ${about}</li> `;
  const isOpen =
    depth < OPEN_DEPTH_MAX || (depth === OPEN_DEPTH_MAX && it.children.length <= OPEN_CHILDREN_MAX);
  const summary = html`<summary>${format.name(it.name)} ${about}</summary>`;
  const children = list(it.children, depth + 1, budget);
  return isOpen
    ? html`<li><details open>${summary}${children}</details></li> `
    : html`<li><details>${summary}${children}</details></li> `;
}
