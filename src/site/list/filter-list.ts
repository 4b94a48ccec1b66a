import { html, type Html } from '../../http/html.ts';
import { filtersIn, listAddress, without, type Filter, type ListAddress } from './list-address.ts';
import type { Frame } from '../layout/frame.ts';

const VALUE_CHARACTERS_MAX = 80;

/** The filters that are in effect, each a link to the list without it; `headingFilter` is the one that the page's heading names. */
export function filterList(address: ListAddress, headingFilter: Filter, frame: Frame): Html | undefined {
  const filters = filtersIn(address.query).filter((filter) => filter !== headingFilter);
  if (filters.length === 0) return undefined;
  const { filter: messages } = frame.messages;
  const none = Object.assign({}, ...filters.map(without));
  return html`<ul class="chips" aria-label="${messages.active}">
    ${filters.map((filter) => chip(filter, address, frame))}
    ${filters.length > 1 && html`<li><a href="${listAddress(address, none)}">${messages.clear}</a></li>`}
  </ul>`;
}

function chip(filter: Filter, address: ListAddress, { messages, format }: Frame): Html {
  const { labels, below, remove, filter: filterText } = messages.filter;
  const { query } = address;
  const value = format.name(query.get(filter) ?? '', VALUE_CHARACTERS_MAX);
  const isBelow = filter === 'collection' && query.has('below');
  return html`<li>
    <a href="${listAddress(address, without(filter))}"
      >${filterText({ label: labels[filter], value })} ${isBelow && below} <span aria-hidden="true">×</span>
      <span class="unseen">${remove}</span></a
    >
  </li> `;
}
