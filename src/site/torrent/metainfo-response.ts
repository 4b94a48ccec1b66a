import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Base } from '../../http/context.ts';
import { formatSha256Digest } from '../../http/digest.ts';
import { attachment } from '../../http/disposition.ts';
import { readBytes, respondContent, respondUnchanged } from '../../http/partial.ts';
import type { ResponseHeaders } from '../../http/respond.ts';
import { UNTRUSTED_CONTENT_HEADERS } from '../../http/security-headers.ts';
import { createAddresses } from '../../service/addresses.ts';

/** The bytes of a .torrent file that is downloaded. */
export interface DownloadedFile {
  readonly sha256: string;
  /** Undefined when it changes with more than the torrent. */
  readonly lastModified: Date | undefined;
  readonly read: () => Promise<Uint8Array>;
}

/** How a download is answered. */
export interface DownloadAnswer {
  /** Headers. */
  readonly caching: ResponseHeaders;
  readonly base: Base;
}

/** The stored bytes of a torrent as a download, whole or in parts, or 304 when the client has them. */
export function respondMetainfo(
  request: Request,
  catalogue: Pick<Catalogue, 'getBytes'>,
  torrent: Torrent,
  answer: DownloadAnswer,
): Promise<Response> {
  const { sha256, updatedAt: lastModified } = torrent;
  const read = (): Promise<Uint8Array> => catalogue.getBytes(torrent);
  return respondFile(request, torrent, { sha256, lastModified, read }, answer);
}

/** A .torrent file of a torrent as a download, whole or in parts, or 304 when the client has it. */
export async function respondFile(
  request: Request,
  torrent: Torrent,
  { sha256, lastModified, read }: DownloadedFile,
  { caching, base }: DownloadAnswer,
): Promise<Response> {
  const headers: ResponseHeaders = {
    ...UNTRUSTED_CONTENT_HEADERS,
    ...caching,
    link: `<${createAddresses(base).permalink(torrent)}>; rel="canonical"`,
  };
  const validators = { etag: sha256, lastModified };
  const unchanged = respondUnchanged(request, validators, headers);
  if (unchanged !== undefined) return unchanged;
  const bytes = await read();
  const described = {
    ...headers,
    'content-type': 'application/x-bittorrent',
    'content-disposition': attachment(torrent.fileName),
    'repr-digest': formatSha256Digest(sha256),
  };
  return respondContent(request, {
    lengthBytes: bytes.byteLength,
    validators,
    headers: described,
    read: readBytes(bytes),
  });
}
