import type { Actor } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { respondRefusal, type Refusal } from '../http/refusal.ts';
import { respondText } from '../http/respond.ts';
import { isReservedSegment } from '../lib/scope.ts';
import { createAddresses } from '../service/addresses.ts';
import type { Asked } from '../service/endpoint-routes.ts';
import type { Prepared } from '../service/prepared.ts';
import { mayOverwrite, parseDestination } from './destination.ts';
import type { COPY, MOVE } from './endpoints.ts';
import { checkMayPrepare } from './folders.ts';
import {
  addressOf,
  findResource,
  getResource,
  pathOf,
  toPlace,
  type Place,
  type Resource,
} from './resource.ts';

export interface TransferParts {
  readonly catalogue: Catalogue;
  readonly prepared: Prepared;
}

/** What is to go where. */
interface Transfer {
  readonly from: Resource;
  readonly to: Place;
  readonly existing: Resource | undefined;
}

/** COPY and MOVE. */
export function transfer(parts: TransferParts) {
  const { catalogue, prepared } = parts;

  /** Reads what is asked for. Rejects with not_found, malformed, forbidden and precondition_failed. */
  const read = async (
    request: Request,
    { params, base }: Context<{ readonly path: string }>,
    actor: Actor,
  ): Promise<Transfer | Refusal> => {
    const destination = parseDestination(request, base);
    if (typeof destination !== 'string') return destination;
    const overwrites = mayOverwrite(request);
    const from = await getResource(parts, params.path, actor);
    checkNotOfService(destination);
    const to = toPlace(destination);
    if (pathOf(to) === pathOf(from))
      throw new AppError('forbidden', 'Cannot put it there: it is there already');
    if (isFolder(from) && pathOf(to).startsWith(`${pathOf(from)}/`))
      throw new AppError('forbidden', 'Cannot put a folder into itself');
    const existing = await findResource(parts, to, actor);
    if (existing !== undefined && !overwrites)
      throw new AppError('precondition_failed', 'Cannot put it there: something is there already', {
        hint: 'Choose another name for it.',
      });
    return { from, to, existing };
  };

  const move = async ({ request, context, visitor }: Asked<typeof MOVE>): Promise<Response> => {
    const { actor } = visitor;
    const asked = await read(request, context, actor);
    if ('detail' in asked) return respondRefusal(asked);
    const { from, to, existing } = asked;
    const { tokenId } = actor;
    switch (from.kind) {
      case 'torrent': {
        const path = torrentPathOf(to);
        const { collection, fileName } = from.torrent;
        await catalogue.edit({ path: { collection, fileName } }, path, actor);
        prepared.remove(tokenId, pathOf(to));
        prepared.keepFolder(tokenId, collection);
        break;
      }
      case 'empty file': {
        const { collection, fileName } = torrentPathOf(to);
        checkIsFree(existing);
        catalogue.checkCollection(collection, fileName);
        if (tokenId !== undefined) prepared.move(tokenId, pathOf(from), pathOf(to));
        break;
      }
      case 'folder':
        checkIsFree(existing);
        if (to.kind !== 'collection') throw namedLikeFile();
        checkMayPrepare(catalogue, to.collection, actor);
        if (tokenId !== undefined) prepared.move(tokenId, from.collection, to.collection);
        break;
      case 'collection':
        if (to.kind !== 'collection') throw namedLikeFile();
        await catalogue.moveCollection(from.collection, to.collection, actor);
        if (tokenId !== undefined) prepared.move(tokenId, from.collection, to.collection);
        break;
      case 'readme':
        throw new AppError('forbidden', 'Cannot move a README: it describes the collection that it is in', {
          hint: 'Upload it there, and remove it here.',
        });
    }
    const address = addressOf(to, createAddresses(context.base)) ?? '';
    return respondText(201, address, { location: address, 'cache-control': 'no-store' });
  };

  /** Refuses to copy: in the catalogue an infohash is once. */
  const copy = async ({ request, context, visitor }: Asked<typeof COPY>): Promise<Response> => {
    const { actor } = visitor;
    const asked = await read(request, context, actor);
    if ('detail' in asked) return respondRefusal(asked);
    const { from, to } = asked;
    const [source, target] = [pathOf(from), pathOf(to)];
    throw new AppError('conflict', `Cannot copy /${source} to /${target}: a torrent has one address`, {
      hint: 'Move it instead; its old address leads to the new one.',
    });
  };

  return { move, copy };
}

function isFolder({ kind }: Resource): boolean {
  return kind === 'collection' || kind === 'folder';
}

function checkNotOfService(destination: string): void {
  const [first = ''] = destination.split('/', 1);
  if (!isReservedSegment(first)) return;
  throw new AppError('conflict', `Cannot put anything at /${first}: that address belongs to the service`, {
    hint: 'Choose another name for the first folder.',
  });
}

function checkIsFree(existing: Resource | undefined): void {
  if (existing === undefined) return;
  throw new AppError('conflict', `Cannot put it at /${pathOf(existing)}: something is there already`, {
    hint: 'Choose another name for it.',
  });
}

function torrentPathOf(place: Place) {
  if (place.kind === 'torrent') return place.path;
  throw new AppError('conflict', `Cannot give a torrent the path /${pathOf(place)}`, {
    hint: 'End the name of the file in .torrent.',
  });
}

function namedLikeFile(): AppError {
  return new AppError('conflict', 'Cannot give a folder the name of a file', {
    hint: 'Choose a name that does not end in .torrent.',
  });
}
