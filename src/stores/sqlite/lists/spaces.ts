import { OPEN_AREA } from '../../../catalogue/areas.ts';

/**
 * The tables that are derived from public torrents exist twice: for the open area, and, with this prefix, for all other
 * areas. So a list of the open area reads nothing that is private: it costs the same as without private collections,
 * and no forgotten condition can show what is in them. Each list of another area is one of a collection.
 */
export type Space = '' | 'private_';

export const SPACES: readonly Space[] = ['', 'private_'];

/** The tables of an area; undefined is the open one. */
export function spaceOf(area: string | undefined): Space {
  return (area ?? OPEN_AREA) === OPEN_AREA ? '' : 'private_';
}

/** Makes the same for each of the two. */
export function inEachSpace<Made>(make: (space: Space) => Made): Readonly<Record<Space, Made>> {
  return { '': make(''), private_: make('private_') };
}
