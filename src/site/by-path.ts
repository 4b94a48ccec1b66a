import type { TorrentPath } from '../catalogue/torrent.ts';
import { toCollection, toTorrentPath } from '../catalogue/names.ts';
import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { redirect, respond } from '../http/respond.ts';
import { checkNotReserved, createAddresses } from '../web/addresses.ts';
import { publish, publishAll } from '../web/publish.ts';
import { receiveRaw, receiveUploads } from '../web/receive.ts';
import { checkBeforeBody, preconditionsOf } from './conditions.ts';
import type { SiteDeps } from './deps.ts';
import { respondDownload } from './download.ts';
import { respondPublished, respondResults } from './published-response.ts';

interface FileParams {
  readonly collection?: string;
  /** The file name without `.torrent`. */
  readonly file: string;
}

interface CollectionParams {
  readonly collection?: string;
}

/** Torrents under the paths that publishers choose: what makes the service look like a web folder. */
export function byPath(deps: SiteDeps) {
  const { catalogue, identity, uploadBytesMax } = deps;

  return {
    /** PUT: publishes the body at exactly this address. */
    put: async (request: Request, { params, base }: Context<FileParams>): Promise<Response> => {
      const actor = await identity.publisher(request);
      const path = pathOf(params);
      checkNotReserved(path.collection);
      const conditions = preconditionsOf(request);
      await checkBeforeBody(catalogue, { path }, conditions);
      const bytes = await receiveRaw(request, uploadBytesMax);
      const draft = catalogue.draft({ ...path, bytes });
      return respondPublished(request, await publish(catalogue, draft, { actor, conditions, base }), base);
    },

    get: async (request: Request, context: Context<FileParams>): Promise<Response> => {
      const torrent = await catalogue.get({ path: pathOf(context.params) });
      return respondDownload(request, deps, torrent, 'no-cache', context);
    },

    remove: async (request: Request, { params }: Context<FileParams>): Promise<Response> => {
      const actor = await identity.publisher(request);
      await catalogue.remove({ path: pathOf(params) }, actor, preconditionsOf(request));
      return respond(204, {});
    },

    /** PUT to a collection: the file name comes from the torrent. */
    putUnnamed: async (request: Request, { params, base }: Context<CollectionParams>): Promise<Response> => {
      const actor = await identity.publisher(request);
      const collection = collectionOf(params);
      const bytes = await receiveRaw(request, uploadBytesMax);
      const draft = catalogue.draft({ bytes, collection, fileName: undefined });
      const publishing = { actor, conditions: preconditionsOf(request), base };
      return respondPublished(request, await publish(catalogue, draft, publishing), base);
    },

    /** POST to a collection: one raw body, or a form with one or many files. */
    post: async (request: Request, { params, base }: Context<CollectionParams>): Promise<Response> => {
      const actor = await identity.publisher(request);
      const collection = collectionOf(params);
      const publishing = { actor, conditions: preconditionsOf(request), base };
      const uploads = await receiveUploads(request, uploadBytesMax);
      const [only] = uploads;
      if (uploads.length === 1 && only !== undefined) {
        const { fileName, content } = only;
        if (content instanceof AppError) throw content;
        const draft = catalogue.draft({ bytes: content, collection, fileName });
        return respondPublished(request, await publish(catalogue, draft, publishing), base);
      }
      const results = await publishAll(catalogue, uploads, collection, publishing);
      return respondResults(request, deps, results, collection, base);
    },

    /** GET of a collection without its slash leads to it. */
    toCollection: async (
      _request: Request,
      { params, base, target }: Context<{ path: string }>,
    ): Promise<Response> => {
      if ((await catalogue.findCollection(toCollection(params.path))) === undefined) {
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
          mend: 'End the address in .torrent, or in a slash for a collection: curl -T name.torrent URL/collection/',
        },
      );
    },
  };
}

/** Where a request wants to publish. Throws malformed, and conflict for an address of the service's own. */
function collectionOf({ collection = '' }: CollectionParams): string {
  checkNotReserved(collection);
  return toCollection(collection);
}

function pathOf({ collection = '', file }: FileParams): TorrentPath {
  return toTorrentPath(collection, `${file}.torrent`);
}
