import { checkMayChange } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import type { Fields } from '../../http/fields.ts';
import { FORM_VARY, preferredForm } from '../../http/negotiate.ts';
import { problemHeaders, toProblem } from '../../http/problem.ts';
import { redirect, respondText } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import { createAddresses, download, within } from '../../service/addresses.ts';
import { preconditionsOf } from '../../service/conditions.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import type { Identity } from '../../service/identity.ts';
import { TORRENT_EDIT_TYPED } from '../../service/input/edits.ts';
import { fieldTexts, wrongTexts } from '../../service/input/texts.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { ByInfohash } from './canonical.ts';
import type { Frames } from '../layout/frames.ts';
import { editIn, typedIn, typedOf, type TypedName } from './edit-form.ts';
import type { SHOW_EDIT, SUBMIT_EDIT } from './endpoints.ts';
import { respondPage } from '../layout/page-response.ts';
import { editPage } from './torrent-edit-view.ts';

const NO_STORE = { vary: FORM_VARY, 'cache-control': 'private, no-store' };

/** A form that was refused, to be shown again with its mistakes. */
interface Refused {
  readonly fields: Fields;
  readonly error?: AppError;
  readonly wrong?: ReadonlyMap<TypedName, AppError>;
}

export interface TorrentEditParts {
  readonly frames: Frames;
  readonly catalogue: Pick<Catalogue, 'get' | 'edit' | 'versionOf'>;
  readonly identity: Pick<Identity, 'visitor'>;
}

/** Changing a torrent's fields, path and state by a form. */
export function torrentEdit({ frames, catalogue, identity }: TorrentEditParts) {
  const show = async (
    request: Request,
    context: Context<ByInfohash>,
    visitor: Visitor,
    refused?: Refused,
  ): Promise<Response> => {
    const torrent = await catalogue.get(context.params.infohash, visitor.actor);
    const frame = frames.forVisitor(visitor, request, context);
    const { fields, error, wrong = new Map<TypedName, AppError>() } = refused ?? {};
    const isChanged = error?.code === 'precondition_failed';
    const problem = error === undefined || isChanged ? undefined : toProblem(error, context.base);
    const input = {
      torrent,
      typed: fields === undefined ? typedOf(torrent) : typedIn(fields, torrent),
      // A reader who has seen the other change may replace it.
      seen: fields === undefined || isChanged ? await catalogue.versionOf(torrent) : fields.get('seen'),
      wrong,
      problem,
      isChanged,
      preview: fields?.has('preview') ?? false,
    };
    const status = wrong.size > 0 ? 400 : isChanged ? 412 : (problem?.status ?? 200);
    const headers = problemHeaders(error, { request, base: context.base }, 'html');
    // A browser that goes back to a form restores what was typed, unless it may not keep the page.
    const caching = request.method === 'POST' ? NO_STORE : {};
    return respondPage(status, editPage(input, frame), frame, { ...headers, ...caching });
  };

  return {
    show: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof SHOW_EDIT>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      checkMayChange(visitor.actor, await catalogue.get(context.params.infohash, visitor.actor));
      return show(request, context, visitor);
    },

    submit: async (
      request: Request,
      context: Context<ByInfohash>,
      call: Call<typeof SUBMIT_EDIT>,
    ): Promise<Response> => {
      const fields = await call.fields();
      const isPage = preferredForm(request) === 'html';
      const wrong = wrongTexts(TORRENT_EDIT_TYPED, fieldTexts(TORRENT_EDIT_TYPED, fields));
      try {
        const visitor = await call.admit(proofIn(fields));
        const { actor } = visitor;
        if (isPage && (fields.has('preview') || wrong.size > 0)) {
          checkMayChange(actor, await catalogue.get(context.params.infohash, actor));
          return await show(
            request,
            context,
            visitor,
            fields.has('preview') ? { fields } : { fields, wrong },
          );
        }
        const { seen, preview: _preview, ...typed } = call.form(fields);
        const conditions = { ...preconditionsOf(request), seen };
        const torrent = await catalogue.edit(context.params.infohash, editIn(typed), actor, conditions);
        const to = createAddresses(isPage ? within(context.base) : context.base);
        if (!isPage) return respondText(200, download(to, torrent), NO_STORE);
        return withHeaders(redirect(303, to.page(torrent)), NO_STORE);
      } catch (error) {
        if (!isPage || !(error instanceof AppError)) throw error;
        return show(request, context, await identity.visitor(request, context), { fields, error });
      }
    },
  };
}
