import type { Catalogue } from '../catalogue/catalogue.ts';
import { toCollection } from '../catalogue/names.ts';
import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { redirect } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { withHeaders } from '../http/with-headers.ts';
import { createAddresses } from './addresses.ts';

interface InCollection {
  readonly collection?: string;
  /** Of the address without its slash. */
  readonly path?: string;
}

/**
 * The same routes: a GET of what a collection has, its list, feeds, README and whatever else, leads to the same of where it
 * was moved to, when nothing is published at the old path. A torrent's own address does that itself.
 */
export function leadToMoved<Known extends Route>(
  routes: readonly Known[],
  catalogue: Pick<Catalogue, 'findMovedCollection'>,
): Known[] {
  return routes.map((route) => (isInCollection(route) ? leadingOn(route, catalogue) : route));
}

function isInCollection({ method, template }: Route): boolean {
  if (method !== 'GET' || template.includes(':torrentFile}')) return false;
  return template.startsWith('/{collection:segments}') || template === '/{path:folder}';
}

function leadingOn<Known extends Route>(
  { handler, ...route }: Known,
  catalogue: Pick<Catalogue, 'findMovedCollection'>,
): Known {
  return {
    ...route,
    async handler(request: Request, context: Context<never>) {
      try {
        const response = await handler(request, context);
        const moved = response.status === 404 ? await findMoved(context, catalogue) : undefined;
        return moved ?? response;
      } catch (error) {
        const isMissing = error instanceof AppError && error.code === 'not_found';
        const moved = isMissing ? await findMoved(context, catalogue) : undefined;
        if (moved === undefined) throw error;
        return moved;
      }
    },
  } as unknown as Known;
}

/** The way to where the collection is now. No cache keeps it: something may be published at the old path. */
async function findMoved(
  { params, target, base }: Context<InCollection>,
  catalogue: Pick<Catalogue, 'findMovedCollection'>,
): Promise<Response | undefined> {
  const collection = params.collection ?? params.path ?? '';
  const to = await catalogue.findMovedCollection(toCollection(collection));
  if (to === undefined) return undefined;
  const rest = target.path.split('/').slice(1 + collection.split('/').length);
  const address = `${createAddresses(base).collection(to)}${rest.join('/')}${target.search}`;
  return withHeaders(redirect(308, address), { 'cache-control': 'no-cache' });
}
