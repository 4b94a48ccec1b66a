import type { Viewer } from '../../catalogue/areas.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { toCollection, trimSlashes } from '../../catalogue/names.ts';
import type { UploadRules } from '../../catalogue/upload-rules.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import type { Frames } from '../layout/frames.ts';
import { respondPage } from '../layout/page-response.ts';
import { uploadPage, type UploadPageInput } from './upload-view.ts';
import type { PublishFormInput } from './publish-form.ts';

const COLLECTIONS_OFFERED_MAX = 100;

/** What every form that publishes shows, whatever was typed into it. */
type Offer = Pick<PublishFormInput, 'collections' | 'uploadBytesMax'>;

/** The pages with a form that publishes. */
export interface UploadPages {
  offer(viewer: Viewer): Promise<Offer>;
  /** What the collection in a form asks of uploads. What was typed may be no collection at all. */
  rulesOf(typed: string, viewer: Viewer): Promise<UploadRules | undefined>;
  /**
   * The page with the upload form. No cache may keep one that answers a form, because it can have delete keys; one that
   * is only opened is kept, so that a browser which goes back to it restores what was typed.
   */
  respond(
    request: Request,
    context: Context,
    status: number,
    input: Omit<UploadPageInput, keyof Offer | 'rules'>,
  ): Promise<Response>;
}

export interface UploadPagesParts {
  readonly frames: Frames;
  readonly catalogue: Pick<Catalogue, 'listCollections' | 'findUploadRules'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
}

export function createUploadPages({ frames, catalogue, uploadBytesMax }: UploadPagesParts): UploadPages {
  const offer = async (viewer: Viewer): Promise<Offer> => {
    const found = await catalogue.listCollections('', viewer);
    return { collections: found.slice(0, COLLECTIONS_OFFERED_MAX).map(({ path }) => path), uploadBytesMax };
  };
  const rulesOf = async (typed: string, viewer: Viewer): Promise<UploadRules | undefined> => {
    const path = collectionIn(typed);
    return path === '' ? undefined : catalogue.findUploadRules(path, viewer);
  };
  return {
    offer,
    rulesOf,
    async respond(request, context, status, input) {
      const frame = await frames.forRequest(request, context);
      const { actor } = frame.visitor;
      const rules = await rulesOf(input.typed.collection, actor);
      const page = uploadPage({ ...(await offer(actor)), ...input, rules }, frame);
      const caching = request.method === 'POST' ? { 'cache-control': 'no-store' } : {};
      return respondPage(status, page, frame, caching);
    },
  };
}

function collectionIn(typed: string): string {
  try {
    return toCollection(trimSlashes(typed));
  } catch (error) {
    if (error instanceof AppError) return '';
    throw error;
  }
}
