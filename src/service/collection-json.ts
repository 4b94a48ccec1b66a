import type { CollectionSummary } from '../catalogue/store.ts';
import type { Base } from '../http/context.ts';
import { createAddresses } from './addresses.ts';

/** A collection as every JSON answer shows it; `torrentCount` counts what is below it too. */
export function collectionJson({ path, torrentCount }: CollectionSummary, base: Base): object {
  return { path, torrentCount, links: { self: createAddresses(base).collection(path) } };
}
