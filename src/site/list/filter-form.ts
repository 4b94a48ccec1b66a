import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { BOUNDS, type Bound, type Filter, type ListAddress } from './list-address.ts';

const VERSIONS = ['v1', 'v2', 'hybrid'] as const;
const DAY = /^(?:\d{4}-\d\d-\d\d)?$/;

export interface FilterFormInput extends ListAddress {
  /** The names of the parameters that could not be read: the form is then open and tells so. */
  readonly wrong: readonly string[];
}

/** The form that narrows a list down: a GET of the list's own address, which keeps how it is sorted. */
export function filterForm(input: FilterFormInput, frame: Frame): Html {
  const { path, wrong } = input;
  const { title, labels, apply } = frame.messages.filter;
  const isOfAll = path === frame.addresses.start;
  const content = html`<summary>${title}</summary>
    <form action="${path}" method="get">
      ${text('q', input, frame)}
      ${isOfAll ? text('collection', input, frame, below(true, input, frame)) : below(false, input, frame)}
      ${text('category', input, frame)} ${text('tag', input, frame)}
      <div>
        <label for="filter-version">${labels.version}</label>
        ${versions(input, frame)}
      </div>
      ${bound('sizeMin', 'text', input, frame)} ${bound('sizeMax', 'text', input, frame)}
      ${bound('publishedFrom', typeForDay(input, 'publishedFrom'), input, frame)}
      ${bound('publishedBefore', typeForDay(input, 'publishedBefore'), input, frame)} ${kept(input)}
      <button class="button">${apply}</button>
    </form>`;
  return html`<search aria-label="${title}">
    ${wrong.length > 0 ? html`<details open>${content}</details>` : html`<details>${content}</details>`}
  </search>`;
}

function text(
  name: Filter,
  { query }: FilterFormInput,
  { messages: { filter } }: Frame,
  beside?: Html,
): Html {
  return html`<div>
    <label for="filter-${name}">${filter.labels[name]}</label>
    <input
      id="filter-${name}"
      name="${name}"
      value="${query.get(name) ?? ''}"
      dir="auto"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
    />
    ${beside}
  </div>`;
}

/** A visitor who types a collection mostly means all that is in it; on a collection's page they see what is below. */
function below(isOfAll: boolean, { query }: FilterFormInput, { messages: { filter } }: Frame): Html {
  const isChecked = query.has('below') || (isOfAll && !query.has('collection'));
  const box = isChecked
    ? html`<input type="checkbox" name="below" value="true" checked />`
    : html`<input type="checkbox" name="below" value="true" />`;
  return html`<label class="check">${box} ${filter.below}</label>`;
}

function versions({ query }: FilterFormInput, { messages: { filter } }: Frame): Html {
  return html`<select id="filter-version" name="version" autocomplete="off">
    <option value="">${filter.anyVersion}</option>
    ${VERSIONS.map((version) =>
      query.get('version') === version
        ? html`<option value="${version}" selected>${version}</option>`
        : html`<option value="${version}">${version}</option>`,
    )}
  </select>`;
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

/** A field for a day shows nothing else that is in it, such as a time in the address. */
function typeForDay({ query }: FilterFormInput, name: Bound): 'date' | 'text' {
  return DAY.test(query.get(name) ?? '') ? 'date' : 'text';
}

/** How the list is sorted and how long its pages are. */
function kept({ query, wrong }: FilterFormInput): Html[] {
  return ['sort', 'order', 'limit']
    .filter((name) => query.has(name) && !wrong.includes(name))
    .map((name) => html`<input type="hidden" name="${name}" value="${query.get(name) ?? ''}" />`);
}
