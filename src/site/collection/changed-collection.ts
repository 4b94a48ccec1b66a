import type { CollectionDetails } from '../../catalogue/collection-settings.ts';
import type { Base } from '../../http/context.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import { leadOn } from '../layout/page-response.ts';

/** Leads to a collection that a form has changed: to its list, or to its settings where it has none. */
export function leadToChanged(
  { path, torrentCount }: Pick<CollectionDetails, 'path' | 'torrentCount'>,
  base: Base,
): Response {
  const to = createAddresses(within(base));
  return leadOn(torrentCount === 0 ? to.settings(path) : to.collection(path));
}
