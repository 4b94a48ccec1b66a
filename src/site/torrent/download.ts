import type { Torrent } from '../../catalogue/torrent.ts';
import type { Context } from '../../http/context.ts';
import type { ResponseHeaders } from '../../http/respond.ts';
import type { SiteDeps } from '../deps.ts';
import { respondMetainfo } from './metainfo-response.ts';
import { changesAsked, respondRewritten, type DownloadAsked } from './rewritten-response.ts';

/** How a torrent's bytes are asked for. */
export interface Download {
  /** Headers of the bytes as they are. */
  readonly caching: ResponseHeaders;
  readonly context: Context;
  readonly asked: () => DownloadAsked;
}

/**
 * The bytes of a torrent, as they were uploaded unless the query asks for other trackers, web seeds or notes around
 * the same content. That takes a token: else anybody could hand out a link to this site whose torrent leads to a
 * tracker of their own. Counts as a download when all of them are sent.
 */
export async function respondDownload(
  request: Request,
  deps: SiteDeps,
  torrent: Torrent,
  download: Download,
): Promise<Response> {
  const response = await respondBytes(request, deps, torrent, download);
  if (request.method === 'GET' && response.status === 200) deps.downloads.count();
  return response;
}

async function respondBytes(
  request: Request,
  { catalogue, identity }: SiteDeps,
  torrent: Torrent,
  { caching, context, asked }: Download,
): Promise<Response> {
  const changes = context.target.search === '' ? undefined : changesAsked(asked());
  if (changes === undefined) return respondMetainfo(request, catalogue, torrent, caching, context.base);
  await identity.require(request, context, 'reader');
  return respondRewritten(catalogue, torrent, changes);
}
