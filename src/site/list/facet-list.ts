import { healthOf } from '../../catalogue/swarm-counts.ts';
import { labelKey, type Facets, type FacetValue } from '../../catalogue/facets.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { sizeChoice, sizeText, yearChoice } from './choices.ts';
import { filterForm } from './filter-form.ts';
import { filtersIn, listAddress, type Changes, type Filter } from './list-address.ts';
import type { ListView } from './list-view.ts';
import { countText } from './pager.ts';

const NAME_CHARACTERS_MAX = 60;

/**
 * What narrows a list down: its facets, of which each value leads to what has it, and the form for what has more values
 * than a few. What all torrents of the list have is left out.
 */
export function facetList(facets: Facets, view: ListView, frame: Frame): Html {
  const groups = groupsOf(facets, view, frame).filter(({ values, isKept }) => values.length > 0 || isKept);
  const { messages, format } = frame;
  const { title, newest } = messages.filter;
  const torrents = messages.common.torrents({ count: facetCount(facets) });
  const activeCount = filtersIn(view.query).length;
  const hasSwarms = view.page.items.some((torrent) => healthOf(torrent) !== undefined);
  return html`<details class="group">
    <summary>
      ${title} ${activeCount > 0 && html`<span class="count">${format.count(activeCount)}</span>`}
    </summary>
    ${groups.length > 0 && html`<nav aria-label="${title}">${groups.map((group) => groupOf(group, view, frame))}</nav>`}
    ${facets.isPartial && html`<p class="about">${newest({ torrents })}</p>`}
    ${filterForm({ ...view, wrong: [], hasSwarms }, frame)}
  </details>`;
}

interface Group {
  readonly label: string;
  readonly values: readonly Choice[];
  /** What is below its values. */
  readonly foot?: Html | undefined;
  /** Whether it is there without values too. */
  readonly isKept?: boolean | undefined;
}

/** A value with what it changes in the address, or the address itself. */
interface Choice extends FacetValue<string | number> {
  readonly text: Html | string;
  readonly to: Changes | string;
}

function groupsOf(facets: Facets, view: ListView, frame: Frame): readonly Group[] {
  const { query } = view;
  const { labels } = frame.messages.filter;
  const active = new Set<Filter>(filtersIn(query));
  const { count, isMore } = view.count;
  const choices = <Value extends string | number>(
    values: readonly FacetValue<Value>[],
    toChoice: (value: Value) => Pick<Choice, 'text' | 'to'>,
    isChosen = false,
  ): readonly Choice[] => {
    const narrowing = values.filter((value) => isMore || value.isMore || value.count < count);
    return isChosen ? [] : narrowing.map((value) => ({ ...value, ...toChoice(value.value) }));
  };
  const name = (text: string): Html => frame.format.name(text, NAME_CHARACTERS_MAX);
  const tags = query.getAll('tag');
  const chosen = tags.map(labelKey);
  const free = facets.tags.filter(({ value }) => !chosen.includes(labelKey(value)));
  return [
    {
      label: frame.messages.list.collections,
      values: choices(active.size === 0 ? [] : facets.collections, (value) => ({
        text: name(value.slice(value.lastIndexOf('/') + 1)),
        to: within(value, view, frame),
      })),
    },
    {
      label: labels.category,
      values: choices(
        facets.categories,
        (value) => ({ text: name(value), to: { category: value } }),
        active.has('category'),
      ),
    },
    {
      label: frame.messages.list.tags,
      values: choices(free, (value) => ({ text: name(value), to: { tag: [...tags, value] } })),
      foot: tagSwitch(view, frame),
      isKept: view.showsTags,
    },
    {
      label: labels.version,
      values: choices(
        facets.versions,
        (value) => ({ text: value, to: { version: value } }),
        active.has('version'),
      ),
    },
    {
      label: labels.published,
      values: choices(
        facets.years,
        (value) => ({ text: String(value), to: yearChoice(value) }),
        active.has('publishedFrom') || active.has('publishedBefore'),
      ),
    },
    {
      label: labels.size,
      values: choices(
        facets.sizes,
        (value) => ({ text: sizeText(value, frame), to: sizeChoice(value) }),
        active.has('sizeMin') || active.has('sizeMax'),
      ),
    },
  ];
}

/** The same list of a collection alone. */
function within(path: string, { query }: ListView, { addresses }: Frame): string {
  return listAddress(
    { path: addresses.collection(path), query },
    { collection: undefined, below: undefined },
  );
}

function tagSwitch(view: ListView, { messages: { list } }: Frame): Html {
  const address = listAddress(view, { show: view.showsTags ? undefined : 'tags' });
  return html`<p><a href="${address}">${view.showsTags ? list.hideTags : list.showTags}</a></p>`;
}

function groupOf({ label, values, foot }: Group, view: ListView, frame: Frame): Html {
  return html`<h2>${label}</h2>
    <ul>
      ${values.map((choice) => choiceLink(choice, view, frame))}
    </ul>
    ${foot}`;
}

function choiceLink({ text, to, count, isMore }: Choice, view: ListView, frame: Frame): Html {
  const address = typeof to === 'string' ? to : listAddress(view, to);
  return html`<li>
    <a href="${address}">${text}<span class="unseen"> ${countText({ count, isMore }, frame)}</span></a>
    <span class="count" aria-hidden="true">${frame.format.count(count)}${isMore && '+'}</span>
  </li> `;
}

/** How many torrents were counted: each has a version. */
function facetCount({ versions }: Facets): number {
  return versions.reduce((sum, { count }) => sum + count, 0);
}
