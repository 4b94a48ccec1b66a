import type { Facets } from '../../catalogue/facets.ts';
import type { SeenCollection } from '../../catalogue/readable.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { collectionList } from './collections.ts';
import { facetList } from './facet-list.ts';
import { filtersIn } from './list-address.ts';
import type { ListView } from './list-view.ts';

/** What is known of a list beside its torrents. */
export interface Beside {
  /** The collections directly below. */
  readonly collections: readonly SeenCollection[];
  readonly facets: Facets;
  /** Whether the list itself is private. Then all below it is too, and is not marked. */
  readonly isPrivate?: boolean;
}

/** What is beside a list: the collections below it, and what narrows it down. */
export function listAside(
  view: ListView,
  { collections, facets, isPrivate = false }: Beside,
  label: string,
  frame: Frame,
): Html {
  const isNarrowed = filtersIn(view.query).length > 0;
  const marked = isPrivate ? collections.map((each) => ({ ...each, isPrivate: false })) : collections;
  return html`${!isNarrowed && collectionList(marked, label, view, frame)} ${facetList(facets, view, frame)}`;
}
