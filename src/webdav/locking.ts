import { checkMayPublishIn, type Actor } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { mayConfigure } from '../catalogue/collection-settings.ts';
import { AppError } from '../errors.ts';
import { respond } from '../http/respond.ts';
import { coversAllBelow } from '../lib/scope.ts';
import { createAddresses, within } from '../service/addresses.ts';
import type { Asked } from '../service/endpoint-routes.ts';
import { readXml } from '../service/input/xml-body.ts';
import type { Prepared } from '../service/prepared.ts';
import { respondCondition, respondProperty } from './answers.ts';
import { parseDepth } from './depth.ts';
import type { LOCK, UNLOCK } from './endpoints.ts';
import { parseIf } from './if-header.ts';
import { parseTimeout, writeLocks, type Lock, type Locks } from './locks.ts';
import { DAV, lockRoot } from './properties.ts';
import { findResource, pathOf, toPlace, type Place } from './resource.ts';

const BODY_BYTES_MAX = 16 * 1024;
const OWNER_LENGTH_MAX = 200;

export interface LockingParts {
  readonly catalogue: Pick<
    Catalogue,
    'find' | 'findCollection' | 'findRevision' | 'findReadme' | 'checkCollection'
  >;
  readonly prepared: Prepared;
  readonly locks: Locks;
}

/** LOCK and UNLOCK. */
export function locking(parts: LockingParts) {
  const { catalogue, prepared, locks } = parts;

  const lock = async ({ request, context, visitor: { actor } }: Asked<typeof LOCK>): Promise<Response> => {
    const place = toPlace(context.params.path);
    const path = pathOf(place);
    const seconds = parseTimeout(request.headers.get('timeout'));
    const answer = (status: number, taken: Lock): Response => {
      const rootOf = lockRoot(createAddresses(within(context.base)));
      const value = writeLocks([taken], { rootOf, tokenId: actor.tokenId });
      return respondProperty(status, 'lockdiscovery', value, { 'lock-token': `<${taken.token}>` });
    };
    const owner = await readOwner(request);
    if (owner === undefined) return answer(200, refresh(request, path, actor, seconds));
    const depth = parseDepth(request);
    if (depth === 1)
      throw new AppError('malformed', 'Cannot lock a folder with its files alone', {
        hint: 'Send the Depth 0 or infinity.',
      });
    const { tokenId } = actor;
    if (tokenId === undefined) throw new AppError('forbidden', 'Cannot lock anything without a token');
    checkMayPublishAt(catalogue, place, actor);
    const existing = await findResource(parts, place, actor);
    if (existing === undefined && place.kind !== 'torrent')
      throw new AppError('conflict', `Cannot lock /${path}: nothing is there`, {
        hint: 'Only what ends in .torrent can be created by locking it.',
      });
    const isDeep = place.kind === 'collection' && depth !== 0;
    if (isDeep) checkMayLockAll(actor, path);
    const taken = locks.take({ path, tokenId, isDeep, owner, seconds });
    if (taken === undefined)
      return respondCondition(423, 'no-conflicting-lock', 'Cannot lock it: another client has locked it.');
    // RFC 4918 section 7.3: a lock on nothing creates an empty file.
    if (existing === undefined) prepared.add(tokenId, path, 'file');
    return answer(existing === undefined ? 201 : 200, taken);
  };

  /** A LOCK without a body lets the lock of this client that its If header names last longer. */
  const refresh = (request: Request, path: string, { tokenId }: Actor, seconds: number): Lock => {
    const header = request.headers.get('if');
    const tokens = header === null ? [] : parseIf(header).flatMap(({ conditions }) => conditions);
    for (const { kind, text } of tokens) {
      const found = kind === 'token' ? locks.find(text, path) : undefined;
      if (found !== undefined && found.tokenId === tokenId) return locks.refresh(found, seconds);
    }
    throw new AppError('precondition_failed', 'Cannot refresh the lock: it has expired, or is not named', {
      hint: 'Name it in an If header, or lock the address again with a body.',
    });
  };

  const unlock = async ({
    request,
    context,
    visitor: { actor },
  }: Asked<typeof UNLOCK>): Promise<Response> => {
    const [, token = ''] = /^\s*<([^<>]*)>\s*$/.exec(request.headers.get('lock-token') ?? '') ?? [];
    if (token === '')
      throw new AppError('malformed', 'Cannot tell which lock to release', {
        hint: 'Send the header Lock-Token: <…>, with the token that LOCK answered.',
      });
    const found = locks.find(token, pathOf(toPlace(context.params.path)));
    if (found === undefined || found.tokenId !== actor.tokenId) {
      const reason = 'Cannot release the lock: this client has no such lock there.';
      return respondCondition(409, 'lock-token-matches-request-uri', reason);
    }
    locks.release(found);
    return respond(204, {});
  };

  return { lock, unlock };
}

/** Throws malformed, conflict, or forbidden for a place where the actor may publish nothing. */
function checkMayPublishAt(catalogue: LockingParts['catalogue'], place: Place, actor: Actor): void {
  switch (place.kind) {
    case 'collection':
      // Not above it: whether a deep lock is refused would tell of locks in what a token may not read.
      return checkMayPublishIn(actor, place.collection);
    case 'torrent':
      catalogue.checkCollection(place.path.collection, place.path.fileName);
      return checkMayPublishIn(actor, place.path.collection);
    case 'readme':
      return checkMayPublishIn(actor, place.collection);
  }
}

/**
 * Throws forbidden for a folder that is not the actor's alone: a deep lock of one publisher on what all share would keep the
 * clients of all others from locking their files.
 */
function checkMayLockAll(actor: Actor, collection: string): void {
  if (mayConfigure(actor, collection)) return;
  if (actor.scope !== undefined && coversAllBelow(actor.scope, collection)) return;
  throw new AppError(
    'forbidden',
    `Cannot lock /${collection} with all that is in it: others publish there too`,
    {
      hint: 'Send Depth: 0, lock single files, or use a token that is bound to the collection.',
    },
  );
}

/** Who wants a lock, as the body says; undefined without a body. Rejects with malformed, and unsupported for a shared lock. */
async function readOwner(request: Request): Promise<string | undefined> {
  const root = await readXml(request, BODY_BYTES_MAX);
  if (root === undefined) return undefined;
  const find = (name: string) =>
    root.children.find((child) => child.namespace === DAV && child.name === name);
  const scope = find('lockscope')?.children.at(0)?.name;
  if (root.namespace !== DAV || root.name !== 'lockinfo' || scope === undefined)
    throw new AppError('malformed', 'Cannot read the body: it is not a lockinfo of WebDAV', {
      hint: 'Send <lockinfo xmlns="DAV:"> with lockscope, locktype and owner in it.',
    });
  if (scope !== 'exclusive')
    throw new AppError('forbidden', 'Cannot lock it for several clients', {
      hint: 'Ask for the lock scope exclusive.',
    });
  return (find('owner')?.text ?? '').trim().slice(0, OWNER_LENGTH_MAX).toWellFormed();
}
