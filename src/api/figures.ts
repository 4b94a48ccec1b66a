import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { LIST_FIGURES, LIST_FIGURES_OF_TOKEN } from '../service/endpoints/figures.ts';
import { figureJson, findFigures, type FigurePage } from '../service/figure-json.ts';
import type { OwnTracker } from '../service/own-tracker.ts';
import { PRIVATE } from './private.ts';
import { tokenOf } from './tokens.ts';

/** What users have transferred by the count of the tracker: their own, and for admins that of every user. */
export function figureRoutes(answer: EndpointRoute, tracker: OwnTracker | undefined): DeclaredRoute[] {
  const json = ({ items, totals, next }: FigurePage) => ({
    items: items.map(figureJson),
    totals,
    next: next ?? null,
  });
  return [
    answer(LIST_FIGURES, async ({ visitor, query, reply }) => {
      const page = await findFigures(tracker, tokenOf(visitor).id, query.cursor);
      return reply(200, json(page), { ...PRIVATE, ...linkTo(page) });
    }),

    answer(LIST_FIGURES_OF_TOKEN, async ({ context, query, reply }) => {
      const page = await findFigures(tracker, context.params.id, query.cursor);
      return reply(200, json(page), { ...PRIVATE, ...linkTo(page) });
    }),
  ];
}

function linkTo({ next }: FigurePage): { readonly link?: string } {
  return next === undefined ? {} : { link: `<?cursor=${next}>; rel="next"` };
}
