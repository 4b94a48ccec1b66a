import { AppError } from '../errors.ts';
import type { FolderMount } from '../http/folder-mount.ts';
import { readBytes, respondContent } from '../http/partial.ts';
import type { Route } from '../http/router.ts';
import { OWN_CONTENT_HEADERS } from '../http/security-headers.ts';
import { PAD_FOLDER } from '../metainfo/creation-plan.ts';
import { CHOSEN_PIECE_LENGTH_MAX } from '../metainfo/piece-length.ts';
import { route } from './routes.ts';

/** Shared by all answers. The pages of such memory exist once they are read. */
let zeros: Uint8Array | undefined;

/**
 * Serves the pad files of hybrid torrents below the paths of published folders: so many zero bytes as the name says. Clients
 * that know BEP 47 make these bytes themselves; others, such as aria2, load them from a web seed like any file.
 */
export function padFileRoutes(mounts: readonly FolderMount[]): Route[] {
  return mounts.map(({ prefix }) =>
    route('GET', `${prefix}/{item:segment}/${PAD_FOLDER}/{length:digits}`, async (request, { params }) => {
      const { length } = params;
      if (length === 0 || length >= CHOSEN_PIECE_LENGTH_MAX)
        throw new AppError('not_found', `Cannot find a pad file of ${length} bytes`);
      zeros ??= new Uint8Array(CHOSEN_PIECE_LENGTH_MAX);
      return respondContent(request, {
        lengthBytes: length,
        validators: { etag: `zero-${length}`, isWeak: false, lastModified: undefined },
        headers: {
          ...OWN_CONTENT_HEADERS,
          'content-type': 'application/octet-stream',
          'cache-control': 'public, max-age=31536000, immutable',
        },
        read: readBytes(zeros.subarray(0, length)),
      });
    }),
  );
}
