import type { CollectionSummary } from '../../catalogue/store.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

/** Links to collections with the number of torrents in each; nothing when there are none. */
export function collectionList(
  collections: readonly CollectionSummary[],
  label: string,
  frame: Frame,
): Html | undefined {
  if (collections.length === 0) return undefined;
  return html`<nav class="collections" aria-label="${label}">
    <h2>${label}</h2>
    <ul>
      ${collections.map((collection) => item(collection, frame))}
    </ul>
  </nav>`;
}

function item({ path, torrentCount }: CollectionSummary, { addresses, messages, format }: Frame): Html {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return html`<li>
    <a href="${addresses.collection(path)}"
      >${format.name(last, 80)}
      <span class="count" aria-hidden="true">${format.count(torrentCount)}</span>
      <span class="unseen">${messages.common.torrents({ count: torrentCount })}</span></a
    >
  </li> `;
}
