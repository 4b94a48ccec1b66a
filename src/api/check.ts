import { AppError } from '../errors.ts';
import { isMultipart } from '../http/form.ts';
import { respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { checkJson } from '../metainfo/check-json.ts';
import { receiveForm, receiveRaw } from '../service/receive.ts';
import { route } from '../service/routes.ts';
import type { ApiDeps } from './deps.ts';
import { API_PREFIX } from './prefix.ts';

/** Checking a file without storing it, for anybody who may read; it counts as an upload, whose work it is. */
export function checkRoutes({ checker, identity, rateLimits, uploadBytesMax }: ApiDeps): Route[] {
  return [
    route('POST', `${API_PREFIX}/torrents/check`, async (request, context) => {
      const visitor = await identity.visitor(request, context);
      rateLimits.take('uploads', request, visitor);
      const bytes = await oneFile(request, uploadBytesMax);
      const report = await checker.check(bytes, rateLimits.payer(visitor));
      return respondJson(200, checkJson(report), { 'cache-control': 'no-store' });
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
