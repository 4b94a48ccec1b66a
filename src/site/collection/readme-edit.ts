import type { Catalogue } from '../../catalogue/catalogue.ts';
import { toCollection } from '../../catalogue/names.ts';
import type { Preconditions } from '../../catalogue/preconditions.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { problemHeaders, toProblem } from '../../http/problem.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import type { Identity } from '../../service/identity.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Frames } from '../layout/frames.ts';
import { NO_STORE, respondPage, leadOn } from '../layout/page-response.ts';
import type { SHOW_README_EDIT, SUBMIT_README_EDIT } from './endpoints.ts';
import { readmeEditPage } from './readme-edit-view.ts';

type InCollection = Context<{ readonly collection: string }>;

/** What was sent, to be shown again. */
interface Sent {
  readonly text: string;
  readonly seen: string;
}

export interface ReadmeEditParts {
  readonly frames: Frames;
  readonly catalogue: Pick<
    Catalogue,
    'findReadme' | 'listReadmePictures' | 'putReadme' | 'removeReadme' | 'checkMayDescribe'
  >;
  readonly identity: Pick<Identity, 'visitor'>;
}

/** Writing the README of a collection by a form; an empty one removes it. */
export function readmeEdit({ frames, catalogue, identity }: ReadmeEditParts) {
  const show = async (
    request: Request,
    context: InCollection,
    visitor: Visitor,
    sent?: Sent,
    error?: AppError,
  ): Promise<Response> => {
    const collection = toCollection(context.params.collection);
    const current = await catalogue.findReadme(collection, visitor.actor);
    const frame = frames.forVisitor(visitor, request, context);
    const isChanged = error?.code === 'precondition_failed';
    const problem = error === undefined || isChanged ? undefined : toProblem(error, context.base);
    const input = {
      collection,
      pictures: await catalogue.listReadmePictures(collection, visitor.actor),
      text: sent?.text ?? current?.text ?? '',
      // A reader who has seen the other change may replace it.
      seen: sent === undefined || isChanged ? (current?.sha256 ?? '') : sent.seen,
      problem,
      changedTo: isChanged ? (current?.text ?? '') : undefined,
      preview: sent !== undefined && error === undefined,
    };
    const status = isChanged ? 412 : (problem?.status ?? 200);
    const headers = problemHeaders(error, { request, base: context.base }, 'html');
    const caching = request.method === 'POST' ? NO_STORE : {};
    return respondPage(status, readmeEditPage(input, frame), frame, { ...headers, ...caching });
  };

  const save = async (collection: string, { text, seen }: Sent, { actor }: Visitor): Promise<void> => {
    const conditions: Preconditions = seen === '' ? { ifNoneMatch: '*' } : { ifMatch: [seen] };
    if (text.trim() === '' && seen !== '') await catalogue.removeReadme(collection, actor, conditions);
    else await catalogue.putReadme(collection, Buffer.from(text), actor, conditions);
  };

  return {
    show: async (
      request: Request,
      context: InCollection,
      call: Call<typeof SHOW_README_EDIT>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      catalogue.checkMayDescribe(toCollection(context.params.collection), visitor.actor);
      return show(request, context, visitor);
    },

    submit: async (
      request: Request,
      context: InCollection,
      call: Call<typeof SUBMIT_README_EDIT>,
    ): Promise<Response> => {
      const collection = toCollection(context.params.collection);
      let sent: Sent | undefined;
      try {
        const fields = await call.fields();
        // A form sends its lines with the ends of a network protocol.
        sent = { text: fields.get('text').replaceAll('\r\n', '\n'), seen: fields.get('seen') };
        const visitor = await call.admit(proofIn(fields));
        catalogue.checkMayDescribe(collection, visitor.actor);
        if (fields.has('preview')) return await show(request, context, visitor, sent);
        await save(collection, sent, visitor);
        return leadOn(createAddresses(within(context.base)).collection(collection));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return show(request, context, await identity.visitor(request, context), sent, error);
      }
    },
  };
}
