import type { Context } from '../../http/context.ts';
import { visitorFrame, type SiteDeps } from '../deps.ts';
import { respondPage } from '../layout/page-response.ts';
import { uploadPage, type UploadPageInput } from './upload-view.ts';
import type { PublishFormInput } from './publish-form.ts';

const COLLECTIONS_OFFERED_MAX = 100;

/** What every form that publishes shows, whatever was typed into it. */
export async function offeredTo({
  catalogue,
  uploadBytesMax,
}: Pick<SiteDeps, 'catalogue' | 'uploadBytesMax'>): Promise<
  Pick<PublishFormInput, 'collections' | 'uploadBytesMax'>
> {
  const found = await catalogue.listCollections('');
  return { collections: found.slice(0, COLLECTIONS_OFFERED_MAX).map(({ path }) => path), uploadBytesMax };
}

/** The page with the upload form, which no cache may keep: it can have what a visitor typed, and their secrets. */
export async function respondUploadPage(
  deps: SiteDeps,
  request: Request,
  context: Context,
  status: number,
  input: Omit<UploadPageInput, 'collections' | 'uploadBytesMax'>,
): Promise<Response> {
  const frame = await visitorFrame(deps, request, context);
  const page = uploadPage({ ...(await offeredTo(deps)), ...input }, frame);
  return respondPage(status, page, frame, { 'cache-control': 'no-store' });
}
