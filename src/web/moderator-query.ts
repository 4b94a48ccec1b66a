import type { Actor } from '../catalogue/actor.ts';
import { TORRENT_STATES } from '../catalogue/torrent.ts';
import { AppError } from '../errors.ts';
import { LIST_PARAMETERS, parseListQuery, type ListQuery } from './list-query.ts';

/** What `parseModeratorQuery` knows. */
export const MODERATOR_PARAMETERS = [...LIST_PARAMETERS, 'state'];

/**
 * What a moderator's query asks for: as `parseListQuery` reads it, in the order of publication, with a `state`, and only
 * where they moderate. Throws malformed; forbidden for a collection that lies elsewhere.
 */
export function parseModeratorQuery(query: URLSearchParams, limitDefault: number, actor: Actor): ListQuery {
  const asked = new URLSearchParams(query);
  // Changes of many take up the list where the last ones ended, which no other order lets them.
  asked.set('sort', 'published');
  return { ...withinScope(parseListQuery(asked, limitDefault), actor.scope), state: stateIn(query) };
}

/** Where somebody with that scope may look: the collection, and whether those below it count as well. */
export function placeOf(scope: string | undefined): Pick<ListQuery, 'collection' | 'below'> {
  if (scope === undefined) return {};
  return scope.endsWith('/**')
    ? { collection: scope.slice(0, -3), below: true }
    : { collection: scope, below: false };
}

function withinScope(wanted: ListQuery, scope: string | undefined): ListQuery {
  const allowed = placeOf(scope);
  if (allowed.collection === undefined) return wanted;
  const place = {
    collection: wanted.collection ?? '',
    below: wanted.below ?? wanted.collection === undefined,
  };
  if (holds(allowed, place)) return wanted;
  if (holds(place, allowed)) return { ...wanted, ...allowed };
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
  const text = query.get('state') || 'public';
  const state = TORRENT_STATES.find((state) => state === text);
  if (state !== undefined) return state;
  throw new AppError('malformed', `Cannot list torrents of the state "${text.slice(0, 80)}"`, {
    hint: `Write one of ${TORRENT_STATES.join(', ')}.`,
  });
}
