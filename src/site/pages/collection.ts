import type { CollectionSummary, TorrentPage } from '../../catalogue/store.ts';
import type { Frame } from '../frame.ts';
import { name } from '../format.ts';
import { html, type Html } from '../../http/html.ts';
import type { Addresses } from '../../web/addresses.ts';
import { collectionList } from './collections.ts';
import { uploadCommand } from './commands.ts';
import { layout } from './layout.ts';
import { collectionTrail } from './links.ts';
import { pager } from './pager.ts';
import { torrentTable } from './torrent-table.ts';

export interface CollectionPageInput {
  /** As the catalogue names it: `debian/13`. */
  readonly path: string;
  readonly page: TorrentPage;
  /** The collections directly below. */
  readonly collections: readonly CollectionSummary[];
  /** The address of the next page. */
  readonly next: string | undefined;
}

/** What is published in one collection, and the collections below it. */
export function collectionPage({ path, page, collections, next }: CollectionPageInput, frame: Frame): string {
  const { addresses, publicAddresses } = frame;
  const content = html`${trail(path, addresses)}
    <h1>${name(path)}</h1>
    ${collectionList(collections, 'Collections in it', addresses)}
    ${
      page.items.length === 0
        ? html`<p>
            No torrent is published directly in this
            collection${collections.length > 0 && ', but in those within it'}.
          </p>`
        : torrentTable(
            { torrents: page.items, caption: `Torrents in ${path}`, withCollection: false },
            addresses,
          )
    }
    ${pager(next)}
    <section class="card aside" aria-labelledby="publish">
      <h2 id="publish">Publish in this collection</h2>
      <p>
        <a href="${`${addresses.upload}?collection=${encodeURIComponent(path)}`}">Upload with a form</a>, or
        from a terminal:
      </p>
      ${uploadCommand(publicAddresses.collection(path), frame)}
    </section>`;
  return layout({ title: path, content }, frame);
}

/** The way down to the collection; the last step is the heading itself. */
function trail(path: string, addresses: Addresses): Html {
  const above = collectionTrail(addresses, path).slice(0, -1);
  return html`<nav class="trail" aria-label="Where this is">
    <ol>
      <li><a href="${addresses.start}">All torrents</a></li>
      ${above.map((step) => html`<li>${step}</li> `)}
    </ol>
  </nav>`;
}
