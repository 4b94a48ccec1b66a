import type { Catalogue } from '../../catalogue/catalogue.ts';
import { settingsVersionOf } from '../../catalogue/collection-settings.ts';
import type { RetentionCheck } from '../../catalogue/keeping.ts';
import { toCollection } from '../../catalogue/names.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import type { Fields } from '../../http/fields.ts';
import { problemHeaders, toProblem } from '../../http/problem.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import type { Identity } from '../../service/identity.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Frames } from '../layout/frames.ts';
import { NO_STORE, respondPage } from '../layout/page-response.ts';
import { leadToChanged } from './changed-collection.ts';
import type { SHOW_SETTINGS, SUBMIT_SETTINGS } from './endpoints.ts';
import { settingsPage, typedIn, typedOf } from './settings-view.ts';

type InCollection = Context<{ readonly collection: string }>;

/** A form to be shown again: it was refused, or is to show what its rules would remove. */
interface Again {
  readonly fields: Fields;
  readonly error?: AppError;
  readonly check?: RetentionCheck;
}

export interface SettingsParts {
  readonly frames: Frames;
  readonly catalogue: Pick<
    Catalogue,
    | 'findSettings'
    | 'editCollection'
    | 'checkMayConfigure'
    | 'checkRetention'
    | 'findRules'
    | 'findUploadRules'
    | 'findArea'
  >;
  readonly identity: Pick<Identity, 'visitor'>;
}

/** What is set for a collection, which moderators of it and of all below it change by a form. */
export function settings({ frames, catalogue, identity }: SettingsParts) {
  const show = async (
    request: Request,
    context: InCollection,
    visitor: Visitor,
    again: Partial<Again> = {},
  ): Promise<Response> => {
    const collection = toCollection(context.params.collection);
    catalogue.checkMayConfigure(collection, visitor.actor);
    const current = await catalogue.findSettings(collection);
    const area = await catalogue.findArea(collection);
    const frame = frames.forVisitor(visitor, request, context);
    const { fields, error, check } = again;
    const isChanged = error?.code === 'precondition_failed';
    const problem = error === undefined ? undefined : toProblem(error, context.base);
    const input = {
      collection,
      typed: fields === undefined ? typedOf(current) : typedIn(fields),
      // A reader who has seen the other change may replace it.
      seen: fields === undefined || isChanged ? settingsVersionOf(current) : fields.get('seen'),
      problem,
      inherited: current.retention === null ? await catalogue.findRules(collection) : undefined,
      inheritedUploads:
        current.uploads === null ? await catalogue.findUploadRules(collection, visitor.actor) : undefined,
      inheritedSources:
        current.sources === null ? frame.sourcesOf({ private: false, area, collection }) : undefined,
      check,
    };
    const headers = problemHeaders(error, { request, base: context.base }, 'html');
    return respondPage(problem?.status ?? 200, settingsPage(input, frame), frame, {
      ...headers,
      ...NO_STORE,
    });
  };

  return {
    show: async (
      request: Request,
      context: InCollection,
      call: Call<typeof SHOW_SETTINGS>,
    ): Promise<Response> => show(request, context, await call.admit()),

    submit: async (
      request: Request,
      context: InCollection,
      call: Call<typeof SUBMIT_SETTINGS>,
    ): Promise<Response> => {
      const collection = toCollection(context.params.collection);
      const fields = await call.fields();
      try {
        const visitor = await call.admit(proofIn(fields));
        const { actor } = visitor;
        catalogue.checkMayConfigure(collection, actor);
        const { seen, check: asksOnly, ...edit } = call.form(fields);
        if (asksOnly) {
          const check = await catalogue.checkRetention(collection, edit.retention ?? undefined, actor);
          return await show(request, context, visitor, { fields, check });
        }
        const changed = await catalogue.editCollection(collection, edit, actor, { ifMatch: [seen] });
        return leadToChanged(changed, context.base);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return show(request, context, await identity.visitor(request, context), { fields, error });
      }
    },
  };
}
