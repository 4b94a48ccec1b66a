import type { Catalogue } from '../../../src/catalogue/catalogue.ts';

/** A catalogue of these collections at the top. */
export function collectionSummaryReader(paths: readonly string[]): Pick<Catalogue, 'listCollections'> {
  return {
    listCollections: async (parent) =>
      parent === ''
        ? paths.map((path) => ({ path, torrentCount: 1, newestAt: new Date(0), isPrivate: false }))
        : [],
  };
}
