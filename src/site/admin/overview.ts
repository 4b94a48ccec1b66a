import { moderatesAll } from '../../catalogue/actor.ts';
import type { Downloads } from '../../catalogue/downloads.ts';
import type { StoreInspector } from '../../catalogue/inspection.ts';
import type { Moderation } from '../../catalogue/moderate.ts';
import { lastDays, type StatisticsStore } from '../../catalogue/statistics.ts';
import type { Context } from '../../http/context.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { SHOW_OVERVIEW } from './endpoints.ts';
import { overviewPage, type Numbers } from './overview-view.ts';
import type { Frame } from '../layout/frame.ts';
import type { AdminPages } from './admin-pages.ts';

const DAYS_SHOWN = 30;

export interface OverviewParts {
  readonly pages: AdminPages;
  readonly moderation: Pick<Moderation, 'countWaiting'>;
  readonly statistics: Pick<StatisticsStore, 'listTotals' | 'listUploadDays' | 'listDownloadDays'>;
  /** Written before the statistics are read. */
  readonly downloads: Pick<Downloads, 'flush'>;
  readonly inspector: Pick<StoreInspector, 'inspect'>;
  readonly now: () => Date;
}

/** What waits for a moderator and, for moderators of all collections, the numbers of the whole catalogue. */
export function overview(parts: OverviewParts) {
  const { pages, moderation, statistics, inspector } = parts;

  const numbers = async ({ visitor }: Frame): Promise<Numbers> => {
    const isAdmin = visitor.role === 'admin';
    const now = parts.now();
    await parts.downloads.flush();
    const [totals, uploads, downloads, facts] = await Promise.all([
      statistics.listTotals(),
      lastDays((from) => statistics.listUploadDays(from), DAYS_SHOWN, now),
      lastDays((from) => statistics.listDownloadDays(from), DAYS_SHOWN, now),
      isAdmin ? inspector.inspect() : undefined,
    ]);
    return { totals, uploads, downloads, databaseBytes: facts?.fileBytes };
  };

  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_OVERVIEW>): Promise<Response> => {
      const frame = await pages.frame(request, context, call);
      const { actor } = frame.visitor;
      const waiting = await moderation.countWaiting(actor.scope);
      const input = { waiting, numbers: moderatesAll(actor) ? await numbers(frame) : undefined };
      return pages.respond((it) => overviewPage(input, it), frame);
    },
  };
}
