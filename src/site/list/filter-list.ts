import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { sizeChosen, sizeText, yearChosen } from './choices.ts';
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
  const active = activeFilters(address, headingFilter, frame);
  if (active.length === 0) return undefined;
  const { filter: messages } = frame.messages;
  const none = Object.assign({}, ...active.map(({ removal }) => removal), { tag: undefined });
  return html`<ul class="chips" aria-label="${messages.active}">
    ${active.map(
      ({ text, removal }) =>
        html`<li>
          <a href="${listAddress(address, removal)}"
            >${text} <span aria-hidden="true">×</span> <span class="unseen">${messages.remove}</span></a
          >
        </li> `,
    )}
    ${active.length > 1 && html`<li><a href="${listAddress(address, none)}">${messages.clear}</a></li>`}
  </ul>`;
}

interface ActiveFilter {
  readonly text: Html | string;
  /** What takes it out of the address. */
  readonly removal: Changes;
}

function activeFilters(address: ListAddress, heading: Filter, frame: Frame): readonly ActiveFilter[] {
  const { query } = address;
  const { messages, format } = frame;
  const { labels, directly, filter: filterText } = messages.filter;
  const [size, year] = [sizeChosen(query), yearChosen(query)];
  const isDirect = query.get('below') === 'false';
  const active = filtersIn(query).flatMap((filter): readonly ActiveFilter[] => {
    if (filter === heading || (size !== undefined && isOfSize(filter))) return [];
    if (year !== undefined && isOfTime(filter)) return [];
    if (filter === 'tag') return tagsOf(query, frame);
    const value = format.name(query.get(filter) ?? '', VALUE_CHARACTERS_MAX);
    const place = filter === 'collection' && isDirect && directly;
    return [
      { text: html`${filterText({ label: labels[filter], value })} ${place}`, removal: without(filter) },
    ];
  });
  return [
    ...active,
    ...(size === undefined ? [] : [sizeOf(size, frame)]),
    ...(year === undefined ? [] : [yearOf(year, frame)]),
    ...(heading === 'collection' && isDirect ? [{ text: directly, removal: { below: undefined } }] : []),
  ];
}

function isOfSize(filter: Filter): boolean {
  return filter === 'sizeMin' || filter === 'sizeMax';
}

function isOfTime(filter: Filter): boolean {
  return filter === 'publishedFrom' || filter === 'publishedBefore';
}

function tagsOf(query: URLSearchParams, { messages, format }: Frame): readonly ActiveFilter[] {
  const tags = query.getAll('tag').filter((tag) => tag.trim() !== '');
  return tags.map((tag) => {
    const value = format.name(tag, VALUE_CHARACTERS_MAX);
    const text = messages.filter.filter({ label: messages.filter.labels.tag, value });
    return { text, removal: { tag: tags.filter((other) => other !== tag) } };
  });
}

function sizeOf(range: number, frame: Frame): ActiveFilter {
  const { filter, labels } = frame.messages.filter;
  const text = filter({ label: labels.size, value: sizeText(range, frame) });
  return { text, removal: { sizeMin: undefined, sizeMax: undefined } };
}

function yearOf(year: number, { messages }: Frame): ActiveFilter {
  const { filter, labels } = messages.filter;
  const text = filter({ label: labels.published, value: html`${String(year)}` });
  return { text, removal: { publishedFrom: undefined, publishedBefore: undefined } };
}
