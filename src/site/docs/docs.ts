import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { isProblemCode } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import type { Frames } from '../layout/frames.ts';
import { respondPage } from '../layout/page-response.ts';
import type { Endpoint } from '../../service/endpoint.ts';
import { VERSION } from '../../lib/version.ts';
import { createApiDescriber } from '../../service/openapi.ts';
import { apiReferencePage } from './api-reference.ts';
import { guidePage, type GuideFacts } from './guide.ts';
import { problemHelpPage } from './problem-help.ts';
import { isRuleId, rulePage, rulesPage } from './rules.ts';

export interface DocsParts {
  readonly frames: Pick<Frames, 'forRequest'>;
  readonly facts: GuideFacts;
  /** The endpoints of the API. */
  readonly apiEndpoints: readonly Endpoint[];
}

/** How to use the service, and what it says about its problems and rules. */
export function docs({ frames, facts, apiEndpoints }: DocsParts) {
  const show = async (
    request: Request,
    context: Context,
    page: (frame: Frame) => string,
  ): Promise<Response> => {
    const frame = await frames.forRequest(request, context);
    return respondPage(200, page(frame), frame);
  };

  const describe = createApiDescriber(apiEndpoints, VERSION);

  return {
    guide: (request: Request, context: Context): Promise<Response> =>
      show(request, context, (frame) => guidePage(facts, frame)),

    apiReference: (request: Request, context: Context): Promise<Response> => {
      const { origin, prefix } = context.base;
      const description = describe(`${origin}${prefix}`);
      return show(request, context, (frame) => apiReferencePage(description, frame));
    },

    rules: (request: Request, context: Context): Promise<Response> => show(request, context, rulesPage),

    rule: (request: Request, context: Context<{ id: string }>): Promise<Response> => {
      const { id } = context.params;
      if (!isRuleId(id)) throw new AppError('not_found', `Cannot find the rule "${id}"`);
      return show(request, context, (frame) => rulePage(id, frame));
    },

    problem: (request: Request, context: Context<{ code: string }>): Promise<Response> => {
      const { code } = context.params;
      if (!isProblemCode(code)) {
        throw new AppError('not_found', `Cannot find the problem "${code}"`);
      }
      return show(request, context, (frame) => problemHelpPage(code, frame));
    },
  };
}
