import { z } from 'zod';
import type { Visitor } from '../service/visitor.ts';
import { AppError } from '../errors.ts';
import { toTorrentEdit } from '../catalogue/edit.ts';
import type { RemovalInput } from '../catalogue/store.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Context } from '../http/context.ts';
import { respondUnchanged } from '../http/partial.ts';
import { redirect, respond, respondJson, respondPieces, type ResponseHeaders } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import type { ParsedInfohash } from '../metainfo/infohash.ts';
import { quoteText } from '../metainfo/key-path.ts';
import { preconditionsOf } from '../service/conditions.ts';
import { fileBatches } from '../service/file-batches.ts';
import { filesJson } from '../service/file-json.ts';
import { fileSource } from '../service/file-source.ts';
import { route } from '../service/routes.ts';
import { torrentJson } from '../service/torrent-json.ts';
import type { ApiDeps } from './deps.ts';
import { readJson } from './json-body.ts';
import { jsonObject } from './json-object.ts';
import { checkParameters } from './parameters.ts';
import { API_PREFIX } from './prefix.ts';
import { ruled, ruledTogether } from './ruled.ts';

type Params = Context<{ readonly infohash: ParsedInfohash }>;

const TEXT = z.string();

/** What `PATCH /torrents/{infohash}` takes: what is missing stays, null empties. */
const EDIT = ruledTogether(
  jsonObject({
    title: ruled(TEXT, (title) => toTorrentEdit({ title })).nullish(),
    description: ruled(TEXT, (description) => toTorrentEdit({ description })).nullish(),
    category: ruled(TEXT, (category) => toTorrentEdit({ category })).nullish(),
    licence: ruled(TEXT, (licence) => toTorrentEdit({ licence })).nullish(),
    tags: ruled(z.array(TEXT), (tags) => toTorrentEdit({ tags })).optional(),
    collection: ruled(TEXT, (collection) => toTorrentEdit({ collection })).optional(),
    fileName: ruled(TEXT, (fileName) => toTorrentEdit({ fileName })).optional(),
    state: z.enum(['public', 'unlisted', 'hidden']).optional(),
    stateReason: TEXT.optional(),
  }),
  ['stateReason', 'state'],
  ({ state, stateReason }) => toTorrentEdit({ state, stateReason }),
);

/** One torrent by its infohash: reading, changing, removing and restoring it. */
export function torrentRoutes({ catalogue, identity, rateLimits }: ApiDeps): Route[] {
  const one = `${API_PREFIX}/torrents/{infohash:infohash}` as const;
  return [
    route('GET', one, async (request, context) => {
      if (!context.params.infohash.canonical) return toCanonical(context);
      const visitor = await identity.visitor(request, context);
      const torrent = await catalogue.get(context.params.infohash, visitor.actor);
      const version = await catalogue.versionOf(torrent);
      const validators = { etag: version, lastModified: undefined };
      return (
        respondUnchanged(request, validators, cachingFor(visitor)) ??
        respondTorrent(torrent, version, context, visitor)
      );
    }),

    route('PATCH', one, async (request, context) => {
      const visitor = await identity.publisher(request, context);
      const edit = await readJson(request, EDIT);
      const conditions = preconditionsOf(request);
      const torrent = await catalogue.edit(context.params.infohash, edit, visitor.actor, conditions);
      return respondTorrent(torrent, await catalogue.versionOf(torrent), context, visitor);
    }),

    route('DELETE', one, async (request, context) => {
      const { actor } = await identity.publisher(request, context);
      const removal = removalIn(context.target.query);
      await catalogue.remove(context.params.infohash, actor, preconditionsOf(request), removal);
      return respond(204, {});
    }),

    route('POST', `${one}/restore`, async (request, context) => {
      const visitor = await identity.publisher(request, context);
      const { infohash } = context.params.infohash;
      const torrent = await catalogue.restore(infohash, visitor.actor, preconditionsOf(request));
      return respondTorrent(torrent, await catalogue.versionOf(torrent), context, visitor);
    }),

    route('GET', `${one}/files`, async (request, context) => {
      const visitor = await identity.visitor(request, context);
      rateLimits.take('searches', request, visitor);
      const torrent = await catalogue.get(context.params.infohash, visitor.actor);
      const metainfo = await catalogue.getMetainfo(torrent);
      const headers = { 'content-type': 'application/json', 'cache-control': 'private, no-cache' };
      const pieces = filesJson(fileBatches(metainfo));
      return respondPieces(200, headers, pieces, fileSource(torrent, metainfo));
    }),
  ];
}

/** What `DELETE /torrents/{infohash}` says in its query. Throws malformed. */
function removalIn(query: URLSearchParams): RemovalInput {
  checkParameters(query, ['reason', 'status']);
  const reason = query.get('reason') ?? undefined;
  const status = query.get('status');
  if (status === null) return { reason };
  if (status === '410' || status === '451') return { reason, status: status === '410' ? 410 : 451 };
  const message = `status is ${quoteText(status)}, expected 410 or 451`;
  const hint = 'Write 410, or 451 where the law demands it.';
  const errors = [{ rule: 'parameter', path: 'status', message, hint }];
  throw new AppError('malformed', `Cannot remove the torrent: ${message}`, { hint, errors });
}

function respondTorrent(torrent: Torrent, version: string, { base }: Params, visitor: Visitor): Response {
  return respondJson(200, torrentJson(torrent, base), {
    ...cachingFor(visitor),
    etag: `"${version}"`,
  });
}

/** No compression for whoever may edit: it weakens the tag, and If-Match takes no weak one (RFC 9110 section 13.1.1). */
function cachingFor({ role }: Visitor): ResponseHeaders {
  return { 'cache-control': role === undefined ? 'no-cache' : 'private, no-cache, no-transform' };
}

function toCanonical({ params, base, target }: Params): Response {
  const { infohash } = params.infohash;
  return redirect(301, `${base.origin}${base.prefix}${API_PREFIX}/torrents/${infohash}${target.search}`);
}
