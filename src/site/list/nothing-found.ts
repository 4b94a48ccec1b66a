import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { filtersIn, listAddress, without } from './list-address.ts';
import { code } from '../layout/code.ts';
import type { ListView } from './list-view.ts';
import { publishSection } from './publish-section.ts';

export interface NothingFoundInput {
  readonly view: ListView;
  /** What was searched for. */
  readonly words: string | undefined;
  /** Whether that is an infohash or a magnet link. */
  readonly isByInfohash: boolean;
}

/** Says that a search found nothing, and what to try next. */
export function nothingFound({ view, words, isByInfohash }: NothingFoundInput, frame: Frame): Html {
  const { search, common, start, filter } = frame.messages;
  const filters = filtersIn(view.query).filter((name) => name !== 'q');
  const unfiltered = listAddress(view, Object.assign({}, ...filters.map(without)));
  return html`<div class="card">
      <p><strong>${reason(words, isByInfohash, filters.length > 0, frame)}</strong></p>
      ${suggestionIn(view, frame)}
      ${words !== undefined && !isByInfohash && html`<p>${search.hint({ begin: code('deb'), whole: code('debian') })}</p>`}
      <div class="actions">
        ${filters.length > 0 && html`<a class="button quiet" href="${unfiltered}">${filter.withoutAny}</a>`}
        <a class="button quiet" href="${frame.addresses.start}">${common.seeNewest}</a>
      </div>
    </div>
    ${publishSection(start.publishHere, '', frame)}`;
}

/** A link to the same search with the spelling corrected. */
export function suggestionIn(view: ListView, { messages: { search } }: Frame): Html | false {
  const { suggestion } = view;
  if (suggestion === undefined) return false;
  const link = (text: Html) => html`<a href="${listAddress(view, { q: suggestion })}">${text}</a>`;
  return html`<p>${search.suggestion({ query: html`<q><bdi>${suggestion}</bdi></q>`, link })}</p>`;
}

function reason(
  words: string | undefined,
  isByInfohash: boolean,
  isFiltered: boolean,
  { messages: { search } }: Frame,
): string {
  if (isByInfohash) return search.nothingWithInfohash;
  return words === undefined || isFiltered ? search.nothingFiltered : search.nothingFound;
}
