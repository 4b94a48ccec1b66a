import { html, type Html } from '../../http/html.ts';
import { shorten } from '../../lib/shorten.ts';
import type { RenderedReadme } from '../../service/markdown.ts';
import type { Frame } from '../layout/frame.ts';
import { feedHead } from './feed-links.ts';
import { listLinks } from './list-links.ts';
import { filtersIn, listAddress } from './list-address.ts';
import { layout } from '../layout/layout.ts';
import { trail } from '../torrent/links.ts';
import { listAside, type Beside } from './list-aside.ts';
import { lockIcon } from './list-icons.ts';
import { listHead } from './list-head.ts';
import { listSection, type ListView } from './list-view.ts';
import { suggestionIn } from './nothing-found.ts';
import { publishSection } from './publish-section.ts';
import { pictureSheet } from '../pictures/picture-sheet.ts';
import { readmeMetadata, readmeSection } from './readme-section.ts';

const DESCRIPTION_CHARACTERS_MAX = 200;

export interface CollectionPageInput extends Beside {
  /** As the catalogue names it: `debian/13`. */
  readonly path: string;
  readonly view: ListView;
  /** Whether only some tokens may read it. */
  readonly isPrivate: boolean;
  /** What people wrote about it, and whether pictures are in that. */
  readonly readme?: RenderedReadme | undefined;
  readonly isPictured?: boolean;
}

/** What is published in one collection and below it, and the collections directly below. */
export function collectionPage(input: CollectionPageInput, frame: Frame): string {
  const { path, view, readme, isPictured = false } = input;
  const { publicAddresses, format } = frame;
  const { collection: messages, list } = frame.messages;
  const caption = list.torrentsIn({ collection: path });
  const steps = path.split('/');
  // The last step of the way is the heading itself, unless a README gives it another title.
  const way = readme?.title === undefined ? steps.slice(0, -1).join('/') : path;
  const content = html`${trail(way, frame)}
  ${listHead(format.name(readme?.title ?? steps.at(-1) ?? path), view, listLinks(path, view, frame), frame)}
  ${input.isPrivate && html`<p class="locked">${lockIcon()} ${list.privateHint}</p>`}
  ${readme !== undefined && isBeginning(view) && readmeSection(readme, path, frame)}
  ${listSection(
    {
      view,
      caption,
      headingFilter: 'collection',
      within: path,
      nothing: nothingIn(input, frame),
      aside: listAside(view, input, list.collectionsWithin, frame),
    },
    frame,
  )}
  ${publishSection(messages.publish, path, frame)}`;
  const isWhole = view.query.size === 0;
  const canonical = isWhole ? publicAddresses.collection(path) : undefined;
  const description = readme?.summary ?? shorten(caption, DESCRIPTION_CHARACTERS_MAX);
  const head = html`${feedHead(view)} ${readme !== undefined && readmeMetadata(readme, path, frame)}
  ${isPictured && pictureSheet(frame)}`;
  return layout(
    {
      title: readme?.title ?? path,
      description,
      content,
      canonical,
      collection: path,
      hidden: !isWhole,
      head,
    },
    frame,
  );
}

/** Whether the page is the first of the whole list, in whatever order. */
function isBeginning({ query, pages }: ListView): boolean {
  return filtersIn(query).length === 0 && pages.previous === undefined;
}

/** Shown where there are no torrents, with the next best thing to look at. */
function nothingIn({ view, collections }: CollectionPageInput, frame: Frame): Html {
  const { collection, search, filter } = frame.messages;
  if (filtersIn(view.query).length > 0 || collections.length === 0) {
    return html`<p>${search.nothingFiltered} <a href="${view.path}">${filter.withoutAny}</a></p>
      ${suggestionIn(view, frame)}`;
  }
  return html`<p>
    ${collection.nothingButBelow}
    <a href="${listAddress(view, { below: undefined })}">${collection.showBelow}</a>
  </p>`;
}
