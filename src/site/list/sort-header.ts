import type { SortKey } from '../../catalogue/torrent-list.ts';
import type { ListQuery } from '../../catalogue/typed-filter.ts';
import { html, type Html } from '../../http/html.ts';
import { firstOrder } from '../../service/list-query.ts';
import { listAddress, type ListAddress } from './list-address.ts';

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

/** A list that can be sorted in any way. */
interface Sorted extends ListAddress {
  readonly wanted: Pick<ListQuery, 'sort' | 'order'>;
}

/** The head of a column: a link that sorts the list by it, or turns the list around when it is sorted by it already. */
export function sortHeader(key: SortKey, label: string, list: Sorted): Html {
  const { sort, order } = list.wanted;
  const isCurrent = sort === key;
  const next = isCurrent ? reversed(order) : firstOrder(key);
  const address = listAddress(list, {
    sort: key === 'published' ? undefined : key,
    order: next === firstOrder(key) ? undefined : next,
  });
  return html`<th scope="col" class="${key}" aria-sort="${isCurrent ? ARIA_SORT[order] : 'none'}">
    <a href="${address}">${label}</a>
  </th>`;
}

function reversed(order: 'asc' | 'desc'): 'asc' | 'desc' {
  return order === 'asc' ? 'desc' : 'asc';
}
