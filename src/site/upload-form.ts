import { toCollection, trimSlashes } from '../catalogue/names.ts';
import type { Actor } from '../catalogue/actor.ts';
import { AppError } from '../errors.ts';
import type { Base, Context } from '../http/context.ts';
import { preferredForm } from '../http/negotiate.ts';
import { PROBLEMS, toProblem } from '../http/problem.ts';
import { redirect, respondHtml } from '../http/respond.ts';
import { createAddresses } from '../web/addresses.ts';
import { publishAll } from '../web/publish.ts';
import { receiveForm } from '../web/receive.ts';
import { frameOf, type SiteDeps } from './deps.ts';
import { uploadPage } from './pages/upload.ts';
import { respondResults } from './published-response.ts';

/** The text fields of the upload form. */
export const UPLOAD_FIELDS: readonly string[] = ['collection', 'token'];

/** The upload form for browsers, which works without a script. */
export function uploadForm(deps: SiteDeps) {
  const { catalogue, identity, uploadBytesMax } = deps;

  const show = (status: number, collection: string, error: AppError | undefined, base: Base): Response => {
    const problem = error === undefined ? undefined : toProblem(error, base);
    const page = uploadPage({ collection, results: undefined, problem }, frameOf(deps, base));
    return respondHtml(status, page, { 'cache-control': 'no-store' });
  };

  return {
    show: (_request: Request, { target, base }: Context): Response => {
      return show(200, target.query.get('collection') ?? '', undefined, base);
    },

    submit: async (request: Request, { base }: Context): Promise<Response> => {
      let actor: Promise<Actor> | undefined;
      let typed = '';
      try {
        const { fields, uploads } = await receiveForm(
          request,
          uploadBytesMax,
          UPLOAD_FIELDS,
          async (before) => {
            typed = before.get('collection') ?? '';
            actor = identity.publisher(request, before.get('token') || undefined);
            await actor;
          },
        );
        typed = fields.get('collection') ?? '';
        const collection = toCollection(trimSlashes(typed));
        const publisher = await (actor ?? identity.publisher(request));
        const results = await publishAll(catalogue, uploads, collection, {
          actor: publisher,
          conditions: {},
          base,
        });
        const [first] = results;
        if (preferredForm(request) === 'html' && results.length === 1 && first?.torrent !== undefined) {
          return redirect(303, createAddresses(base).page(first.torrent));
        }
        return respondResults(request, deps, results, collection, base);
      } catch (error) {
        // The form comes back with what was typed; programs get the error as everywhere.
        if (!(error instanceof AppError) || preferredForm(request) !== 'html') throw error;
        return show(PROBLEMS[error.code].status, typed, error, base);
      }
    },
  };
}
