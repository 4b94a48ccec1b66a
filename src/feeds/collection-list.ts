import type { Catalogue } from '../catalogue/catalogue.ts';
import { validatorHeaders } from '../http/conditions.ts';
import type { Context } from '../http/context.ts';
import { respondUnchanged } from '../http/partial.ts';
import { respondPieces } from '../http/respond.ts';
import { createAddresses } from '../service/addresses.ts';
import type { Call } from '../service/endpoint-routes.ts';
import { getRevision } from '../service/revision.ts';
import type { GET_OPML } from './endpoints.ts';
import type { ListFeedParts } from './list-feed.ts';
import { OPML_TYPE, writeOpml } from './opml.ts';

export interface CollectionListParts extends Pick<
  ListFeedParts,
  'rateLimits' | 'siteName' | 'validatorsOf' | 'updatedAt'
> {
  readonly catalogue: Pick<Catalogue, 'findRevision' | 'listCollections'>;
}

/** The feeds of all collections, for feed readers to import. */
export function collectionList(parts: CollectionListParts) {
  const { catalogue, rateLimits, siteName, validatorsOf, updatedAt } = parts;
  return async (
    request: Request,
    { base }: Context<object>,
    call: Call<typeof GET_OPML>,
  ): Promise<Response> => {
    const visitor = await call.admit();
    const { key } = call.query();
    const revision = await getRevision(catalogue, '', visitor.actor);
    // The revision says nothing of the private collections that a token may read.
    const validators = visitor.token === undefined ? validatorsOf(revision) : undefined;
    const headers = { 'cache-control': 'no-cache' };
    const unchanged = validators && respondUnchanged(request, validators, headers);
    if (unchanged !== undefined) return unchanged;
    // It reads all collections, one after the other.
    await rateLimits.take('searches', request, visitor);
    const addresses = createAddresses(base);
    const viewer = visitor.actor;
    const pieces = writeOpml({
      catalogue,
      addresses,
      viewer,
      siteName,
      updatedAt: updatedAt('', revision, visitor.actor),
      key,
    });
    const described = {
      ...headers,
      ...(validators && validatorHeaders(validators)),
      'content-type': OPML_TYPE,
    };
    return respondPieces(200, described, pieces);
  };
}
