import { z } from 'zod';
import type { StoreFacts } from '../catalogue/inspection.ts';
import type { Waiting } from '../catalogue/moderation.ts';
import { startOfDay, type DayCount, type OpenStatistics, type Total } from '../catalogue/statistics.ts';
import { TORRENT_STATES } from '../catalogue/torrent.ts';
import { TIME, WHOLE } from './answer-values.ts';
import type { Json } from './endpoint.ts';
import { PROBLEM } from './problem-json.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many days are in each list of days, today included. */
export const DAYS = 30;

/** Bytes of content. What torrents claim in all may be more than a number represents exactly. */
const CONTENT_BYTES = z.number().min(0);

/** A day by UTC. */
const DAY = z.iso.date();

const BY_NAME = z.record(z.string(), WHOLE);

/** How a service does; only admins see it. */
const SERVICE = z.strictObject({
  version: z.string(),
  /** Since when it has counted: its start. */
  since: TIME,
  requests: z.strictObject({ answered: WHOLE, failed: WHOLE }),
  uploads: BY_NAME,
  refusals: BY_NAME,
  searches: BY_NAME,
  webhooks: BY_NAME,
  /** What is wrong now, the worst first. */
  problems: z.array(PROBLEM),
  store: z.strictObject({
    schemaVersion: WHOLE,
    databaseBytes: WHOLE,
    walBytes: WHOLE,
    unusedBytes: WHOLE,
    diskFreeBytes: WHOLE,
    waitingChanges: WHOLE,
    waitingSearches: WHOLE,
    failedThreads: z.array(z.enum(['writer', 'search'])),
  }),
});

/** What those who moderate all collections see beside it: numbers of everything, private or not. */
const OPERATION = z.strictObject({
  waiting: z.strictObject({ pending: WHOLE, reports: WHOLE }),
  states: z.array(
    z.strictObject({
      state: z.enum(TORRENT_STATES),
      torrents: WHOLE,
      contentBytes: CONTENT_BYTES,
      metainfoBytes: WHOLE,
    }),
  ),
  /** The last 30 days, the oldest first. */
  days: z.array(z.strictObject({ day: DAY, published: WHOLE, downloads: WHOLE })),
  service: SERVICE.nullable(),
});

/** Numbers of what everyone can see, and for moderators those of everything. */
export const STATS = z.strictObject({
  torrents: WHOLE,
  contentBytes: CONTENT_BYTES,
  files: WHOLE,
  collections: WHOLE,
  downloads: WHOLE,
  /** By days of UTC, today included. */
  published: z.strictObject({ today: WHOLE, last7Days: WHOLE, last30Days: WHOLE }),
  /** The last 30 days, the oldest first. */
  days: z.array(z.strictObject({ day: DAY, published: WHOLE })),
  /** The peers of all of them; null without a tracker. */
  swarm: z.strictObject({ seeders: WHOLE, leechers: WHOLE, completed: WHOLE }).nullable(),
  operation: OPERATION.nullable(),
});

/** What was counted since the start. */
export type ServiceCounts = Readonly<
  Pick<Json<typeof SERVICE>, 'requests' | 'uploads' | 'refusals' | 'searches' | 'webhooks'>
>;

/** The public numbers. `hasTracker`: whether this site counts peers. */
export function openStatsJson(
  { days, collectionCount }: OpenStatistics,
  hasTracker: boolean,
  now: Date,
): Omit<Json<typeof STATS>, 'operation'> {
  const sum = (valueOf: (day: OpenStatistics['days'][number]) => number): number =>
    days.reduce((all, day) => all + valueOf(day), 0);
  const today = startOfDay(now);
  const since = (count: number): number => {
    const first = today - (count - 1) * DAY_MS;
    return sum(({ day, count: published }) => (day.getTime() >= first ? published : 0));
  };
  const byDay = new Map(days.map(({ day, count }) => [day.getTime(), count]));
  return {
    torrents: sum(({ count }) => count),
    contentBytes: sum(({ contentBytes }) => contentBytes),
    files: sum(({ fileCount }) => fileCount),
    collections: collectionCount,
    downloads: sum(({ downloadCount }) => downloadCount),
    published: { today: since(1), last7Days: since(7), last30Days: since(DAYS) },
    days: Array.from({ length: DAYS }, (_, index) => {
      const day = today - (DAYS - 1 - index) * DAY_MS;
      return { day: dayText(new Date(day)), published: byDay.get(day) ?? 0 };
    }),
    swarm: hasTracker
      ? {
          seeders: sum(({ seeders }) => seeders),
          leechers: sum(({ leechers }) => leechers),
          completed: sum(({ completed }) => completed),
        }
      : null,
  };
}

export interface OperationFacts {
  readonly waiting: Waiting;
  readonly totals: readonly Total[];
  /** The same days in both. */
  readonly uploads: readonly DayCount[];
  readonly downloads: readonly DayCount[];
}

/** The numbers of everything. `service` is undefined for those who are not admins. */
export function operationJson(
  { waiting, totals, uploads, downloads }: OperationFacts,
  service: Json<typeof SERVICE> | undefined,
): Json<typeof OPERATION> {
  return {
    waiting: { pending: waiting.pendingCount, reports: waiting.reportCount },
    states: TORRENT_STATES.map((state) => {
      const of = totals.filter((total) => total.state === state);
      const sum = (valueOf: (total: Total) => number): number =>
        of.reduce((all, total) => all + valueOf(total), 0);
      return {
        state,
        torrents: sum(({ torrentCount }) => torrentCount),
        contentBytes: sum(({ contentBytes }) => contentBytes),
        metainfoBytes: sum(({ metainfoBytes }) => metainfoBytes),
      };
    }),
    days: uploads.map(({ day, count }, index) => ({
      day: dayText(day),
      published: count,
      downloads: downloads[index]?.count ?? 0,
    })),
    service: service ?? null,
  };
}

/** How the store does. */
export function storeJson(facts: StoreFacts): Json<typeof SERVICE>['store'] {
  return {
    schemaVersion: facts.schemaVersion,
    databaseBytes: facts.fileBytes,
    walBytes: facts.journalBytes,
    unusedBytes: facts.freeBytes,
    diskFreeBytes: facts.diskFreeBytes,
    waitingChanges: facts.waitingWrites,
    waitingSearches: facts.waitingSearches,
    failedThreads: (['writer', 'search'] as const).filter((thread) => facts[thread] === 'failed'),
  };
}

function dayText(day: Date): string {
  return day.toISOString().slice(0, 10);
}
