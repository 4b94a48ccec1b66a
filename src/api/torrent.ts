import type { Catalogue } from '../catalogue/catalogue.ts';
import type { WebSeedStore } from '../catalogue/web-seed-tests.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Context } from '../http/context.ts';
import { respondUnchanged } from '../http/partial.ts';
import { redirect, respond, respondPieces, type ResponseHeaders } from '../http/respond.ts';
import type { ParsedInfohash } from '../metainfo/infohash.ts';
import { preconditionsOf } from '../service/conditions.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { API_PREFIX } from '../service/endpoints/prefix.ts';
import {
  EDIT_TORRENT,
  GET_TORRENT,
  LIST_FILES,
  REMOVE_TORRENT,
  RESTORE_TORRENT,
} from '../service/endpoints/torrents.ts';
import { editOf } from '../service/input/edits.ts';
import { fileBatches } from '../service/file-batches.ts';
import { filesJson } from '../service/file-json.ts';
import { fileSource } from '../service/file-source.ts';
import { torrentDetailsJson, torrentJson } from '../service/torrent-json.ts';
import type { Visitor } from '../service/visitor.ts';

/** One torrent by its infohash: reading, changing, removing and restoring it. */
export function torrentRoutes(
  answer: EndpointRoute,
  catalogue: Catalogue,
  webSeeds: Pick<WebSeedStore, 'listTests'>,
): DeclaredRoute[] {
  const headersOf = async (torrent: Torrent, visitor: Visitor): Promise<ResponseHeaders> => ({
    ...cachingFor(visitor),
    etag: `"${await catalogue.versionOf(torrent)}"`,
  });
  return [
    answer(GET_TORRENT, async ({ request, context, visitor, reply }) => {
      if (!context.params.infohash.canonical) return toCanonical(context);
      const torrent = await catalogue.get(context.params.infohash, visitor.actor);
      const etag = await catalogue.versionOf(torrent);
      const validators = { etag, lastModified: undefined };
      const caching = cachingFor(visitor);
      const publisher = await catalogue.findPublisherOf(torrent.ownerId);
      const tests = await webSeeds.listTests(torrent.id);
      // The version of a torrent covers neither its publisher, whose mark may have changed, nor the tests of its web seeds.
      const isCovered = publisher === undefined && tests.length === 0;
      const unchanged = isCovered && respondUnchanged(request, validators, caching);
      if (unchanged) return unchanged;
      const metainfo = await catalogue.getMetainfo(torrent);
      return reply(200, torrentDetailsJson(torrent, { metainfo, publisher, tests }, context.base), {
        ...caching,
        etag: `"${etag}"`,
      });
    }),

    answer(EDIT_TORRENT, async ({ request, context, visitor, body, reply }) => {
      const conditions = preconditionsOf(request);
      const torrent = await catalogue.edit(context.params.infohash, editOf(body), visitor.actor, conditions);
      return reply(200, torrentJson(torrent, context.base), await headersOf(torrent, visitor));
    }),

    answer(REMOVE_TORRENT, async ({ request, context, visitor, query }) => {
      await catalogue.remove(context.params.infohash, visitor.actor, preconditionsOf(request), query);
      return respond(204, {});
    }),

    answer(RESTORE_TORRENT, async ({ request, context, visitor, reply }) => {
      const { infohash } = context.params.infohash;
      const torrent = await catalogue.restore(infohash, visitor.actor, preconditionsOf(request));
      return reply(200, torrentJson(torrent, context.base), await headersOf(torrent, visitor));
    }),

    answer(LIST_FILES, async ({ context, visitor }) => {
      const torrent = await catalogue.get(context.params.infohash, visitor.actor);
      const metainfo = await catalogue.getMetainfo(torrent);
      const headers = { 'content-type': 'application/json', 'cache-control': 'private, no-cache' };
      const pieces = filesJson(fileBatches(metainfo));
      return respondPieces(200, headers, pieces, fileSource(torrent, metainfo));
    }),
  ];
}

/** No compression for visitors who may edit: it weakens the tag, and If-Match takes no weak one (RFC 9110 section 13.1.1). */
function cachingFor({ role }: Visitor): ResponseHeaders {
  return { 'cache-control': role === undefined ? 'no-cache' : 'private, no-cache, no-transform' };
}

function toCanonical({ params, base, target }: Context<{ readonly infohash: ParsedInfohash }>): Response {
  const { infohash } = params.infohash;
  return redirect(301, `${base.origin}${base.prefix}${API_PREFIX}/torrents/${infohash}${target.search}`);
}
