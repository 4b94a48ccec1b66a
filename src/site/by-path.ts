import type { TorrentPath } from '../catalogue/torrent.ts';
import { toCollection, toTorrentPath } from '../catalogue/names.ts';
import { checkPreconditions, type Preconditions } from '../catalogue/preconditions.ts';
import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { redirect, respond } from '../http/respond.ts';
import { createAddresses } from '../web/addresses.ts';
import { publish, publishAll } from '../web/publish.ts';
import { checkRawUpload, receiveRaw, receiveUploads } from '../web/receive.ts';
import { isMultipart } from '../http/form.ts';
import { preconditionsOf } from './conditions.ts';
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

  /**
   * What cannot hold is told before the client sends the body (RFC 9110 section 10.1.1). The store asks once more, in
   * the transaction that publishes.
   */
  async function checkBeforeBody(path: TorrentPath, conditions: Preconditions): Promise<void> {
    if (conditions.ifMatch === undefined && conditions.ifNoneMatch === undefined) return;
    const standing = await catalogue.find({ path });
    checkPreconditions(conditions, standing?.state === 'listed' ? standing.sha256 : undefined);
  }

  return {
    /** PUT: publishes the body at exactly this address. */
    put: async (request: Request, { params, base }: Context<FileParams>): Promise<Response> => {
      const actor = await identity.publisher(request);
      const path = pathOf(params);
      const conditions = preconditionsOf(request);
      await checkBeforeBody(path, conditions);
      const bytes = await receiveRaw(request, uploadBytesMax);
      const published = await publish(catalogue, { ...path, bytes, conditions }, actor, base);
      return respondPublished(request, published, base);
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
      const collection = toCollection(params.collection ?? '');
      const bytes = await receiveRaw(request, uploadBytesMax);
      const input = { bytes, collection, fileName: undefined, conditions: preconditionsOf(request) };
      return respondPublished(request, await publish(catalogue, input, actor, base), base);
    },

    /** POST to a collection: one raw body, or a form with one or many files. */
    post: async (request: Request, { params, base }: Context<CollectionParams>): Promise<Response> => {
      const actor = await identity.publisher(request);
      const collection = toCollection(params.collection ?? '');
      if (!isMultipart(request)) checkRawUpload(request, uploadBytesMax);
      const uploads = await receiveUploads(request, uploadBytesMax);
      const [only] = uploads;
      if (uploads.length === 1 && only !== undefined) {
        const { fileName, content } = only;
        if (content instanceof AppError) throw content;
        const input = { bytes: content, collection, fileName, conditions: preconditionsOf(request) };
        return respondPublished(request, await publish(catalogue, input, actor, base), base);
      }
      const results = await publishAll(catalogue, uploads, collection, actor, base);
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
      return redirect(301, createAddresses(base).collection(params.path));
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

function pathOf({ collection = '', file }: FileParams): TorrentPath {
  return toTorrentPath(collection, `${file}.torrent`);
}
