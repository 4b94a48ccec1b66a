import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { FileStream } from '../http/file-stream.ts';
import { respondContent, respondUnchanged } from '../http/partial.ts';
import type { Call } from '../service/endpoint-routes.ts';
import type { DumpFile } from './dump-file.ts';
import type { GET_DUMP } from './endpoints.ts';

const CACHING = { 'cache-control': 'no-cache' };

/** Answers with the dump of the public catalogue, whole or in parts. Without a file it is turned off: not_found. */
export function dump(file: DumpFile | undefined) {
  return async (request: Request, _context: Context, call: Call<typeof GET_DUMP>): Promise<Response> => {
    await call.admit();
    if (file === undefined) {
      throw new AppError('not_found', 'Cannot send a dump: this service does not offer it', {
        hint: 'Read the lists of the API, page by page.',
      });
    }
    const opened = await file.open();
    const { lengthBytes, lastModified, version } = opened;
    const validators = { etag: version, lastModified };
    let isTaken = false;
    try {
      const unchanged = respondUnchanged(request, validators, CACHING);
      if (unchanged !== undefined) return unchanged;
      return await respondContent(request, {
        lengthBytes,
        validators,
        headers: { ...CACHING, 'content-type': 'application/zstd' },
        read(pieces) {
          isTaken = true;
          return new FileStream(opened.file, pieces);
        },
      });
    } finally {
      if (!isTaken) await opened.file.close();
    }
  };
}
