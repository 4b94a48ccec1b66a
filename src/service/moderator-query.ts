import { z } from 'zod';
import type { Actor } from '../catalogue/actor.ts';
import { isWithin } from '../catalogue/ancestors.ts';
import { TORRENT_STATES } from '../catalogue/torrent.ts';
import type { ListQuery } from '../catalogue/typed-filter.ts';
import { AppError } from '../errors.ts';
import { choice, filled } from './input/text-values.ts';
import { readQuery } from './input/texts.ts';
import { withCursorCheck, LIST_MEMBERS, toListQuery } from './list-query.ts';

const STATE_DEFAULT = 'public';

/** What a moderator's query of torrents may have. */
export const MODERATOR_MEMBERS = { ...LIST_MEMBERS, state: filled(choice(TORRENT_STATES)) };

/** The query of a moderator's list. */
export const MODERATOR_QUERY = withCursorCheck(z.object(MODERATOR_MEMBERS));

type ModeratorAsked = z.output<typeof MODERATOR_QUERY>;

/** Reads a moderator's query by `MODERATOR_QUERY`, as `toModeratorQuery` gives it. Throws malformed as well. */
export function parseModeratorQuery(
  query: URLSearchParams,
  limitDefault: number,
  actor: Pick<Actor, 'scope'>,
): ListQuery {
  return toModeratorQuery(readQuery(MODERATOR_QUERY, query, 'list torrents'), limitDefault, actor);
}

/**
 * The list that a moderator asks for: in the order of publication, with a `state`, and only where they moderate. Throws
 * malformed for another order; forbidden for a collection that lies elsewhere.
 */
export function toModeratorQuery(
  { state = STATE_DEFAULT, ...asked }: ModeratorAsked,
  limitDefault: number,
  { scope }: Pick<Actor, 'scope'>,
): ListQuery {
  const { sort = 'published' } = asked;
  // Changes of many go on in the list where the last ones ended, which no other order lets them.
  if (sort !== 'published') {
    throw new AppError(
      'malformed',
      `Cannot list by ${sort}: this list can be sorted only by date of publication`,
      {
        hint: 'Leave sort out.',
      },
    );
  }
  return toListQuery(asked, limitDefault, (list) => ({ state, ...withinScope(list, scope) }));
}

/**
 * Whether a moderator's query has no filter. The state that is meant when none is given is none, and so is a least size of
 * 0. Throws malformed.
 */
export function asksForEverything(query: URLSearchParams): boolean {
  const asked = readQuery(MODERATOR_QUERY, query, 'list torrents');
  const {
    sort: _sort,
    order: _order,
    limit: _limit,
    cursor: _cursor,
    state = STATE_DEFAULT,
    ...wanted
  } = asked;
  const { collection, below, ...filters } = wanted;
  const isEverywhere = collection === undefined || (collection === '' && below === true);
  const isUnfiltered = Object.values(filters).every((filter) => filter === undefined || filter === 0);
  return isEverywhere && isUnfiltered && state === STATE_DEFAULT;
}

/**
 * Throws malformed unless `isEverything`, the word for everything, comes with a search without a filter and only with
 * that: a field that was left empty by mistake must not change the whole catalogue.
 */
export function checkEverything(query: URLSearchParams, isEverything: boolean): void {
  const isWhole = asksForEverything(query);
  if (isWhole && !isEverything) {
    throw new AppError(
      'malformed',
      'Cannot change these torrents: without a filter, it would change every torrent',
      {
        hint: 'Set a filter. To change every torrent, confirm it: in the API by "everything": true in the search.',
      },
    );
  }
  if (isEverything && !isWhole) {
    throw new AppError('malformed', 'Cannot change everything: there is a filter', {
      hint: 'Leave out "everything", or the filter.',
    });
  }
}

/** Where a moderator with that scope may look: the collection, and whether those below it count as well. */
export function placeOfScope(scope: string | undefined): Pick<ListQuery, 'collection' | 'below'> {
  if (scope === undefined) return {};
  return scope.endsWith('/**')
    ? { collection: scope.slice(0, -3), below: true }
    : { collection: scope, below: false };
}

/** Where to look for what is wanted. Throws forbidden. */
function withinScope(wanted: ListQuery, scope: string | undefined): Place {
  const allowed = placeOfScope(scope);
  if (allowed.collection === undefined) return {};
  const place = {
    collection: wanted.collection ?? '',
    below: wanted.below ?? wanted.collection === undefined,
  };
  if (holds(allowed, place)) return {};
  if (holds(place, allowed)) return allowed;
  throw new AppError('forbidden', `Cannot list "${place.collection}": this token is for ${scope}`, {
    hint: 'Choose a collection that the token is for.',
  });
}

type Place = Pick<ListQuery, 'collection' | 'below'>;

/** Whether all of the other place lies in this one. */
function holds({ collection = '', below = false }: Place, other: Place): boolean {
  const { collection: inner = '', below: innerBelow = false } = other;
  if (!below) return collection === inner && !innerBelow;
  return isWithin(inner, collection);
}
