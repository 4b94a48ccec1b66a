import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Checker } from '../catalogue/checker.ts';
import { reportFor } from '../catalogue/upload-rules.ts';
import { AppError } from '../errors.ts';
import { isMultipart } from '../http/form.ts';
import { checkJson } from '../metainfo/check-json.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { CHECK_TORRENT } from '../service/endpoints/torrents.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import { receiveForm, receiveRaw } from '../service/receive.ts';

export interface CheckRoutesParts {
  readonly catalogue: Pick<Catalogue, 'checkCollection' | 'findUploadRules'>;
  readonly checker: Pick<Checker, 'check'>;
  readonly rateLimits: Pick<RateLimits, 'payer'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
}

/** Checking a file without storing it, for anybody who may read; it counts as an upload, whose work it is. */
export function checkRoutes(
  answer: EndpointRoute,
  { catalogue, checker, rateLimits, uploadBytesMax }: CheckRoutesParts,
): DeclaredRoute[] {
  return [
    answer(CHECK_TORRENT, async ({ request, visitor, query, reply }) => {
      const { collection } = query;
      if (collection !== undefined) catalogue.checkCollection(collection);
      const bytes = await oneFile(request, uploadBytesMax);
      const report = await checker.check(bytes, rateLimits.payer(visitor));
      const rules =
        collection === undefined ? undefined : await catalogue.findUploadRules(collection, visitor.actor);
      return reply(200, checkJson(reportFor(report, rules)), { 'cache-control': 'no-store' });
    }),
  ];
}

/** The one .torrent file of a request: its raw body, or the only file of a form. */
async function oneFile(request: Request, bytesMax: number): Promise<Uint8Array> {
  if (!isMultipart(request)) return receiveRaw(request, bytesMax);
  const { uploads } = await receiveForm(request, bytesMax, [], () => {});
  const [only] = uploads;
  if (only === undefined || uploads.length > 1) {
    throw new AppError('malformed', `Cannot check ${uploads.length} files at once`, {
      hint: 'Send them one by one.',
    });
  }
  if (only.content instanceof AppError) throw only.content;
  return only.content;
}
