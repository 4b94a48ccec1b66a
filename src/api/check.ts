import type { Checker } from '../catalogue/checker.ts';
import { AppError } from '../errors.ts';
import { isMultipart } from '../http/form.ts';
import { checkJson } from '../metainfo/check-json.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { CHECK_TORRENT } from '../service/endpoints/torrents.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import { receiveForm, receiveRaw } from '../service/receive.ts';

export interface CheckRoutesParts {
  readonly checker: Pick<Checker, 'check'>;
  readonly rateLimits: Pick<RateLimits, 'payer'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
}

/** Checking a file without storing it, for anybody who may read; it counts as an upload, whose work it is. */
export function checkRoutes(
  answer: EndpointRoute,
  { checker, rateLimits, uploadBytesMax }: CheckRoutesParts,
): DeclaredRoute[] {
  return [
    answer(CHECK_TORRENT, async ({ request, visitor, reply }) => {
      const bytes = await oneFile(request, uploadBytesMax);
      const report = await checker.check(bytes, rateLimits.payer(visitor));
      return reply(200, checkJson(report), { 'cache-control': 'no-store' });
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
