import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import {
  filtersIn,
  listAddress,
  without,
  type Changes,
  type Filter,
  type ListAddress,
} from './list-address.ts';

const VALUE_CHARACTERS_MAX = 80;

/** The filters that are in effect, each a link to the list without it; `headingFilter` is the one that the page's heading names. */
export function filterList(address: ListAddress, headingFilter: Filter, frame: Frame): Html | undefined {
  const filters = filtersIn(address.query).filter((filter) => filter !== headingFilter);
  const isDirect = headingFilter === 'collection' && address.query.get('below') === 'false';
  if (filters.length === 0 && !isDirect) return undefined;
  const { filter: messages } = frame.messages;
  const direct: Changes = { below: undefined };
  const none = Object.assign({}, ...filters.map(without), isDirect ? direct : {});
  const chips = [
    ...filters.flatMap((filter) => chipsOf(filter, address, frame)),
    ...(isDirect ? [chip(messages.directly, direct, address, frame)] : []),
  ];
  return html`<ul class="chips" aria-label="${messages.active}">
    ${chips}
    ${chips.length > 1 && html`<li><a href="${listAddress(address, none)}">${messages.clear}</a></li>`}
  </ul>`;
}

function chipsOf(filter: Filter, address: ListAddress, frame: Frame): readonly Html[] {
  const { messages, format } = frame;
  const { labels, directly, filter: filterText } = messages.filter;
  const { query } = address;
  const value = format.name(query.get(filter) ?? '', VALUE_CHARACTERS_MAX);
  const isDirect = filter === 'collection' && query.get('below') === 'false';
  const text = html`${filterText({ label: labels[filter], value })} ${isDirect && directly}`;
  return [chip(text, without(filter), address, frame)];
}

function chip(text: Html | string, changes: Changes, address: ListAddress, { messages }: Frame): Html {
  return html`<li>
    <a href="${listAddress(address, changes)}"
      >${text} <span aria-hidden="true">×</span> <span class="unseen">${messages.filter.remove}</span></a
    >
  </li> `;
}
