import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Context } from '../../http/context.ts';
import { respond } from '../../http/respond.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { readInfoHash } from '../../service/info-hash-parameter.ts';
import { torrentHeaders } from '../layout/page-response.ts';
import type { DownloadResponder } from './download-responder.ts';
import type { GET_UPDATE } from './endpoints.ts';

export interface TorrentUpdateParts {
  readonly catalogue: Pick<Catalogue, 'get' | 'findUpdate'>;
  readonly downloads: DownloadResponder;
}

/**
 * The `update-url` of torrents (BEP 39): the .torrent file that replaces the one that a client has, or 204 when that is the
 * newest. A client loads only what comes with 200.
 */
export function torrentUpdate({ catalogue, downloads }: TorrentUpdateParts) {
  return async (request: Request, context: Context, call: Call<typeof GET_UPDATE>): Promise<Response> => {
    const infohash = readInfoHash(context.target.search);
    const visitor = await call.admit();
    const torrent = await catalogue.get({ infohash }, visitor.actor);
    const update = await catalogue.findUpdate(torrent, visitor.actor);
    const caching = torrentHeaders(update?.state ?? torrent.state, visitor);
    if (update === undefined) return respond(204, caching);
    return downloads.respond(request, update, { caching, visitor, context, asked: () => ({}) });
  };
}
