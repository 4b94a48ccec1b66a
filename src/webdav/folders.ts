import { checkMayPublishIn, type Actor } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { BULK_MAX, changeMany } from '../catalogue/change-many.ts';
import { AppError } from '../errors.ts';
import { counted } from '../lib/counted.ts';
import { readBody } from '../http/body.ts';
import { PROBLEMS } from '../http/problem.ts';
import { respond, respondText } from '../http/respond.ts';
import { isAbove } from '../lib/scope.ts';
import { createAddresses, within } from '../service/addresses.ts';
import type { Asked } from '../service/endpoint-routes.ts';
import type { Prepared } from '../service/prepared.ts';
import { respondMultistatus, statusOf } from './answers.ts';
import { parseDepth } from './depth.ts';
import type { MAKE_FOLDER, REMOVE_COLLECTION } from './endpoints.ts';
import { findResource, getResource, toPlace } from './resource.ts';

export interface FoldersParts {
  readonly catalogue: Catalogue;
  readonly prepared: Prepared;
}

/** Throws malformed, conflict, or forbidden for a folder that the actor could put nothing into, nor below it. */
export function checkMayPrepare(
  catalogue: Pick<Catalogue, 'checkCollection'>,
  collection: string,
  actor: Actor,
): void {
  catalogue.checkCollection(collection);
  // Clients make one folder after the other on the way to that of their token.
  if (!isAbove(collection, actor.scope)) checkMayPublishIn(actor, collection);
}

/** Making and removing folders. */
export function folders(parts: FoldersParts) {
  const { catalogue, prepared } = parts;

  /** Makes a folder, which only its maker sees until something is published in it. */
  const make = async ({
    request,
    context,
    visitor: { actor },
  }: Asked<typeof MAKE_FOLDER>): Promise<Response> => {
    await checkNoBody(request);
    const { path } = context.params;
    const place = toPlace(path);
    if (place.kind !== 'collection')
      throw new AppError('forbidden', `Cannot make a folder at /${path}: only files have such names`, {
        hint: 'Choose another name for it.',
      });
    const { collection } = place;
    if ((await findResource(parts, place, actor)) !== undefined)
      throw new AppError('method_not_allowed', `Cannot make the folder /${collection}/: it exists`, {
        allow: ['GET', 'PUT', 'POST', 'DELETE', 'PROPFIND', 'MOVE', 'HEAD', 'OPTIONS'],
      });
    checkMayPrepare(catalogue, collection, actor);
    const above = collection.slice(0, Math.max(collection.lastIndexOf('/'), 0));
    if ((await findResource(parts, { kind: 'collection', collection: above }, actor)) === undefined)
      throw new AppError('conflict', `Cannot make the folder /${collection}/: there is no /${above}/`, {
        hint: 'Make the folder above it first.',
      });
    if (actor.tokenId !== undefined) prepared.add(actor.tokenId, collection, 'folder');
    const address = createAddresses(context.base).collection(collection);
    return respondText(201, address, { location: address, 'cache-control': 'no-store' });
  };

  /**
   * Removes an empty folder; with `Depth: infinity` also what is listed in a collection and below it, as if each torrent
   * were removed by itself. Without a Depth RFC 4918 removes everything too. But a script that leaves out the name of a
   * file sends the same.
   */
  const remove = async ({
    request,
    context,
    visitor: { actor },
  }: Asked<typeof REMOVE_COLLECTION>): Promise<Response> => {
    const resource = await getResource(parts, context.params.path, actor);
    if (resource.kind !== 'collection' && resource.kind !== 'folder')
      throw new AppError('not_found', `Cannot find a folder at ${context.target.path}`);
    const { collection } = resource;
    if (collection === '') throw new AppError('forbidden', 'Cannot remove everything at once');
    const summary = await catalogue.findCollection(collection, actor);
    checkCount(collection, summary?.torrentCount ?? 0, request);
    const search = { collection, below: true, sort: 'published', order: 'asc', limit: BULK_MAX } as const;
    const { items } = await changeMany(catalogue, { search }, { action: 'remove' }, actor);
    const failed = items.flatMap(({ torrent, error }) =>
      torrent === undefined || error === undefined ? [] : [{ torrent, error }],
    );
    if (failed.length === 0) {
      prepared.remove(actor.tokenId, collection);
      return respond(204, {});
    }
    const addresses = createAddresses(within(context.base));
    return respondMultistatus(
      failed.map(({ torrent, error }) => failure(addresses.file(torrent) ?? addresses.page(torrent), error)),
    );
  };

  return { make, remove };
}

function failure(href: string, error: AppError): string {
  const { status, title } = PROBLEMS[error.code];
  return statusOf(href, `${status} ${title}`, error.message);
}

function checkCount(collection: string, count: number, request: Request): void {
  if (count > 0 && parseDepth(request) !== 'infinity')
    throw new AppError(
      'conflict',
      `Cannot remove /${collection}/: ${counted(count, 'torrent is', 'torrents are')} in it`,
      {
        hint: 'Remove them first. Or send the header Depth: infinity to remove them all.',
      },
    );
  if (count <= BULK_MAX) return;
  throw new AppError('forbidden', `Cannot remove the ${count} torrents in /${collection}/ at once`, {
    hint: `Remove the folders in it first, or its files; up to ${BULK_MAX} go at once.`,
  });
}

/** RFC 4918 section 9.3: a body could describe what is to be in the folder. Nothing of that kind is understood. */
async function checkNoBody(request: Request): Promise<void> {
  const { byteLength } = await readBody(request, 64 * 1024);
  if (byteLength === 0) return;
  throw new AppError('unsupported', 'Cannot use the body of a request that makes a folder', {
    hint: 'Send MKCOL without a body.',
  });
}
