import { checkTorrent } from '../catalogue/check.ts';
import { AppError } from '../errors.ts';
import { isMultipart } from '../http/form.ts';
import { respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { checkJson } from '../web/check-json.ts';
import { receiveForm, receiveRaw } from '../web/receive.ts';
import { route } from '../web/routes.ts';

export interface ApiDeps {
  /** The largest .torrent file that is taken, in bytes. */
  readonly uploadBytesMax: number;
}

/** What all addresses of the API start with. */
export const API_PREFIX = '/api/v1';

/** Every address of the API; it speaks JSON only. */
export function apiRoutes({ uploadBytesMax }: ApiDeps): Route[] {
  return [
    route('POST', `${API_PREFIX}/torrents/check`, async (request) =>
      respondJson(200, checkJson(checkTorrent(await oneFile(request, uploadBytesMax))), {
        'cache-control': 'no-store',
      }),
    ),
  ];
}

/** The one .torrent file of a request: its raw body, or the only file of a form. */
async function oneFile(request: Request, bytesMax: number): Promise<Uint8Array> {
  if (!isMultipart(request)) return receiveRaw(request, bytesMax);
  const { uploads } = await receiveForm(request, bytesMax, [], () => {});
  const [only] = uploads;
  if (only === undefined || uploads.length > 1) {
    throw new AppError('malformed', `Cannot check ${uploads.length} files at once`, {
      mend: 'Send them one by one.',
    });
  }
  if (only.content instanceof AppError) throw only.content;
  return only.content;
}
