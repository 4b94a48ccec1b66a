import type { Torrent } from '../catalogue/torrent.ts';
import type { Context } from '../http/context.ts';
import type { SiteDeps } from './deps.ts';
import { respondMetainfo } from './metainfo-response.ts';
import { changesAsked, respondRewritten } from './rewritten-response.ts';

/**
 * The bytes of a torrent, as they were uploaded unless the query asks for other trackers, web seeds or notes around
 * the same content. That takes a token: else anybody could hand out a link to this site whose torrent leads to a
 * tracker of their own.
 */
export async function respondDownload(
  request: Request,
  { catalogue, identity }: SiteDeps,
  torrent: Torrent,
  cacheControl: string,
  { target, base }: Pick<Context, 'target' | 'base'>,
): Promise<Response> {
  const changes = changesAsked(target.query);
  if (changes === undefined) return respondMetainfo(request, catalogue, torrent, cacheControl, base);
  await identity.checkHasToken(request);
  return respondRewritten(catalogue, torrent, changes);
}
