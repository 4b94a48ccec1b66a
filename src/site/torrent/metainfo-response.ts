import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Base } from '../../http/context.ts';
import { formatSha256Digest } from '../../http/digest.ts';
import { attachment } from '../../http/disposition.ts';
import { readBytes, respondContent, respondUnchanged } from '../../http/partial.ts';
import type { ResponseHeaders } from '../../http/respond.ts';
import { UNTRUSTED_CONTENT_HEADERS } from '../../http/security-headers.ts';
import { createAddresses } from '../../service/addresses.ts';

/** The stored bytes of a torrent as a download, whole or in parts, or 304 when the client has them. `caching` are headers. */
export async function respondMetainfo(
  request: Request,
  catalogue: Pick<Catalogue, 'getBytes'>,
  torrent: Torrent,
  caching: ResponseHeaders,
  base: Base,
): Promise<Response> {
  const headers: ResponseHeaders = {
    ...UNTRUSTED_CONTENT_HEADERS,
    ...caching,
    link: `<${createAddresses(base).permalink(torrent)}>; rel="canonical"`,
  };
  const validators = { etag: torrent.sha256, lastModified: torrent.updatedAt };
  const unchanged = respondUnchanged(request, validators, headers);
  if (unchanged !== undefined) return unchanged;
  const bytes = await catalogue.getBytes(torrent);
  const described = {
    ...headers,
    'content-type': 'application/x-bittorrent',
    'content-disposition': attachment(torrent.fileName),
    'repr-digest': formatSha256Digest(torrent.sha256),
  };
  return respondContent(request, {
    lengthBytes: bytes.byteLength,
    validators,
    headers: described,
    read: readBytes(bytes),
  });
}
