import type { Count, TorrentPage } from '../../catalogue/store.ts';
import { html, type Html } from '../../http/html.ts';
import type { ListQuery } from '../../catalogue/typed-filter.ts';
import type { Frame } from '../layout/frame.ts';
import type { Filter, ListAddress } from './list-address.ts';
import { feedLink } from './feed-links.ts';
import { filterForm } from './filter-form.ts';
import { filterList } from './filter-list.ts';
import { pager } from './pager.ts';
import { searchHelp } from './search-help.ts';
import { torrentTable, type TorrentTableOptions } from './torrent-table.ts';

/** A page of a list, and what its address asked for. */
export interface ListView extends ListAddress {
  readonly wanted: Pick<ListQuery, 'sort' | 'order'>;
  readonly page: TorrentPage;
  /** Of all pages together. */
  readonly count: Count;
  /** The address of the next page. */
  readonly next: string | undefined;
}

export interface ListSectionOptions {
  readonly view: ListView;
  /** What the table shows, for screen readers. */
  readonly caption: string;
  /** The filter that the page's heading names. */
  readonly headingFilter: Filter;
  /** Shown instead of an empty table. */
  readonly nothing: Html;
}

/** Torrents with their number, and what narrows them down, sorts them and leads on. */
export function listSection(
  { view, caption, headingFilter, nothing }: ListSectionOptions,
  frame: Frame,
): Html {
  const isEmpty = view.page.items.length === 0;
  return html`<div class="tools">
      <p class="status" role="status">${countText(view.count, frame)}</p>
      ${filterForm({ ...view, wrong: [] }, frame)} ${searchHelp(frame)} ${feedLink(view, frame)}
    </div>
    ${filterList(view, headingFilter, frame)}
    ${isEmpty ? nothing : table(view, { caption, withCollection: headingFilter !== 'collection' }, frame)}
    ${pager(view.next, frame, view)}`;
}

/** A list has many links: the first one leads past them. */
function table(view: ListView, options: TorrentTableOptions, frame: Frame): Html {
  return html`<a class="skip" href="#after">${frame.messages.list.skip}</a>
    ${torrentTable(view, options, frame)}
    <div id="after" tabindex="-1"></div>`;
}

function countText({ count, isMore }: Count, { messages: { common, list } }: Frame): string {
  const torrents = common.torrents({ count });
  return isMore ? list.moreThan({ torrents }) : torrents;
}
