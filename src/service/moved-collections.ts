import type { Catalogue } from '../catalogue/catalogue.ts';
import { toCollection } from '../catalogue/names.ts';
import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { redirect } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { withHeaders } from '../http/with-headers.ts';
import { createAddresses } from './addresses.ts';
import type { Identity } from './identity.ts';

export interface MovedParts {
  readonly catalogue: Pick<Catalogue, 'findMovedCollection'>;
  readonly identity: Pick<Identity, 'visitor'>;
}

interface InCollection {
  readonly collection?: string;
  /** Of the address without its slash. */
  readonly path?: string;
}

/**
 * The same routes: a GET of what a collection has, its list, feeds, README and whatever else, leads to the same of where it
 * was moved to, when nothing is published at the old path. A torrent's own address does that itself.
 */
export function leadToMoved<Known extends Route>(routes: readonly Known[], parts: MovedParts): Known[] {
  return routes.map((route) => (isInCollection(route) ? leadingOn(route, parts) : route));
}

function isInCollection({ method, template }: Route): boolean {
  if (method !== 'GET' || template.includes(':torrentFile}')) return false;
  return template.startsWith('/{collection:segments}') || template === '/{path:folder}';
}

function leadingOn<Known extends Route>({ handler, ...route }: Known, parts: MovedParts): Known {
  return {
    ...route,
    async handler(request: Request, context: Context<never>) {
      try {
        const response = await handler(request, context);
        const moved = response.status === 404 ? await findMoved(request, context, parts) : undefined;
        return moved ?? response;
      } catch (error) {
        const isMissing = error instanceof AppError && error.code === 'not_found';
        const moved = isMissing ? await findMoved(request, context, parts) : undefined;
        if (moved === undefined) throw error;
        return moved;
      }
    },
  } as unknown as Known;
}

/** The way to where the collection is now. No cache keeps it: something may be published at the old path. */
async function findMoved(
  request: Request,
  context: Context<InCollection>,
  { catalogue, identity }: MovedParts,
): Promise<Response | undefined> {
  const { params, target, base } = context;
  const collection = params.collection ?? params.path ?? '';
  const { actor } = await identity.visitor(request, context);
  const to = await catalogue.findMovedCollection(toCollection(collection), actor);
  if (to === undefined) return undefined;
  const rest = target.path.split('/').slice(1 + collection.split('/').length);
  const address = `${createAddresses(base).collection(to)}${rest.join('/')}${target.search}`;
  return withHeaders(redirect(308, address), { 'cache-control': 'no-cache' });
}
