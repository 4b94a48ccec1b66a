import type { Catalogue } from '../../catalogue/catalogue.ts';
import { toCollection } from '../../catalogue/names.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Context } from '../../http/context.ts';
import { validatorHeaders } from '../../http/conditions.ts';
import { respondUnchanged } from '../../http/partial.ts';
import { respondPieces } from '../../http/respond.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { isSearch, placeOf, toListQuery } from '../../service/list-query.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { getRevision, revisionValidators } from '../../service/revision.ts';
import { takeForWholeList } from '../../service/whole-lists.ts';
import { pathWithin } from './path-within.ts';
import type { GET_SUMS } from './endpoints.ts';

export interface SumsParts {
  readonly catalogue: Pick<Catalogue, 'count' | 'findRevision' | 'walk'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
}

/** The SHA-256 of each .torrent file that a list has, by default of all in a collection and below it, as `sha256sum -c` reads them. */
export function sums({ catalogue, rateLimits }: SumsParts) {
  return async (
    request: Request,
    { params }: Context<{ readonly collection?: string }>,
    call: Call<typeof GET_SUMS>,
  ): Promise<Response> => {
    const visitor = await call.admit();
    const collection = toCollection(params.collection ?? '');
    const wanted = toListQuery(call.query(), 1, (asked) => placeOf(asked, collection));
    const validators = revisionValidators(await getRevision(catalogue, collection, visitor.actor));
    const headers = { 'cache-control': 'no-cache' };
    const unchanged = respondUnchanged(request, validators, headers);
    if (unchanged !== undefined) return unchanged;
    if (isSearch(wanted)) await rateLimits.take('searches', request, visitor);
    else await takeForWholeList({ catalogue, rateLimits }, collection, request, visitor);
    const lines = writeSums(catalogue.walk(wanted, visitor.actor), collection);
    const described = { ...validatorHeaders(validators), 'content-type': 'text/plain; charset=utf-8' };
    return respondPieces(200, { ...headers, ...described }, lines);
  };
}

async function* writeSums(torrents: AsyncIterable<Torrent>, collection: string): AsyncGenerator<string> {
  for await (const torrent of torrents) yield sumLine(torrent.sha256, pathWithin(collection, torrent));
}

/** A line as GNU coreutils writes it: a backslash at its beginning tells that the name has escapes. */
export function sumLine(sha256: string, name: string): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === name ? '' : '\\'}${sha256}  ${escaped}\n`;
}
