import type { Count, TorrentPage } from '../../catalogue/torrent-list.ts';
import { html, type Html } from '../../http/html.ts';
import type { ListQuery } from '../../catalogue/typed-filter.ts';
import type { Frame } from '../layout/frame.ts';
import type { Filter, ListAddress } from './list-address.ts';
import { filterList } from './filter-list.ts';
import { countText, pager, rangeText, type Pages } from './pager.ts';
import { torrentTable } from './torrent-table.ts';

/** A page of a list, and what its address asked for. */
export interface ListView extends ListAddress {
  readonly wanted: Pick<ListQuery, 'sort' | 'order'>;
  readonly page: Pick<TorrentPage, 'items'>;
  /** Of all pages together. */
  readonly count: Count;
  /** How many there are without any filter. */
  readonly total: number;
  readonly pages: Pages;
  readonly showsTags: boolean;
  /** The query with the spelling corrected, for a search that finds nothing. */
  readonly suggestion: string | undefined;
  /** Whether all collections are listed, however many there are. */
  readonly showsCollections: boolean;
}

export interface ListSectionOptions {
  readonly view: ListView;
  /** What the table shows, for screen readers. */
  readonly caption: string;
  /** The filter that the page's heading names. */
  readonly headingFilter: Filter;
  /** The collection that all of the list is in or below. */
  readonly within: string;
  /** Shown instead of an empty table. */
  readonly nothing: Html;
  /** What leads elsewhere or narrows the list, beside it. */
  readonly aside: Html | undefined;
}

/** Torrents with what narrows them down beside them, sorts them and leads on. */
export function listSection(
  { view, caption, headingFilter, within, nothing, aside }: ListSectionOptions,
  frame: Frame,
): Html {
  const isEmpty = view.page.items.length === 0;
  const content = html`${filterList(view, headingFilter, frame)}
  ${isEmpty ? nothing : table(view, caption, within, frame)} ${pager(view.pages, frame, view.count)}`;
  if (aside === undefined) return content;
  return html`<div class="columns">
    <div class="narrow">${aside}</div>
    <div>${content}</div>
  </div>`;
}

/** How many torrents there are, of how many, and which of them the page shows. */
export function countLine({ count, total, pages }: ListView, frame: Frame): Html {
  const { messages, format } = frame;
  const isNarrowed = count.count < total && !count.isMore;
  const all = isNarrowed
    ? messages.list.someOf({
        count: format.count(count.count),
        torrents: messages.common.torrents({ count: total }),
      })
    : countText(count, frame);
  const isFurther = pages.previous !== undefined && pages.range !== undefined;
  const text = isFurther ? rangeText(pages.range, count, frame) : all;
  return html`<p class="status" role="status">${text}</p>`;
}

/** A list has many links: the first one leads past them. */
function table(view: ListView, caption: string, within: string, frame: Frame): Html {
  return html`<a class="skip" href="#after">${frame.messages.list.skip}</a>
    ${torrentTable(view, { caption, within }, frame)}
    <div id="after" tabindex="-1"></div>`;
}
