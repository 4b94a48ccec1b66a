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
}

/** What is beside a list: the collections below it, and what narrows it down. */
export function listAside(
  view: ListView,
  { collections, facets }: Beside,
  label: string,
  frame: Frame,
): Html {
  const isNarrowed = filtersIn(view.query).length > 0;
  return html`${!isNarrowed && collectionList(collections, label, view, frame)}
  ${facetList(facets, view, frame)}`;
}
