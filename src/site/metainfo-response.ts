import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Base } from '../http/context.ts';
import { isNotModified } from '../http/conditions.ts';
import { attachment } from '../http/disposition.ts';
import { respond, type ResponseHeaders } from '../http/respond.ts';
import { UNTRUSTED_CONTENT_HEADERS } from '../http/security-headers.ts';
import { createAddresses } from '../web/addresses.ts';

/** The stored bytes of a torrent as a download, or 304 when the client has them. */
export async function respondMetainfo(
  request: Request,
  catalogue: Catalogue,
  torrent: Torrent,
  cacheControl: string,
  base: Base,
): Promise<Response> {
  const headers: ResponseHeaders = {
    ...UNTRUSTED_CONTENT_HEADERS,
    etag: `"${torrent.sha256}"`,
    'last-modified': torrent.updatedAt.toUTCString(),
    'cache-control': cacheControl,
    link: `<${createAddresses(base).permalink(torrent)}>; rel="canonical"`,
  };
  if (isNotModified(request, torrent.sha256, torrent.updatedAt)) return respond(304, headers);
  const described = {
    ...headers,
    'content-type': 'application/x-bittorrent',
    'content-disposition': attachment(torrent.fileName),
  };
  return respond(200, described, await catalogue.getBytes(torrent));
}
