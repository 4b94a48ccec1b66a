import type { Slices } from '../lib/slices.ts';
import { withAncestors } from './ancestors.ts';
import { OPEN_AREA } from './areas.ts';
import type { RetentionRules } from './retention.ts';
import type { CatalogueStore } from './store.ts';

type Store = Pick<CatalogueStore, 'findSettings' | 'listCollections'>;

/** The rules that count for a collection: its own, or those of the nearest one above it. */
export async function findRules(store: Store, collection: string): Promise<RetentionRules | undefined> {
  for (const path of withAncestors(collection)) {
    const { retention } = await store.findSettings(path);
    if (retention !== null) return retention;
  }
  return undefined;
}

/** A collection and those below it that its rules are about, because no nearer collection has rules of its own. */
export async function* walkGoverned(
  store: Store,
  collection: string,
  slices: Slices,
): AsyncGenerator<string> {
  yield collection;
  await slices.next();
  for (const path of await listBelow(store, collection)) {
    const { retention } = await store.findSettings(path);
    if (retention === null) yield* walkGoverned(store, path, slices);
  }
}

/** The collections directly below, open and private ones. */
async function listBelow(store: Store, parent: string): Promise<readonly string[]> {
  const lists = [OPEN_AREA, parent].map((area) => store.listCollections(parent, area));
  return [...new Set((await Promise.all(lists)).flat().map(({ path }) => path))];
}
