import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Downloads } from '../../catalogue/downloads.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Context } from '../../http/context.ts';
import { hasSettled } from '../../http/conditions.ts';
import { repeatable, type ResponseHeaders } from '../../http/respond.ts';
import type { Identity } from '../../service/identity.ts';
import type { Visitor } from '../../service/visitor.ts';
import { respondMetainfo } from './metainfo-response.ts';
import { changesAsked, respondRewritten, type DownloadAsked } from './rewritten-response.ts';

/** How a torrent's bytes are asked for. */
export interface Download {
  /** Headers of the bytes as they are. */
  readonly caching: ResponseHeaders;
  readonly visitor: Visitor;
  readonly context: Context;
  readonly asked: () => DownloadAsked;
}

/** Answers downloads. */
export interface DownloadResponder {
  /**
   * The bytes of a torrent, as they were uploaded unless the query asks for other trackers, web seeds or notes around
   * the same content. That needs a token: else anybody could hand out a link to this site whose torrent leads to a
   * tracker of their own. Counts as a download when all of them are sent.
   */
  respond(request: Request, torrent: Torrent, download: Download): Promise<Response>;
}

export interface DownloadResponderParts {
  readonly catalogue: Pick<Catalogue, 'getBytes'>;
  readonly identity: Pick<Identity, 'require'>;
  readonly downloads: Pick<Downloads, 'count'>;
}

export function createDownloadResponder(parts: DownloadResponderParts): DownloadResponder {
  const { catalogue, identity, downloads } = parts;

  return {
    async respond(request, torrent, { caching, visitor, context, asked }) {
      const changes = context.target.search === '' ? undefined : changesAsked(asked());
      if (changes !== undefined) await identity.require(request, context, 'reader');
      const response = await (changes === undefined
        ? respondMetainfo(request, catalogue, torrent, caching, context.base)
        : respondRewritten(catalogue, torrent, changes));
      const { id, updatedAt } = torrent;
      const count = (): void => downloads.count(id);
      const isWhole = request.method === 'GET' && response.status === 200;
      if (isWhole) count();
      // Strangers all get the same.
      if (changes !== undefined || visitor.token !== undefined || !hasSettled(updatedAt)) return response;
      return repeatable(response, isWhole ? count : undefined);
    },
  };
}
