import { moderatesAll } from '../../catalogue/actor.ts';
import type { Downloads } from '../../catalogue/downloads.ts';
import type { StoreInspector } from '../../catalogue/inspection.ts';
import type { Moderation } from '../../catalogue/moderate.ts';
import { lastDays, type StatisticsStore } from '../../catalogue/statistics.ts';
import { preventsReady } from '../../health/problem-kinds.ts';
import type { Problem } from '../../health/problems.ts';
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
  readonly findProblems: () => Promise<readonly Problem[]>;
  readonly now: () => Date;
}

/** What is wrong for admins, even when the rest cannot be read; what waits for a moderator and, for moderators of all collections, the numbers of the whole catalogue. */
export function overview(parts: OverviewParts) {
  const { pages, moderation, statistics, inspector, findProblems } = parts;

  const numbers = async ({ visitor }: Frame, problems: readonly Problem[]): Promise<Numbers> => {
    const isAdmin = visitor.role === 'admin';
    const now = parts.now();
    // While changes are refused, that may take long.
    if (!problems.some(({ code }) => preventsReady(code))) await parts.downloads.flush();
    const [totals, uploads, downloads, facts] = await Promise.all([
      statistics.listTotals(),
      lastDays((from) => statistics.listUploadDays(from), DAYS_SHOWN, now),
      lastDays((from) => statistics.listDownloadDays(from), DAYS_SHOWN, now),
      isAdmin ? inspector.inspect() : undefined,
    ]);
    return { totals, uploads, downloads, databaseBytes: facts?.fileBytes };
  };

  const count = async (frame: Frame, problems: readonly Problem[]) => {
    const { actor } = frame.visitor;
    const waiting = await moderation.countWaiting(actor.scope);
    return { waiting, numbers: moderatesAll(actor) ? await numbers(frame, problems) : undefined };
  };

  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_OVERVIEW>): Promise<Response> => {
      const frame = await pages.frame(request, context, call);
      const problems = frame.visitor.role === 'admin' ? await findProblems() : [];
      const counted = await count(frame, problems).catch((error: unknown) => {
        if (problems.length > 0) return { waiting: undefined, numbers: undefined };
        throw error;
      });
      const input = { problems, ...counted };
      return pages.respond((it) => overviewPage(input, it), frame);
    },
  };
}
