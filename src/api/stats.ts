import { moderatesAll } from '../catalogue/actor.ts';
import type { Downloads } from '../catalogue/downloads.ts';
import type { StoreInspector } from '../catalogue/inspection.ts';
import type { Moderation } from '../catalogue/moderate.ts';
import { lastDays, type StatisticsStore } from '../catalogue/statistics.ts';
import { preventsReady } from '../health/problem-kinds.ts';
import type { Problem } from '../health/problems.ts';
import { VERSION } from '../lib/version.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { SHOW_STATS } from '../service/endpoints/stats.ts';
import { problemJson } from '../service/problem-json.ts';
import { DAYS, openStatsJson, operationJson, storeJson, type ServiceCounts } from '../service/stats-json.ts';
import { PRIVATE } from './private.ts';

export interface StatsParts {
  readonly statistics: Pick<
    StatisticsStore,
    'getOpen' | 'listTotals' | 'listUploadDays' | 'listDownloadDays'
  >;
  /** Written before the statistics are read. */
  readonly downloads: Pick<Downloads, 'flush'>;
  readonly moderation: Pick<Moderation, 'countWaiting'>;
  readonly inspector: Pick<StoreInspector, 'inspect'>;
  /** What the service has counted since `startedAt`. */
  readonly counts: () => ServiceCounts;
  readonly findProblems: () => Promise<readonly Problem[]>;
  readonly startedAt: Date;
  /** Whether this site has a tracker. */
  readonly hasTracker: boolean;
  readonly now: () => Date;
}

/** Numbers: of what everyone can see for everyone, of everything for those who moderate it, of the service for admins. */
export function statsRoutes(answer: EndpointRoute, parts: StatsParts): DeclaredRoute[] {
  const service = async (problems: readonly Problem[]) => ({
    version: VERSION,
    since: parts.startedAt.toISOString(),
    ...parts.counts(),
    problems: problems.map(problemJson),
    store: storeJson(await parts.inspector.inspect()),
  });
  const operation = async (isAdmin: boolean) => {
    const { statistics, moderation, downloads } = parts;
    const now = parts.now();
    const problems = await parts.findProblems();
    // While changes are refused, that may take long.
    if (!problems.some(({ code }) => preventsReady(code))) await downloads.flush();
    const [waiting, totals, uploadDays, downloadDays] = await Promise.all([
      moderation.countWaiting(undefined),
      statistics.listTotals(),
      lastDays((from) => statistics.listUploadDays(from), DAYS, now),
      lastDays((from) => statistics.listDownloadDays(from), DAYS, now),
    ]);
    const facts = { waiting, totals, uploads: uploadDays, downloads: downloadDays };
    return operationJson(facts, isAdmin ? await service(problems) : undefined);
  };
  return [
    answer(SHOW_STATS, async ({ visitor, reply }) => {
      const seesAll = moderatesAll(visitor.actor);
      const all = seesAll ? await operation(visitor.role === 'admin') : null;
      const open = openStatsJson(await parts.statistics.getOpen(), parts.hasTracker, parts.now());
      const headers = seesAll ? PRIVATE : { 'cache-control': 'no-cache' };
      return reply(200, { ...open, operation: all }, headers);
    }),
  ];
}
