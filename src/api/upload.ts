import type { Catalogue } from '../catalogue/catalogue.ts';
import { AppError } from '../errors.ts';
import { createAddresses, download } from '../service/addresses.ts';
import { preconditionsOf } from '../service/conditions.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { PUBLISH_TORRENTS } from '../service/endpoints/torrents.ts';
import { publishOptions, UPLOAD_OPTION_NAMES } from '../service/input/upload-options.ts';
import { publishAll, publishFile, statusOfAll } from '../service/publish.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import { receiveUploads } from '../service/receive.ts';
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
      const conditions = preconditionsOf(request);
      const payer = rateLimits.payer(visitor);
      const publishing = { actor: visitor.actor, conditions, base, payer };
      await catalogue.checkRoom(visitor.actor);
      const { uploads, fields, pictures } = await receiveUploads(
        request,
        uploadBytesMax,
        UPLOAD_OPTION_NAMES,
      );
      const written = publishOptions(given, fields);
      // The request itself was counted as one.
      rateLimits.takeSeveral('uploads', request, visitor, uploads.length + pictures.length);
      const options = { ...written, pictures: await catalogue.preparePictures(pictures, payer) };
      const [only] = uploads;
      if (uploads.length > 1 || only === undefined) {
        const results = await publishAll(catalogue, uploads, collection, publishing, options);
        return reply(statusOfAll(results), resultsJson(results, base), PRIVATE);
      }
      if (only.content instanceof AppError) throw only.content;
      const input = { bytes: only.content, collection, fileName: only.fileName, ...options };
      const published = await publishFile(catalogue, input, publishing);
      const { status, torrent } = published;
      return reply(status, publishedJson(published, base), {
        ...PRIVATE,
        location: download(createAddresses(base), torrent),
        etag: `"${torrent.sha256}"`,
      });
    }),
  ];
}
