import type { Catalogue } from '../../catalogue/catalogue.ts';
import { toCollection } from '../../catalogue/names.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Context } from '../../http/context.ts';
import { redirect } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { createAddresses, download, withKey, type Addresses } from '../../service/addresses.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import type { LEAD_TO_LATEST } from './endpoints.ts';

export interface LatestParts {
  readonly catalogue: Pick<Catalogue, 'getLatest'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
}

type AddressOf = (addresses: Addresses, torrent: Torrent, key: string | undefined) => string;

/** Lasting addresses of what changes: they lead to the latest torrent of a collection, or of all. */
export function latest({ catalogue, rateLimits }: LatestParts) {
  const leadTo =
    (addressOf: AddressOf) =>
    async (
      request: Request,
      { params, base }: Context<{ readonly collection?: string }>,
      call: Call<typeof LEAD_TO_LATEST>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      const { match, order, key } = call.query();
      await rateLimits.take('searches', request, visitor);
      const collection = toCollection(params.collection ?? '');
      const torrent = await catalogue.getLatest({ collection, match, order }, visitor.actor);
      const address = addressOf(createAddresses(base), torrent, key);
      return withHeaders(redirect(307, address), { 'cache-control': 'no-cache' });
    };
  return {
    page: leadTo((addresses, torrent) => addresses.page(torrent)),
    file: leadTo((addresses, torrent, key) => withKey(download(addresses, torrent), key)),
    magnet: leadTo((addresses, torrent, key) => withKey(addresses.magnet(torrent), key)),
  };
}
