import type { Catalogue } from '../catalogue/catalogue.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Visitor } from './visitor.ts';

export interface WholeListParts {
  readonly catalogue: Pick<Catalogue, 'count'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
}

/** From how many torrents on a list of all of them is counted as a search. */
const LONG_LIST = 1000;

/**
 * Takes one search for a list of all that is in a collection and below it, where that is long. A short one costs no more
 * than the page of the collection, which is not counted either: a mirror reads those of thousands of collections, one
 * after the other. Throws rate_limited.
 */
export async function takeForWholeList(
  { catalogue, rateLimits }: WholeListParts,
  collection: string,
  request: Request,
  visitor: Visitor,
): Promise<void> {
  const { count } = await catalogue.count({ collection, below: true }, LONG_LIST, visitor.actor);
  if (count >= LONG_LIST) await rateLimits.take('searches', request, visitor);
}
