import { html, type Html } from '../../http/html.ts';
import { buildFileTree, type FileFolder, type FileLeaf } from '../../metainfo/file-tree.ts';
import type { Metainfo } from '../../metainfo/metainfo.ts';
import type { TopFolder, TopLevel } from '../../service/top-level.ts';
import type { Frame } from '../layout/frame.ts';
import { fileSearch } from './file-search.ts';

/** As many as a page of the list of all files has. */
const WHOLE_MAX = 500;
const FILTERED_MIN = 10;
// Browsers nest elements no deeper than 512, and each folder takes three.
const DEPTH_MAX = 32;
/** A torrent of so few files has all its folders open; of more, what is in the top one is seen at a glance. */
const OPEN_FILES_MAX = 20;

/** Whether the page of a torrent shows all its files; of others, what is at the top. */
export function hasWholeTree({ fileCount }: Pick<Metainfo, 'fileCount'>): boolean {
  return fileCount <= WHOLE_MAX;
}

/** What the folders of a tree have in common while it is written. */
interface Writing {
  readonly allFiles: string;
  /** To which depth folders are open. */
  readonly openDepth: number;
  /** How many more entries there may be: each of the files may have folders of its own. */
  left: number;
  readonly frame: Frame;
}

export interface FileTreeInput {
  readonly metainfo: Metainfo;
  readonly topLevel: TopLevel | undefined;
  /** The address of the list of all files. */
  readonly allFiles: string;
}

/**
 * The files of a torrent as folders that open without a script; of a very long list, its top folders, each the way to a
 * list of what is in it, and a search through all.
 */
export function fileTree({ metainfo, topLevel, allFiles }: FileTreeInput, frame: Frame): Html {
  if (topLevel !== undefined) return longTree(metainfo, topLevel, allFiles, frame);
  const tree = buildFileTree(metainfo.files());
  const openDepth = metainfo.fileCount <= OPEN_FILES_MAX ? DEPTH_MAX : 1;
  const writing: Writing = { allFiles, openDepth, left: WHOLE_MAX, frame };
  const entries = metainfo.singleFile
    ? list(tree, '', 1, writing)
    : html`<ul>
        ${folder({ ...tree, name: metainfo.name }, '', 1, writing)}
      </ul>`;
  return html`${metainfo.fileCount >= FILTERED_MIN && filter(frame)}
    <div class="tree" id="tree">${entries}</div>`;
}

function longTree(
  metainfo: Metainfo,
  { folders, files, moreFiles }: TopLevel,
  allFiles: string,
  frame: Frame,
): Html {
  const { fileTree: messages, fileList } = frame.messages;
  return html`${fileSearch({ allFiles, folder: '', search: '' }, frame)}
    <div class="tree" id="tree">
      <ul>
        <li>
          <details open>
            <summary>${frame.format.name(metainfo.name)} ${sums(metainfo, frame)}</summary>
            <ul>
              ${folders.map((it) => folderLink(it, it.name, allFiles, frame))}
              ${files.map((file) => leaf({ kind: 'file', name: file.path.join('/'), file }, frame))}
            </ul>
          </details>
        </li>
      </ul>
    </div>
    <p class="more">
      ${moreFiles > 0 && messages.notShown({ count: moreFiles })} <a href="${allFiles}">${fileList.all}</a>
    </p>`;
}

/** A folder with the way to the list of what is in it. */
function folderLink(folder: TopFolder, path: string, allFiles: string, frame: Frame): Html {
  const address = `${allFiles}?folder=${encodeURIComponent(path.toWellFormed())}`;
  return html`<li class="leaf">
    <span><a href="${address}">${frame.format.name(folder.name)}/</a></span> ${sums(folder, frame)}
  </li> `;
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

function list({ children }: FileFolder, path: string, depth: number, writing: Writing): Html {
  writing.left -= children.length;
  return html`<ul>
    ${children.map((child) =>
      child.kind === 'file'
        ? leaf(child, writing.frame)
        : folder(child, path === '' ? child.name : `${path}/${child.name}`, depth, writing),
    )}
  </ul>`;
}

function leaf({ name, file }: FileLeaf, { messages, format }: Frame): Html {
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

function folder(it: FileFolder, path: string, depth: number, writing: Writing): Html {
  const { allFiles, openDepth, frame } = writing;
  if (depth === DEPTH_MAX || it.children.length > writing.left) return folderLink(it, path, allFiles, frame);
  const summary = html`<summary>${frame.format.name(it.name)} ${sums(it, frame)}</summary>`;
  const children = list(it, path, depth + 1, writing);
  return depth <= openDepth
    ? html`<li><details open>${summary}${children}</details></li> `
    : html`<li><details>${summary}${children}</details></li> `;
}

function sums(
  { fileCount, contentBytes }: TopFolder | Metainfo | FileFolder,
  { messages, format }: Frame,
): Html {
  const { files } = messages.common;
  return html`<span class="about"
    >${format.both(files({ count: fileCount }), format.size(contentBytes))}</span
  >`;
}
