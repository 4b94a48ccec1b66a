import type { Context } from '../../http/context.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { Frames } from '../layout/frames.ts';
import { respondPage } from '../layout/page-response.ts';
import { blankFor } from '../upload/upload-fields.ts';
import type { UploadPages } from '../upload/upload-pages.ts';
import { createPage } from './create-view.ts';
import type { SHOW_CREATE } from './endpoints.ts';

export interface CreatePageParts {
  readonly frames: Frames;
  /** The form that publishes the torrent. */
  readonly uploadPages: Pick<UploadPages, 'offer'>;
  /** What a page that seeds asks for its address: hosts with a port or without. */
  readonly stunServers: readonly string[];
}

/** The page on which a browser makes a torrent of files on its computer. Nothing of them is sent. */
export function createForm({ frames, uploadPages, stunServers }: CreatePageParts) {
  return {
    show: async (
      request: Request,
      context: Context,
      { query }: Call<typeof SHOW_CREATE>,
    ): Promise<Response> => {
      const frame = await frames.forRequest(request, context);
      const offer = await uploadPages.offer(frame.visitor.actor);
      return respondPage(
        200,
        createPage({ ...offer, typed: blankFor(query().collection ?? ''), stunServers }, frame),
        frame,
      );
    },
  };
}
