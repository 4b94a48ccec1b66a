import type { Access } from '../../access/access.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { toCollection } from '../../catalogue/names.ts';
import { AppError } from '../../errors.ts';
import { boundTo, type Webhooks } from '../../events/webhook.ts';
import type { Context } from '../../http/context.ts';
import { problemHeaders, toProblem } from '../../http/problem.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import type { Identity } from '../../service/identity.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Frames } from '../layout/frames.ts';
import { NO_STORE, respondPage } from '../layout/page-response.ts';
import { leadToChanged } from './changed-collection.ts';
import type { SHOW_MOVE, SUBMIT_MOVE } from './endpoints.ts';
import { movePage } from './move-view.ts';

type InCollection = Context<{ readonly collection: string }>;

/** A form that was refused, to be shown again. */
interface Refused {
  readonly path: string;
  readonly error: AppError;
}

export interface MoveParts {
  readonly frames: Frames;
  readonly catalogue: Pick<Catalogue, 'moveCollection' | 'checkMayConfigure'>;
  readonly access: Pick<Access, 'listBoundTo'>;
  readonly webhooks: Pick<Webhooks, 'list'>;
  readonly identity: Pick<Identity, 'visitor'>;
}

/** Moving a collection with all that is in it, by a form for those who may change its settings. */
export function move({ frames, catalogue, access, webhooks, identity }: MoveParts) {
  const show = async (
    request: Request,
    context: InCollection,
    visitor: Visitor,
    refused?: Refused,
  ): Promise<Response> => {
    const collection = toCollection(context.params.collection);
    catalogue.checkMayConfigure(collection, visitor.actor);
    const { error, path = collection } = refused ?? {};
    const tokens = await access.listBoundTo(collection);
    const hooks = boundTo(await webhooks.list(), collection);
    const frame = frames.forVisitor(visitor, request, context);
    const status = error === undefined ? 200 : toProblem(error, context.base).status;
    const headers = problemHeaders(error, { request, base: context.base }, 'html');
    const page = movePage({ collection, path, error, tokens, hooks }, frame);
    return respondPage(status, page, frame, { ...headers, ...NO_STORE });
  };

  return {
    show: async (request: Request, context: InCollection, call: Call<typeof SHOW_MOVE>): Promise<Response> =>
      show(request, context, await call.admit()),

    submit: async (
      request: Request,
      context: InCollection,
      call: Call<typeof SUBMIT_MOVE>,
    ): Promise<Response> => {
      const collection = toCollection(context.params.collection);
      const fields = await call.fields();
      try {
        const { actor } = await call.admit(proofIn(fields));
        const { path } = call.form(fields);
        return leadToChanged(await catalogue.moveCollection(collection, path, actor), context.base);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const visitor = await identity.visitor(request, context);
        return show(request, context, visitor, { path: fields.get('path'), error });
      }
    },
  };
}
