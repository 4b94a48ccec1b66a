import type { Viewer } from '../../catalogue/areas.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { redirect } from '../../http/respond.ts';
import { isReserved } from '../../catalogue/reserved.ts';
import { createAddresses } from '../../service/addresses.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Frames } from '../layout/frames.ts';
import { respondPage } from '../layout/page-response.ts';
import { uploadLine } from './commands.ts';
import { missingCollectionPage } from './missing-collection-view.ts';

export interface MissingCollectionParts {
  readonly frames: Frames;
  readonly catalogue: Pick<Catalogue, 'findCollection'>;
  /** Whether uploads need a token. */
  readonly uploads: 'token' | 'open';
}

/**
 * Tells that nothing is published in a collection, and how to publish there. Rejects with not_found for a client that accepts no
 * pages. An address of the service's own is no collection: it is meant without the slash.
 */
export async function respondMissing(
  { frames, catalogue, uploads }: MissingCollectionParts,
  request: Request,
  context: Context,
  { collection, visitor }: { readonly collection: string; readonly visitor: Visitor },
): Promise<Response> {
  if (isReserved(collection)) return redirectToOwn(context);
  const message = `Cannot find the collection ${collection}: nothing is published in it`;
  if (preferredForm(request) !== 'html') {
    const address = createAddresses(context.base).collection(collection);
    const hint = `Publish its first torrent: ${uploadLine(address, uploads === 'token')}`;
    throw new AppError('not_found', message, { hint });
  }
  const frame = frames.forVisitor(visitor, request, context);
  const above = await nearestAbove(catalogue, collection, visitor.actor);
  const page = missingCollectionPage({ path: collection, above }, frame);
  return respondPage(404, page, frame, { 'cache-control': 'no-store' });
}

function redirectToOwn({ base, target }: Context): Response {
  const path = target.path.replace(/\/$/, '');
  return redirect(308, `${base.origin}${base.prefix}${path}${target.search}`);
}

/** The nearest collection above a path that has something in it; `''` when none has. */
export async function nearestAbove(
  catalogue: Pick<Catalogue, 'findCollection'>,
  path: string,
  viewer: Viewer,
): Promise<string> {
  const above = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (above === '' || (await catalogue.findCollection(above, viewer)) !== undefined) return above;
  return nearestAbove(catalogue, above, viewer);
}
