import type { CollectionSummary } from '../../catalogue/store.ts';
import type { Addresses } from '../../web/addresses.ts';
import { formatCount, name } from '../format.ts';
import { html, type Html } from '../../http/html.ts';

/** Links to collections with the number of torrents in each; nothing when there are none. */
export function collectionList(
  collections: readonly CollectionSummary[],
  label: string,
  addresses: Addresses,
): Html | undefined {
  if (collections.length === 0) return undefined;
  return html`<nav class="collections" aria-label="${label}">
    <h2>${label}</h2>
    <ul>
      ${collections.map(({ path, torrentCount }) => {
        const last = path.slice(path.lastIndexOf('/') + 1);
        const title = torrentCount === 1 ? 'torrent' : 'torrents';
        return html`<li>
          <a href="${addresses.collection(path)}"
            >${name(last, 80)}
            <span class="count">${formatCount(torrentCount)}<span class="unseen"> ${title}</span></span></a
          >
        </li> `;
      })}
    </ul>
  </nav>`;
}
