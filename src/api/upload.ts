import { toCollection, trimSlashes } from '../catalogue/names.ts';
import { AppError } from '../errors.ts';
import { respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { createAddresses, download } from '../service/addresses.ts';
import { preconditionsOf } from '../service/conditions.ts';
import { publishAll, publishFile, statusOfAll } from '../service/publish.ts';
import { receiveUploads } from '../service/receive.ts';
import { resultsJson } from '../service/results-json.ts';
import { route } from '../service/routes.ts';
import { torrentJson } from '../service/torrent-json.ts';
import { PRIVATE, type ApiDeps } from './deps.ts';
import { checkParameters } from './parameters.ts';
import { API_PREFIX } from './prefix.ts';

/** Publishing: one raw .torrent file, or a form with several, into `?collection=`. */
export function uploadRoutes({ catalogue, identity, rateLimits, uploadBytesMax }: ApiDeps): Route[] {
  return [
    route('POST', `${API_PREFIX}/torrents`, async (request, { base, ip, target }) => {
      const visitor = await identity.publisher(request, { base, ip });
      checkParameters(target.query, ['collection']);
      const collection = toCollection(trimSlashes(target.query.get('collection') ?? ''));
      catalogue.checkCollection(collection);
      const conditions = preconditionsOf(request);
      const payer = rateLimits.payer(visitor);
      const publishing = { actor: visitor.actor, conditions, base, payer };
      await catalogue.checkRoom(visitor.actor);
      const uploads = await receiveUploads(request, uploadBytesMax);
      // The request itself was counted as one.
      rateLimits.takeSeveral('uploads', request, visitor, uploads.length);
      const [only] = uploads;
      if (uploads.length > 1 || only === undefined) {
        const results = await publishAll(catalogue, uploads, collection, publishing);
        return respondJson(statusOfAll(results), resultsJson(results, base), PRIVATE);
      }
      if (only.content instanceof AppError) throw only.content;
      const input = { bytes: only.content, collection, fileName: only.fileName };
      const { status, torrent, deleteKey } = await publishFile(catalogue, input, publishing);
      return respondJson(status, torrentJson(torrent, base, deleteKey), {
        ...PRIVATE,
        location: download(createAddresses(base), torrent),
        etag: `"${torrent.sha256}"`,
      });
    }),
  ];
}
