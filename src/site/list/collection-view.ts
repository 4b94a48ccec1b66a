import type { CollectionSummary } from '../../catalogue/store.ts';
import { html, type Html } from '../../http/html.ts';
import { shorten } from '../../lib/shorten.ts';
import type { Frame } from '../layout/frame.ts';
import { feedHead } from './feed-links.ts';
import { filtersIn, listAddress } from './list-address.ts';
import { collectionList } from './collections.ts';
import { layout } from '../layout/layout.ts';
import { trail } from '../torrent/links.ts';
import { listSection, type ListView } from './list-view.ts';
import { publishSection } from './publish-section.ts';

const DESCRIPTION_CHARACTERS_MAX = 200;

export interface CollectionPageInput {
  /** As the catalogue names it: `debian/13`. */
  readonly path: string;
  readonly view: ListView;
  /** The collections directly below. */
  readonly collections: readonly CollectionSummary[];
}

/** What is published in one collection, and the collections below it. */
export function collectionPage(input: CollectionPageInput, frame: Frame): string {
  const { path, view, collections } = input;
  const { publicAddresses, format } = frame;
  const { collection: messages, list } = frame.messages;
  const nothing = nothingIn(input, frame);
  // The last step of the way is the heading itself.
  const content = html`${trail(path.split('/').slice(0, -1).join('/'), frame)}
    <h1>${format.name(path)}</h1>
    ${collectionList(collections, list.collectionsWithin, frame)}
    ${listSection({ view, caption: list.torrentsIn({ collection: path }), headingFilter: 'collection', nothing }, frame)}
    ${publishSection(messages.publish, path, frame)}`;
  const isWhole = view.query.size === 0;
  const canonical = isWhole ? publicAddresses.collection(path) : undefined;
  const description = shorten(list.torrentsIn({ collection: path }), DESCRIPTION_CHARACTERS_MAX);
  const head = feedHead(view);
  return layout(
    { title: path, description, content, canonical, collection: path, hidden: !isWhole, head },
    frame,
  );
}

/** Shown where there are no torrents, with the next best thing to look at. */
function nothingIn({ view, collections }: CollectionPageInput, { messages }: Frame): Html {
  const { collection, search, filter } = messages;
  if (filtersIn(view.query).length > 0) {
    return html`<p>${search.nothingFiltered} <a href="${view.path}">${filter.withoutAny}</a></p>`;
  }
  if (collections.length === 0) return html`<p>${collection.nothingDirectly}</p>`;
  return html`<p>
    ${collection.nothingButBelow}
    <a href="${listAddress(view, { below: 'true' })}">${collection.showBelow}</a>
  </p>`;
}
