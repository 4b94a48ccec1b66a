import { moderatesAll } from '../../catalogue/actor.ts';
import { lastDays } from '../../catalogue/statistics.ts';
import type { Context } from '../../http/context.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { SHOW_OVERVIEW } from './endpoints.ts';
import { overviewPage, type Numbers } from './overview-view.ts';
import type { SiteDeps } from '../deps.ts';
import type { Frame } from '../layout/frame.ts';
import { adminFrame, respondAdmin } from './admin-request.ts';

const DAYS_SHOWN = 30;

/** What waits, and what there is: each its own for moderators of some collections. */
export function overview(deps: SiteDeps) {
  const numbers = async ({ visitor }: Frame): Promise<Numbers> => {
    const isAdmin = visitor.role === 'admin';
    const { statistics } = deps;
    const now = deps.now();
    await deps.downloads.flush();
    const [totals, uploads, downloads, facts] = await Promise.all([
      statistics.listTotals(),
      lastDays((from) => statistics.listUploadDays(from), DAYS_SHOWN, now),
      lastDays((from) => statistics.listDownloadDays(from), DAYS_SHOWN, now),
      isAdmin ? deps.inspector.inspect() : undefined,
    ]);
    return { totals, uploads, downloads, databaseBytes: facts?.fileBytes };
  };

  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_OVERVIEW>): Promise<Response> => {
      const frame = await adminFrame(deps, request, context, call);
      const { actor } = frame.visitor;
      const waiting = await deps.moderation.countWaiting(actor.scope);
      const input = { waiting, numbers: moderatesAll(actor) ? await numbers(frame) : undefined };
      return respondAdmin(deps, (it) => overviewPage(input, it), frame);
    },
  };
}
