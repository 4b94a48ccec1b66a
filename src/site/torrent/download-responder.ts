import { hash } from 'node:crypto';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Downloads } from '../../catalogue/downloads.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Context } from '../../http/context.ts';
import { hasSettled } from '../../http/conditions.ts';
import { repeatable, type ResponseHeaders } from '../../http/respond.ts';
import type { Identity } from '../../service/identity.ts';
import type { OwnAnnounce } from '../../service/own-tracker.ts';
import { changesFor, type SiteSources } from '../../service/site-sources.ts';
import type { Visitor } from '../../service/visitor.ts';
import { rewriteMetainfo } from '../../metainfo/rewrite.ts';
import { respondFile, respondMetainfo } from './metainfo-response.ts';
import {
  asksForChanges,
  asksForOwn,
  asksForOwnAlone,
  asksForSources,
  changesAsked,
  respondRewritten,
  type DownloadAsked,
} from './rewritten-response.ts';

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
   * the same content. That needs a token, except for the tracker and the sources of this site: else anybody could hand out a link to this
   * site whose torrent leads to a tracker of their own. Counts as a download when all of them are sent.
   */
  respond(request: Request, torrent: Torrent, download: Download): Promise<Response>;
}

export interface DownloadResponderParts {
  readonly catalogue: Pick<Catalogue, 'getBytes' | 'getMetainfo'>;
  readonly identity: Pick<Identity, 'require' | 'visitor'>;
  readonly downloads: Pick<Downloads, 'count'>;
  readonly ownAnnounce: OwnAnnounce;
  readonly sources: SiteSources;
}

export function createDownloadResponder(parts: DownloadResponderParts): DownloadResponder {
  const { catalogue, identity, downloads, ownAnnounce, sources } = parts;

  /** The trackers of the file come after that of this site, but a private torrent has one tracker alone (BEP 27). */
  const respondWithOwn = async (request: Request, torrent: Torrent, context: Context): Promise<Response> => {
    const visitor = await identity.visitor(request, context);
    const own = await ownAnnounce(torrent, visitor, context.base);
    const { trackers } = await catalogue.getMetainfo(torrent);
    const others = torrent.private ? [] : trackers;
    return respondRewritten(catalogue, torrent, { trackers: [own, ...others] });
  };

  /** With what this site offers after what the file has; undefined when that is nothing. Everybody gets the same. */
  const respondWithSources = async (
    request: Request,
    torrent: Torrent,
    { caching, context: { base } }: Download,
  ): Promise<Response | undefined> => {
    await sources.fresh();
    const changes = changesFor(sources.at(base)(torrent), await catalogue.getMetainfo(torrent));
    if (changes === undefined) return undefined;
    const bytes = rewriteMetainfo(await catalogue.getBytes(torrent), changes);
    const file = { sha256: hash('sha256', bytes), lastModified: undefined, read: async () => bytes };
    return respondFile(request, torrent, file, { caching, base });
  };

  /** With the changes that the query asks for; undefined when it asks for none. */
  const respondChanged = async (
    request: Request,
    torrent: Torrent,
    download: Download,
  ): Promise<Response | undefined> => {
    const { context, asked } = download;
    const query = context.target.search === '' ? {} : asked();
    if (asksForSources(query)) return respondWithSources(request, torrent, download);
    if (!asksForChanges(query)) return undefined;
    if (asksForOwnAlone(query)) return respondWithOwn(request, torrent, context);
    const visitor = await identity.require(request, context, 'reader');
    const own = asksForOwn(query) ? await ownAnnounce(torrent, visitor, context.base) : [];
    return respondRewritten(catalogue, torrent, changesAsked(query, own));
  };

  return {
    async respond(request, torrent, download) {
      const { caching, visitor, context } = download;
      const changed = await respondChanged(request, torrent, download);
      const response =
        changed ?? (await respondMetainfo(request, catalogue, torrent, { caching, base: context.base }));
      const { id, updatedAt } = torrent;
      const count = (): void => downloads.count(id);
      const isWhole = request.method === 'GET' && response.status === 200;
      if (isWhole) count();
      // Strangers all get the same.
      if (changed !== undefined || visitor.token !== undefined || !hasSettled(updatedAt)) return response;
      return repeatable(response, isWhole ? count : undefined);
    },
  };
}
