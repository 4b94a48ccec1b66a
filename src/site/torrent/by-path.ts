import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Actor } from '../../catalogue/actor.ts';
import { formatPath, type Torrent, type TorrentPath } from '../../catalogue/torrent.ts';
import { toCollection, toTorrentPath } from '../../catalogue/names.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { redirect, respond } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { createAddresses, download, type Addresses } from '../../service/addresses.ts';
import { checkBeforeBody, preconditionsOf } from '../../service/conditions.ts';
import type { Asked, Call } from '../../service/endpoint-routes.ts';
import { editOf } from '../../service/input/edits.ts';
import { publishOptions } from '../../service/input/upload-options.ts';
import { createsEmptyFile, type Prepared } from '../../service/prepared.ts';
import { torrentJson } from '../../service/torrent-json.ts';
import { publishReceived } from '../../service/publish-received.ts';
import { publishFile, publishingOf } from '../../service/publish.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { receiveRaw } from '../../service/receive.ts';
import type { Visitor } from '../../service/visitor.ts';
import { respondBadge } from './badge-response.ts';
import type {
  BADGE_IN_ROOT,
  DOWNLOAD_IN_ROOT,
  EDIT_BY_PATH,
  EDIT_IN_ROOT,
  POST_IN_ROOT,
  PUT_IN_ROOT,
  REMOVE_IN_ROOT,
} from './path-endpoints.ts';
import type { DownloadResponder } from './download-responder.ts';
import { torrentHeaders } from '../layout/page-response.ts';
import { createEmptyFiles, respondEmptyFile } from './empty-files.ts';
import { changeAtPath } from './change-at-path.ts';
import type { REDIRECT_TO_COLLECTION } from '../list/endpoints.ts';
import type { PublishResponder } from '../upload/publish-responder.ts';
import { blankFor } from '../upload/upload-fields.ts';

interface FileParams {
  readonly collection?: string;
  /** The file name without `.torrent`. */
  readonly file: string;
}

interface CollectionParams {
  readonly collection?: string;
}

export interface ByPathParts {
  readonly catalogue: Catalogue;
  readonly rateLimits: Pick<RateLimits, 'takeSeveral' | 'payer'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
  readonly downloads: DownloadResponder;
  readonly published: PublishResponder;
  /** The empty files of WebDAV clients. */
  readonly prepared: Prepared;
}

/** Torrents under the paths that publishers choose: what makes the service look like a web folder. */
export function byPath(parts: ByPathParts) {
  const { catalogue, rateLimits, uploadBytesMax, downloads, published, prepared } = parts;
  const emptyFiles = createEmptyFiles(parts);

  /** Where a request wants to publish. Throws what `Catalogue.checkCollection` does. */
  const collectionOf = ({ collection = '' }: CollectionParams): string => {
    catalogue.checkCollection(collection);
    return toCollection(collection);
  };

  /** What has the path, or else the answer that leads to where it was moved. Rejects with the directions to it. */
  const getOrRedirect = async (
    context: Context<FileParams>,
    { actor }: Visitor,
    addressOf: (addresses: Addresses, torrent: Torrent) => string,
  ): Promise<Torrent | Response> => {
    const path = pathOf(context.params);
    try {
      return await catalogue.get({ path }, actor);
    } catch (error) {
      const movedTo = isNotFound(error) ? await catalogue.findMoved(path, actor) : undefined;
      if (movedTo === undefined) throw withDirections(error, context);
      return redirectTo(addressOf(createAddresses(context.base), movedTo), context);
    }
  };

  /** Changes what has the path, or tells where that is now. */
  const changeAt = <Result>(
    { params, base }: Context<FileParams>,
    viewer: Actor,
    change: (path: TorrentPath) => Promise<Result>,
  ): Promise<Result> => changeAtPath(catalogue, { path: pathOf(params), viewer }, base, change);

  return {
    /** PUT: publishes the body at exactly this address. */
    put: async (
      request: Request,
      context: Context<FileParams>,
      call: Call<typeof PUT_IN_ROOT>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      const path = pathOf(context.params);
      const options = publishOptions(call.query());
      catalogue.checkCollection(path.collection, path.fileName);
      const publishing = publishingOf(request, context.base, visitor, rateLimits);
      await checkBeforeBody(catalogue, { path }, publishing.conditions, visitor.actor);
      const { tokenId } = visitor.actor;
      if (tokenId !== undefined && createsEmptyFile(request))
        return emptyFiles.create(tokenId, path, visitor);
      await catalogue.checkRoom(visitor.actor);
      const bytes = await receiveRaw(request, uploadBytesMax);
      const file = await publishFile(catalogue, { ...path, bytes, ...options }, publishing);
      prepared.remove(tokenId, formatPath(path));
      return published.one(request, context, file);
    },

    get: async (
      request: Request,
      context: Context<FileParams>,
      call: Call<typeof DOWNLOAD_IN_ROOT>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      if (await emptyFiles.isThere(pathOf(context.params), visitor.actor)) return respondEmptyFile();
      const found = await getOrRedirect(context, visitor, download);
      if (found instanceof Response) return found;
      const caching = torrentHeaders(found.state, visitor);
      return downloads.respond(request, found, { caching, visitor, context, asked: call.query });
    },

    /** A small picture of what has the path now, for pages elsewhere. */
    badge: async (
      _request: Request,
      context: Context<FileParams>,
      call: Call<typeof BADGE_IN_ROOT>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      const found = await getOrRedirect(context, visitor, badgeAt);
      return found instanceof Response ? found : respondBadge(found, visitor, context.base);
    },

    remove: async (
      request: Request,
      context: Context<FileParams>,
      call: Call<typeof REMOVE_IN_ROOT>,
    ): Promise<Response> => {
      const { actor } = await call.admit();
      const path = pathOf(context.params);
      if (await emptyFiles.isThere(path, actor)) prepared.remove(actor.tokenId, formatPath(path));
      else await changeAt(context, actor, () => catalogue.remove({ path }, actor, preconditionsOf(request)));
      prepared.keepFolder(actor.tokenId, path.collection);
      return respond(204, {});
    },

    /** PATCH: edits the fields, as by infohash in the API. */
    edit: async ({
      request,
      context,
      visitor,
      body,
      reply,
    }: Asked<typeof EDIT_IN_ROOT | typeof EDIT_BY_PATH>): Promise<Response> => {
      const torrent = await changeAt(context, visitor.actor, (path) =>
        catalogue.edit({ path }, editOf(body), visitor.actor, preconditionsOf(request)),
      );
      const etag = `"${await catalogue.versionOf(torrent)}"`;
      return reply(200, torrentJson(torrent, context.base), { 'cache-control': 'no-store', etag });
    },

    /** PUT to a collection: the file name comes from the torrent. */
    putUnnamed: async (
      request: Request,
      context: Context<CollectionParams>,
      call: Call<typeof PUT_IN_ROOT>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      const collection = collectionOf(context.params);
      const options = publishOptions(call.query());
      await catalogue.checkRoom(visitor.actor);
      const bytes = await receiveRaw(request, uploadBytesMax);
      const publishing = publishingOf(request, context.base, visitor, rateLimits);
      const input = { bytes, collection, fileName: undefined, ...options };
      return published.one(request, context, await publishFile(catalogue, input, publishing));
    },

    /** POST to a collection: one raw body, or a form with one or many files. */
    post: async (
      request: Request,
      context: Context<CollectionParams>,
      call: Call<typeof POST_IN_ROOT>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      const collection = collectionOf(context.params);
      const publishing = publishingOf(request, context.base, visitor, rateLimits);
      const order = { collection, visitor, given: call.query(), publishing };
      const done = await publishReceived(parts, request, order);
      if (!Array.isArray(done)) return published.one(request, context, done);
      return published.all(request, context, done, { typed: blankFor(collection) });
    },

    /** GET of a collection without its slash leads to it. */
    toCollection: async (
      _request: Request,
      { params, base, target }: Context<{ path: string }>,
      call: Call<typeof REDIRECT_TO_COLLECTION>,
    ): Promise<Response> => {
      const { actor } = await call.admit();
      if ((await catalogue.findCollection(toCollection(params.path), actor)) === undefined) {
        throw new AppError('not_found', `Cannot find anything at ${target.path}`);
      }
      return redirect(301, createAddresses(base).collection(params.path) + target.search);
    },

    /** PUT or POST to what is neither a torrent's address nor a collection's: curl -T f URL/dir without its slash. */
    refuse: (_request: Request, { target }: Context<{ path: string }>): Response => {
      throw new AppError(
        'malformed',
        `Cannot publish at ${target.path}: it is not the address of a torrent`,
        {
          hint: 'End the address in .torrent, or in a slash for a collection: curl -T name.torrent URL/collection/',
        },
      );
    },
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === 'not_found';
}

/** Where the badge is of what has the path of that torrent. */
function badgeAt(addresses: Addresses, torrent: Torrent): string {
  const file = addresses.file(torrent);
  return file === undefined ? addresses.badge(torrent) : `${file}/badge.svg`;
}

/** To where a torrent was moved. No cache keeps the way: something else may be published at the old path. */
function redirectTo(address: string, { target }: Context<object>): Response {
  return withHeaders(redirect(308, address + target.search), { 'cache-control': 'no-cache' });
}

/**
 * Where nothing is, the way to what may have been published elsewhere; where something was removed, its collection, which
 * may have another.
 */
function withDirections(error: unknown, { params, base }: Context<FileParams>): unknown {
  if (!(error instanceof AppError)) return error;
  if (error.code === 'gone' || error.code === 'unavailable_for_legal_reasons') {
    const { collection = '' } = params;
    const directions = `Its collection is ${createAddresses(base).collection(collection)}`;
    const hint = error.hint === undefined ? directions : `${error.hint} ${directions}`;
    return new AppError(error.code, error.message, { hint });
  }
  if (error.code !== 'not_found') return error;
  return new AppError('not_found', error.message, {
    hint: `It may have been moved. Search for its name: ${createAddresses(base).search(params.file)}`,
  });
}

function pathOf({ collection = '', file }: FileParams): TorrentPath {
  return toTorrentPath(collection, `${file}.torrent`);
}
