import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Context } from '../../http/context.ts';
import { respondPieces } from '../../http/respond.ts';
import { parseInfohash } from '../../metainfo/infohash.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { figureLines, figuresOf, findFigures } from '../../service/figure-json.ts';
import type { OwnTracker } from '../../service/own-tracker.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Figure } from '../../swarm/figure-store.ts';
import type { Frames } from '../layout/frames.ts';
import { NO_STORE, respondPage } from '../layout/page-response.ts';
import { known } from './account.ts';
import type { EXPORT_FIGURES, SHOW_FIGURES } from './endpoints.ts';
import { figuresPage, type ShownFigure } from './figures-view.ts';

export interface FigurePagesParts {
  readonly frames: Frames;
  readonly catalogue: Pick<Catalogue, 'find'>;
  readonly tracker: OwnTracker | undefined;
}

/** What the visitor who is signed in has transferred by the count of the tracker. */
export function figurePages({ frames, catalogue, tracker }: FigurePagesParts) {
  const withTorrent = async (figure: Figure, { actor }: Visitor): Promise<ShownFigure> => {
    const infohash = parseInfohash(figure.infohash)?.infohash;
    return { figure, torrent: infohash && (await catalogue.find({ infohash }, actor)) };
  };
  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_FIGURES>): Promise<Response> => {
      const { visitor, token } = known(await call.admit());
      const { items, totals, next } = await findFigures(tracker, token.id, call.query().cursor);
      const shown = await Promise.all(items.map((figure) => withTorrent(figure, visitor)));
      const frame = frames.forVisitor(visitor, request, context);
      const page = { items: shown, totals, next: next && `?cursor=${next}` };
      return respondPage(200, figuresPage(page, frame), frame, NO_STORE);
    },

    download: async (
      _request: Request,
      _context: Context,
      call: Call<typeof EXPORT_FIGURES>,
    ): Promise<Response> => {
      const { token } = known(await call.admit());
      const headers = {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="transferred.csv"',
        ...NO_STORE,
      };
      return respondPieces(200, headers, figureLines(figuresOf(tracker), token.id));
    },
  };
}
