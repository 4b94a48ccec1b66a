import type { Actor } from '../catalogue/actor.ts';
import { TORRENT_STATES } from '../catalogue/torrent.ts';
import { AppError } from '../errors.ts';
import type { ListQuery } from '../catalogue/typed-filter.ts';
import { LIST_PARAMETERS, parseListQuery } from './list-query.ts';

const STATE_DEFAULT = 'public';

/** What `parseModeratorQuery` knows. */
export const MODERATOR_PARAMETERS = [...LIST_PARAMETERS, 'state'];

/**
 * What a moderator's query asks for: as `parseListQuery` reads it, in the order of publication, with a `state`, and only
 * where they moderate. Throws malformed; forbidden for a collection that lies elsewhere.
 */
export function parseModeratorQuery(
  query: URLSearchParams,
  limitDefault: number,
  { scope }: Pick<Actor, 'scope'>,
): ListQuery {
  const wanted = { ...parseListQuery(query, limitDefault), state: stateIn(query) };
  // Changes of many go on in the list where the last ones ended, which no other order lets them.
  if (wanted.sort !== 'published') {
    throw new AppError('malformed', `Cannot list by ${wanted.sort}: moderators see torrents as published`, {
      hint: 'Leave sort out.',
    });
  }
  return { ...wanted, ...withinScope(wanted, scope) };
}

/** Whether a moderator's query has no filter. The state that is meant when none is given is none. Throws malformed. */
export function asksForEverything(query: URLSearchParams): boolean {
  const { sort: _sort, order: _order, limit: _limit, after: _after, ...wanted } = parseListQuery(query, 1);
  const { collection, below, ...filters } = wanted;
  const isEverywhere = collection === undefined || (collection === '' && below === true);
  const isUnfiltered = Object.values(filters).every((filter) => filter === undefined);
  return isEverywhere && isUnfiltered && stateIn(query) === STATE_DEFAULT;
}

/**
 * Throws malformed unless `isEverything`, the word for everything, comes with a search without a filter and only with
 * that: a field that was left empty by mistake must not change the whole catalogue.
 */
export function checkEverything(query: URLSearchParams, isEverything: boolean): void {
  const isWhole = asksForEverything(query);
  if (isWhole && !isEverything) {
    throw new AppError('malformed', 'Cannot change these torrents: without a filter it is everything', {
      hint: 'Name what to look for, or say that everything is meant: in the API by "everything": true in the search.',
    });
  }
  if (isEverything && !isWhole) {
    throw new AppError('malformed', 'Cannot change everything: there is a filter', {
      hint: 'Leave out "everything", or the filter.',
    });
  }
}

/** Where somebody with that scope may look: the collection, and whether those below it count as well. */
export function placeOf(scope: string | undefined): Pick<ListQuery, 'collection' | 'below'> {
  if (scope === undefined) return {};
  return scope.endsWith('/**')
    ? { collection: scope.slice(0, -3), below: true }
    : { collection: scope, below: false };
}

/** Where to look for what is wanted. Throws forbidden. */
function withinScope(wanted: ListQuery, scope: string | undefined): Place {
  const allowed = placeOf(scope);
  if (allowed.collection === undefined) return {};
  const place = {
    collection: wanted.collection ?? '',
    below: wanted.below ?? wanted.collection === undefined,
  };
  if (holds(allowed, place)) return {};
  if (holds(place, allowed)) return allowed;
  throw new AppError('forbidden', `Cannot list "${place.collection}": this token is for ${scope}`, {
    hint: 'Choose a collection of that one.',
  });
}

type Place = Pick<ListQuery, 'collection' | 'below'>;

/** Whether all of the other place lies in this one. */
function holds({ collection = '', below = false }: Place, other: Place): boolean {
  const { collection: inner = '', below: innerBelow = false } = other;
  if (!below) return collection === inner && !innerBelow;
  return collection === '' || inner === collection || inner.startsWith(`${collection}/`);
}

function stateIn(query: URLSearchParams): ListQuery['state'] {
  const text = query.get('state') || STATE_DEFAULT;
  const state = TORRENT_STATES.find((state) => state === text);
  if (state !== undefined) return state;
  const message = `Cannot list torrents of the state "${text.slice(0, 80)}"`;
  const hint = `Write one of ${TORRENT_STATES.join(', ')}.`;
  const errors = [{ rule: 'parameter', path: 'state', message, hint }];
  throw new AppError('malformed', message, { hint, errors });
}
