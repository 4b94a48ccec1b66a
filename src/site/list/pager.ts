import { html, type Html } from '../../http/html.ts';
import type { ListQuery } from '../../catalogue/typed-filter.ts';
import type { Frame } from '../layout/frame.ts';
import { listAddress, type ListAddress } from './list-address.ts';

/** A list that can be on any page, sorted in any way. */
export interface Paged extends ListAddress {
  readonly wanted: Pick<ListQuery, 'sort' | 'order'>;
}

/** Leads on, when there is more, and back to the first page; without `paged` the list begins with the newest torrents. */
export function pager(next: string | undefined, frame: Frame, paged?: Paged): Html | undefined {
  const isFirst = paged?.query.has('cursor') !== true;
  if (next === undefined && isFirst) return undefined;
  const { pages, first } = frame.messages.list;
  return html`<nav class="pager" aria-label="${pages}">
    ${!isFirst && html`<a class="button quiet" href="${listAddress(paged, {})}">${first}</a>`}
    ${next !== undefined && html`<a class="button quiet" rel="next" href="${next}">${onwards(paged, frame)}</a>`}
  </nav>`;
}

function onwards(paged: Paged | undefined, { messages: { list } }: Frame): string {
  if (paged !== undefined && paged.wanted.sort !== 'published') return list.more;
  return paged?.wanted.order === 'asc' ? list.newer : list.older;
}
