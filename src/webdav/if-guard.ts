import type { Actor } from '../catalogue/actor.ts';
import { AppError } from '../errors.ts';
import type { Base, Context } from '../http/context.ts';
import { parseTarget, targetBelow } from '../http/target.ts';
import type { DeclaredRoute } from '../service/endpoint-routes.ts';
import type { Identity } from '../service/identity.ts';
import { parseIf, type IfCondition, type IfList } from './if-header.ts';
import type { Locks } from './locks.ts';
import { findResource, pathOf, toPlace, type ResourceParts } from './resource.ts';

export interface IfGuardParts extends ResourceParts {
  readonly identity: Pick<Identity, 'visitor'>;
  readonly locks: Locks;
}

const CHANGING: ReadonlySet<string> = new Set([
  'PUT',
  'POST',
  'PATCH',
  'DELETE',
  'PROPPATCH',
  'MKCOL',
  'COPY',
  'MOVE',
]);

/**
 * The same routes, whose changes are only made when the conditions of an If header (RFC 4918 section 10.4) are met. Without
 * that header nothing is looked at. A LOCK reads the header itself: it names the lock to refresh.
 */
export function withIfHeader(routes: readonly DeclaredRoute[], parts: IfGuardParts): DeclaredRoute[] {
  return routes.map(({ handler, ...route }) =>
    CHANGING.has(route.method)
      ? {
          ...route,
          async handler(request: Request, context: Context<never>) {
            const header = request.headers.get('if');
            if (header !== null) await checkIf(parts, parseIf(header), request, context);
            return handler(request, context);
          },
        }
      : { handler, ...route },
  );
}

/** Rejects with precondition_failed. */
async function checkIf(
  parts: IfGuardParts,
  lists: readonly IfList[],
  request: Request,
  { target, base, ip }: Context,
): Promise<void> {
  const { actor } = await parts.identity.visitor(request, { base, ip });
  for (const { about, conditions } of lists) {
    const path = about === undefined ? target.segments.join('/') : pathIn(about, base);
    if (path !== undefined && (await areMet(parts, conditions, path, actor))) return;
  }
  throw new AppError('precondition_failed', 'Cannot make the change: no list of its If header is true', {
    hint: 'The lock may have expired, or the file has changed. Lock it again, or get its current version.',
  });
}

async function areMet(
  parts: IfGuardParts,
  conditions: readonly IfCondition[],
  path: string,
  viewer: Actor,
): Promise<boolean> {
  const place = toPlace(path);
  for (const { kind, text, isNot } of conditions) {
    const isTrue =
      kind === 'token'
        ? parts.locks.find(text, pathOf(place)) !== undefined
        : text === (await etagOf(parts, place, viewer));
    if (isTrue === isNot) return false;
  }
  return true;
}

async function etagOf(
  parts: ResourceParts,
  place: Parameters<typeof findResource>[1],
  viewer: Actor,
): Promise<string | undefined> {
  const found = await findResource(parts, place, viewer);
  switch (found?.kind) {
    case 'torrent':
      return `"${found.torrent.sha256}"`;
    case 'readme':
      return `"${found.readme.sha256}"`;
    case 'empty file':
      return '"empty"';
    default:
      return undefined;
  }
}

/** The path of an address of this service; undefined for any other. */
function pathIn(address: string, base: Base): string | undefined {
  try {
    return targetBelow(parseTarget(address), base.prefix)?.segments.join('/');
  } catch {
    return undefined;
  }
}
