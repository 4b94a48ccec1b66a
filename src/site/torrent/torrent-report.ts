import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Moderation } from '../../catalogue/moderate.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { FORM_VARY, preferredForm } from '../../http/negotiate.ts';
import { problemHeaders, toProblem } from '../../http/problem.ts';
import { redirect, respond } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import type { Identity } from '../../service/identity.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import type { ByInfohash } from './canonical.ts';
import type { Frames } from '../layout/frames.ts';
import { respondPage } from '../layout/page-response.ts';
import type { SUBMIT_REPORT } from './endpoints.ts';
import { reportedPage, reportPage } from './torrent-report-view.ts';

/** For a torrent that is in no list. */
const PRIVATE = { 'cache-control': 'private, no-cache' };
const NO_STORE = { vary: FORM_VARY, 'cache-control': 'private, no-store' };

export interface TorrentReportParts {
  readonly frames: Frames;
  readonly catalogue: Pick<Catalogue, 'get'>;
  readonly moderation: Pick<Moderation, 'report'>;
  readonly identity: Pick<Identity, 'visitor'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
}

/** Reporting a torrent to the moderators, which every visitor can do. */
export function torrentReport(parts: TorrentReportParts) {
  const { frames, catalogue, moderation, identity, rateLimits } = parts;

  const show = async (
    request: Request,
    context: Context<ByInfohash>,
    typed: { readonly kind: string; readonly text: string },
    error?: AppError,
  ): Promise<Response> => {
    const visitor = await identity.visitor(request, context);
    const torrent = await catalogue.get(context.params.infohash, visitor.actor);
    const frame = frames.forVisitor(visitor, request, context);
    const problem = error === undefined ? undefined : toProblem(error, context.base);
    const headers = problemHeaders(error, { request, base: context.base }, 'html');
    const page = reportPage({ torrent, ...typed, problem }, frame);
    // A browser that goes back to a form restores what was typed, unless it may not keep the page.
    const isListed = torrent.state === 'public' || torrent.state === 'superseded';
    const caching = request.method === 'POST' ? NO_STORE : isListed ? {} : PRIVATE;
    return respondPage(problem?.status ?? 200, page, frame, { ...headers, ...caching });
  };

  return {
    show: (request: Request, context: Context<ByInfohash>): Promise<Response> =>
      show(request, context, { kind: '', text: '' }),

    submit: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof SUBMIT_REPORT>,
    ): Promise<Response> => {
      const fields = await call.fields();
      const isPage = preferredForm(request) === 'html';
      const typed = { kind: fields.get('kind'), text: fields.get('text') };
      let reported: Torrent;
      try {
        const visitor = await call.admit(proofIn(fields));
        await rateLimits.take('reports', request, visitor);
        reported = await catalogue.get(context.params.infohash, visitor.actor);
        const { infohash } = context.params.infohash;
        const { kind, text } = call.form(fields);
        await moderation.report(infohash, kind, text, visitor.actor);
      } catch (error) {
        if (!isPage || !(error instanceof AppError)) throw error;
        return show(request, context, typed, error);
      }
      if (!isPage) return respond(204, NO_STORE);
      const addresses = createAddresses(within(context.base));
      return withHeaders(redirect(303, addresses.thanks(reported)), NO_STORE);
    },

    thanks: async (request: Request, context: Context<ByInfohash>): Promise<Response> => {
      const visitor = await identity.visitor(request, context);
      const torrent = await catalogue.get(context.params.infohash, visitor.actor);
      const frame = frames.forVisitor(visitor, request, context);
      return respondPage(200, reportedPage(torrent, frame), frame, NO_STORE);
    },
  };
}
