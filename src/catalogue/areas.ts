import { covers, coversAllBelow } from '../lib/scope.ts';
import { isWithin, withAncestors } from './ancestors.ts';

/*
 * Each torrent is in one area: the open one, or that of a private collection. All that is derived from torrents (lists,
 * counts, words, revisions) is kept apart for the open area and for the others, and an infohash is in each area once. What
 * belongs to a private collection is looked for in the open area by those who may not read it, where there is nothing.
 */

/** The area of what is in no private collection. The others have the path of the outermost private collection. */
export const OPEN_AREA = '';

/** Who reads. */
export interface Viewer {
  /** Undefined for a viewer without a token. */
  readonly tokenId: number | undefined;
  /** Where the token may change something, and read what is private, as returned by `parseScope`. */
  readonly scope: string | undefined;
}

/** Somewhere in the catalogue: a collection, and the area that it is in. */
export interface AreaPlace {
  readonly area: string;
  readonly collection: string;
}

/**
 * Whether the viewer may read what is in that collection: all may in the open area, as far as they may read here at all, and
 * tokens whose scope covers the collection elsewhere.
 */
export function mayRead({ tokenId, scope }: Viewer, { area, collection }: AreaPlace): boolean {
  return area === OPEN_AREA || (tokenId !== undefined && covers(scope, collection));
}

/** Whether the viewer may read what is in that collection and in all below it. */
export function mayReadBelow(viewer: Viewer, place: AreaPlace): boolean {
  return (
    place.area === OPEN_AREA || (mayRead(viewer, place) && coversAllBelow(viewer.scope, place.collection))
  );
}

/** The area of a collection where these private ones are: the outermost of those that it is in or below. */
export function areaIn(privates: readonly string[], collection: string): string {
  return withAncestors(collection).findLast((path) => path !== '' && privates.includes(path)) ?? OPEN_AREA;
}

/** How many torrents change their area at once: the writer does nothing else in the meantime. */
export const AREA_TORRENTS_MAX = 50_000;

/**
 * The steps that put everything in a collection and below it into its areas, when these collections are private. Apply
 * them in order: each is also about what is below its collection.
 */
export function assignments(privates: readonly string[], collection: string): readonly AreaPlace[] {
  const area = areaIn(privates, collection);
  if (area !== OPEN_AREA) return [{ collection, area }];
  const below = privates.filter((path) => isWithin(path, collection));
  const outermost = below.filter((path) => areaIn(below, path) === path);
  return [{ collection, area }, ...outermost.map((path) => ({ collection: path, area: path }))];
}
