import type { CollectionSummary } from '../../catalogue/store.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { collectionList } from './collections.ts';
import { filterForm } from './filter-form.ts';
import type { ListView } from './list-view.ts';

/** What stands beside a list: the collections below it, and what narrows it down. */
export function listAside(
  view: ListView,
  collections: readonly CollectionSummary[],
  label: string,
  frame: Frame,
): Html {
  return html`${collectionList(collections, label, view, frame)} ${filterForm({ ...view, wrong: [] }, frame)}`;
}
