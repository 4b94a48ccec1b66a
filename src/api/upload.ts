import type { Catalogue } from '../catalogue/catalogue.ts';
import { createAddresses, download } from '../service/addresses.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { PUBLISH_TORRENTS } from '../service/endpoints/torrents.ts';
import { publishReceived } from '../service/publish-received.ts';
import { publishingOf, statusOfAll } from '../service/publish.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import { resultsJson } from '../service/results-json.ts';
import { publishedJson } from '../service/torrent-json.ts';
import { PRIVATE } from './private.ts';

export interface UploadRoutesParts {
  readonly catalogue: Catalogue;
  readonly rateLimits: Pick<RateLimits, 'takeSeveral' | 'payer'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
}

/** Publishing: one raw .torrent file, or a form with several, into `?collection=`. */
export function uploadRoutes(
  answer: EndpointRoute,
  { catalogue, rateLimits, uploadBytesMax }: UploadRoutesParts,
): DeclaredRoute[] {
  return [
    answer(PUBLISH_TORRENTS, async ({ request, context, visitor, query, reply }) => {
      const { base } = context;
      const { collection = '', ...given } = query;
      catalogue.checkCollection(collection);
      const publishing = publishingOf(request, base, visitor, rateLimits);
      const order = { collection, visitor, given, publishing };
      const published = await publishReceived({ catalogue, rateLimits, uploadBytesMax }, request, order);
      if (Array.isArray(published))
        return reply(statusOfAll(published), resultsJson(published, base), PRIVATE);
      const { status, torrent } = published;
      return reply(status, publishedJson(published, base), {
        ...PRIVATE,
        location: download(createAddresses(base), torrent),
        etag: `"${torrent.sha256}"`,
      });
    }),
  ];
}
