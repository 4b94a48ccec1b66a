import type { Moderation } from '../../catalogue/moderate.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import type { Fields } from '../../http/fields.ts';
import { toProblem, type Problem } from '../../http/problem.ts';
import type { Endpoint } from '../../service/endpoint.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import type { Frame } from '../layout/frame.ts';
import type { Frames } from '../layout/frames.ts';
import { adminAddress, type AdminPart } from './addresses.ts';
import { NO_STORE, respondPage, leadOn } from '../layout/page-response.ts';

/** A form that was sent, and the frame of the page that answers it. */
export interface SentForm {
  readonly frame: Frame;
  readonly fields: Fields;
}

/** What the pages of the administration have in common. */
export interface AdminPages {
  /** The frame of a page for a visitor who may see it. Rejects like `Call.admit`. */
  frame(request: Request, context: Context, call: Pick<Call<Endpoint>, 'admit'>): Promise<Frame>;
  /** A form of a visitor who may send it. Rejects like `Call.fields` and `Call.admit`. */
  takeForm(
    request: Request,
    context: Context,
    call: Pick<Call<Endpoint>, 'admit' | 'fields'>,
  ): Promise<SentForm>;
  /** A page that no cache keeps and that shows how much waits. It has the status of `problem`, or else 200. */
  respond(page: (frame: Frame) => string, frame: Frame, problem?: Problem): Promise<Response>;
}

export function createAdminPages(frames: Frames, moderation: Pick<Moderation, 'countWaiting'>): AdminPages {
  return {
    frame: async (request, context, call) => frames.forVisitor(await call.admit(), request, context),

    async takeForm(request, context, call) {
      const fields = await call.fields();
      const visitor = await call.admit(proofIn(fields));
      return { frame: frames.forVisitor(visitor, request, context), fields };
    },

    async respond(page, frame, problem) {
      // Without the number rather than without the page: that may hold a secret that is shown once.
      const waiting = await moderation.countWaiting(frame.visitor.actor.scope).catch(() => undefined);
      const waitingCount = waiting && waiting.pendingCount + waiting.reportCount;
      const shown = page({ ...frame, waitingCount });
      return respondPage(problem?.status ?? 200, shown, frame, NO_STORE);
    },
  };
}

/** Leads to a part of the administration; `rest` is a query or a place in it. */
export function redirectTo({ base }: Context, part: AdminPart, rest = ''): Response {
  return leadOn(adminAddress(createAddresses(within(base)), part) + rest);
}

/** What a form says of an error that its sender can fix; throws any other. */
export function problemOf(error: unknown, { base }: Context): Problem {
  if (!(error instanceof AppError)) throw error;
  return toProblem(error, base);
}
