import type { CollectionSummary, TorrentPage } from '../../catalogue/store.ts';
import type { Frame } from '../frame.ts';
import { shorten } from '../format.ts';
import { html, type Html } from '../../http/html.ts';
import { collectionList } from './collections.ts';
import { uploadCommand } from './commands.ts';
import { layout } from './layout.ts';
import { pager } from './pager.ts';
import { torrentTable } from './torrent-table.ts';

export interface StartPageInput {
  readonly page: TorrentPage;
  /** What was searched for; undefined shows the newest torrents. */
  readonly query: string | undefined;
  readonly collections: readonly CollectionSummary[];
  /** The address of the next page. */
  readonly next: string | undefined;
}

/** The newest torrents of the whole catalogue, or what a search found. */
export function startPage(input: StartPageInput, frame: Frame): string {
  const content = input.query === undefined ? newest(input, frame) : found(input, input.query, frame);
  const title = input.query === undefined ? 'Newest torrents' : `Search for ${input.query}`;
  return layout(
    {
      title,
      content,
      query: input.query,
      ...(input.query === undefined ? { current: 'newest' } : { hidden: true }),
    },
    frame,
  );
}

function newest({ page, collections, next }: StartPageInput, frame: Frame): Html {
  const { addresses, publicAddresses, needsToken } = frame;
  if (page.items.length === 0) {
    return html`<h1>Newest torrents</h1>
      <div class="card">
        <p><strong>Nothing is published here yet.</strong></p>
        <p><a class="button" href="${addresses.upload}">Upload a torrent</a></p>
        <p>Or publish from a terminal${needsToken && ', with your token in place of TOKEN'}:</p>
        ${uploadCommand(publicAddresses.start, frame)}
        <p>A folder in the address makes a collection:</p>
        ${uploadCommand(publicAddresses.collection('my-project/releases'), frame)}
      </div>`;
  }
  return html`<h1>Newest torrents</h1>
    ${collectionList(collections, 'Collections', addresses)}
    ${torrentTable({ torrents: page.items, caption: 'Newest torrents', withCollection: true }, addresses)}
    ${pager(next)}
    <section class="card aside" aria-labelledby="publish">
      <h2 id="publish">Publish here</h2>
      <p><a href="${addresses.upload}">Upload with a form</a>, or from a terminal:</p>
      ${uploadCommand(publicAddresses.start, frame)}
    </section>`;
}

function found({ page, next }: StartPageInput, query: string, { addresses }: Frame): Html {
  const words = html`<q><bdi>${shorten(query, 200)}</bdi></q>`;
  if (page.items.length === 0) {
    return html`<h1>Search for ${words}</h1>
      <div class="card">
        <p role="status"><strong>No torrent's name holds all of these words.</strong></p>
        <p>
          Try fewer words, or the beginning of one: the last word also finds longer ones, so
          <code>deb</code> finds <code>debian</code>. Only names are searched, not the files within. An
          infohash or a magnet link finds its torrent.
        </p>
        <p><a class="button quiet" href="${addresses.start}">See the newest torrents</a></p>
      </div>`;
  }
  return html`<h1>Search for ${words}</h1>
    ${torrentTable({ torrents: page.items, caption: `Torrents found for ${shorten(query, 200)}`, withCollection: true }, addresses)}
    ${pager(next)}`;
}
