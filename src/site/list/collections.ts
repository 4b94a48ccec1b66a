import type { SeenCollection } from '../../catalogue/readable.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { lockIcon } from './list-icons.ts';
import { listAddress } from './list-address.ts';
import type { ListView } from './list-view.ts';

const NAME_CHARACTERS_MAX = 80;

/** More are shown when asked: a list of them all would be longer than that of the torrents. */
const SHOWN_MAX = 40;

/** Links to collections with the number of torrents in each; nothing when there are none. */
export function collectionList(
  collections: readonly SeenCollection[],
  label: string,
  view: ListView,
  frame: Frame,
): Html | undefined {
  if (collections.length === 0) return undefined;
  const { format, messages } = frame;
  const isWhole = view.showsCollections || collections.length <= SHOWN_MAX;
  const shown = isWhole ? collections : collections.slice(0, SHOWN_MAX);
  const all = messages.list.allCollections({ count: format.count(collections.length) });
  return html`<details class="group">
    <summary>${label} <span class="count">${format.count(collections.length)}</span></summary>
    <nav aria-label="${label}">
      <h2>${label}</h2>
      <ul>
        ${shown.map((collection) => item(collection, frame))}
      </ul>
      ${!isWhole && html`<p><a href="${listAddress(view, { show: 'collections' })}">${all}</a></p>`}
    </nav>
  </details>`;
}

function item({ path, torrentCount, newestAt, isPrivate }: SeenCollection, frame: Frame): Html {
  const { addresses, messages, format, now } = frame;
  const last = path.slice(path.lastIndexOf('/') + 1);
  return html`<li>
    <a href="${addresses.collection(path)}"
      >${format.name(last, NAME_CHARACTERS_MAX)}<span class="unseen">
        ${messages.common.torrents({ count: torrentCount })}</span
      ></a
    >
    ${isPrivate && html`<span class="locked" title="${messages.list.private}">${lockIcon()}<span class="unseen">${messages.list.private}</span></span>`}
    <span class="newest">${format.recent(newestAt, now)}</span>
    <span class="count" aria-hidden="true">${format.count(torrentCount)}</span>
  </li> `;
}
