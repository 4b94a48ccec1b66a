import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { listAddress, type ListAddress } from './list-address.ts';

/** Says where a search looked, and leads to the same search elsewhere. */
export function searchScope(address: ListAddress, { messages: { search } }: Frame): Html {
  const isAll = address.query.get('in') === 'all';
  const other = listAddress(address, { in: isAll ? undefined : 'all' });
  return html`<p class="about">
    ${isAll ? search.scope.all : search.scope.names}
    <a href="${other}">${isAll ? search.scope.onlyNames : search.scope.alsoAll}</a>
  </p>`;
}
