import { OPEN_AREA, type Viewer } from './areas.ts';
import type { CollectionDetails } from './collection-settings.ts';
import type { Readable } from './readable.ts';
import type { CatalogueStore } from './store.ts';

/** Resolves to a collection as the viewer may read it, also when nothing is in it. */
export type DetailsOf = (path: string, viewer: Viewer) => Promise<CollectionDetails>;

export interface DetailsParts {
  readonly store: Pick<CatalogueStore, 'findSettings' | 'findReadme'>;
  readonly readable: Pick<Readable, 'findCollection' | 'placeOf' | 'collectionFor'>;
}

export function createDetails({ store, readable }: DetailsParts): DetailsOf {
  return async (path, viewer) => {
    const [settings, { area }, readme, found] = await Promise.all([
      store.findSettings(path),
      readable.placeOf(path, viewer),
      readable.collectionFor(path, viewer).then(store.findReadme),
      readable.findCollection(path, viewer),
    ]);
    return { path, torrentCount: found?.torrentCount ?? 0, isPrivate: area !== OPEN_AREA, settings, readme };
  };
}
