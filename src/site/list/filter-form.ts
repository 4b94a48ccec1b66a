import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { BOUNDS, type Bound, type ListAddress } from './list-address.ts';

const DAY = /^(?:\d{4}-\d\d-\d\d)?$/;

/** What the form has fields for. */
const FIELDS: readonly string[] = ['q', 'seedersMin', ...Object.keys(BOUNDS)];
/** What says which page of the list is shown: the form leads to the first one. */
const PAGE: readonly string[] = ['cursor', 'before', 'page'];

export interface FilterFormInput extends ListAddress {
  /** The names of the parameters that could not be read: the form is then open and tells so. */
  readonly wrong: readonly string[];
  /** Whether the list has torrents whose peers are counted. */
  readonly hasSwarms: boolean;
}

/**
 * The form for what is no choice of a few: words, sizes and days. It is a GET of the list's own address, which keeps
 * everything else.
 */
export function filterForm(input: FilterFormInput, frame: Frame): Html {
  const { path, wrong } = input;
  const { title, more, apply } = frame.messages.filter;
  const content = html`<summary>${more}</summary>
    <form action="${path}" method="get">
      ${words(input, frame)} ${bound('sizeMin', 'text', input, frame)}
      ${bound('sizeMax', 'text', input, frame)}
      ${bound('publishedFrom', typeForDay(input, 'publishedFrom'), input, frame)}
      ${bound('publishedBefore', typeForDay(input, 'publishedBefore'), input, frame)} ${seeded(input, frame)}
      ${kept(input)}
      <button class="button quiet">${apply}</button>
    </form>`;
  return html`<search aria-label="${title}">
    ${wrong.length > 0 ? html`<details open>${content}</details>` : html`<details>${content}</details>`}
  </search>`;
}

function words({ query }: FilterFormInput, { messages: { filter } }: Frame): Html {
  return html`<div>
    <label for="filter-q">${filter.labels.q}</label>
    <input
      id="filter-q"
      name="q"
      value="${query.get('q') ?? ''}"
      dir="auto"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
    />
  </div>`;
}

function bound(
  name: Bound,
  type: 'text' | 'date',
  { query, wrong }: FilterFormInput,
  { messages }: Frame,
): Html {
  const { labels, hints, wrong: wrongTexts } = messages.filter;
  const isWrong = wrong.includes(name);
  return html`<div>
    <label for="filter-${name}">${labels[name]}</label>
    <input
      id="filter-${name}"
      type="${type}"
      name="${name}"
      value="${query.get(name) ?? ''}"
      dir="ltr"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="filter-${name}-hint"
      aria-invalid="${String(isWrong)}"
    />
    <p id="filter-${name}-hint" class="${isWrong ? 'wrong' : 'about'}">
      ${isWrong ? wrongTexts[BOUNDS[name]] : hints[BOUNDS[name]]}
    </p>
  </div>`;
}

/** With another number than 1 in the address, it keeps that. */
function seeded({ query, hasSwarms }: FilterFormInput, { messages: { filter } }: Frame): Html | false {
  const min = query.get('seedersMin') ?? '';
  if (!hasSwarms && min === '') return false;
  return html`<div>
    <label
      ><input type="checkbox" name="seedersMin" value="${min || '1'}" ${min !== '' && html`checked`} />
      ${filter.hasSeeders}</label
    >
  </div>`;
}

/** A field for a day shows nothing else that is in it, such as a time in the address. */
function typeForDay({ query }: FilterFormInput, name: Bound): 'date' | 'text' {
  return DAY.test(query.get(name) ?? '') ? 'date' : 'text';
}

/** All that the list was asked for otherwise. */
function kept({ query, wrong }: FilterFormInput): Html[] {
  return [...query]
    .filter(([name]) => !FIELDS.includes(name) && !PAGE.includes(name) && !wrong.includes(name))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}
