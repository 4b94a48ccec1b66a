import { AppError } from '../errors.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { checkModeratesAll, type Actor } from './actor.ts';
import type { Block, ModerationStore, Report, ReportKind, ReportOutcome, Waiting } from './moderation.ts';
import { toLines } from './plain-text.ts';
import type { Preconditions } from './preconditions.ts';
import { toBlockReason, toRemovalInput, type RemovalInput } from './removal.ts';

const REPORT_LENGTH_MAX = 2000;

/** Moderation: reports, which every visitor can make, and the block list. */
export interface Moderation {
  /**
   * Adds a report. Rejects with malformed for a text of more than 2000 characters, not_found for a torrent that the
   * actor may not see, and conflict when 100 reports of the torrent are open already.
   */
  report(infohash: Infohash, kind: ReportKind, text: string, actor: Actor): Promise<{ readonly id: number }>;
  /** Open reports after the one with that id, the oldest first; only of torrents within the scope. */
  listReports(limit: number, after?: number, scope?: string): Promise<readonly Report[]>;
  /**
   * Settles reports as `ModerationStore.settleReport` does. Also rejects with malformed for a reason of more than 500
   * characters or a block together with a dismissed report, and like `block` when the torrent is to be blocked.
   */
  settleReport(
    id: number,
    outcome: ReportOutcome,
    actor: Actor,
    measures?: RemovalInput,
    conditions?: Preconditions,
  ): Promise<void>;
  /**
   * Blocks infohashes. Rejects with forbidden, and with malformed for a reason that is missing or has more than 500
   * characters.
   */
  block(infohashes: readonly Infohash[], reason: string, actor: Actor): Promise<void>;
  /** Ends a block. Rejects with forbidden and not_found. */
  unblock(infohash: Infohash, actor: Actor): Promise<void>;
  /** Blocks after the one with that infohash, the newest first. */
  listBlocks(limit: number, before?: Infohash): Promise<readonly Block[]>;
  findBlock(infohash: Infohash): Promise<Block | undefined>;
  /** Counts what waits for a moderator within the scope; undefined is everywhere. */
  countWaiting(scope?: string): Promise<Waiting>;
}

export function createModeration(store: ModerationStore, now: () => Date): Moderation {
  return {
    report: async (infohash, kind, text, actor) =>
      store.report(infohash, kind, toReportText(text), actor, now()),
    listReports: (limit, after, scope) => store.listReports(limit, after, scope),
    settleReport: async (id, outcome, actor, measures = {}, conditions = {}) =>
      store.settleReport(id, outcome, actor, now(), toMeasures(outcome, measures, actor), conditions),
    async block(infohashes, reason, actor) {
      checkModeratesAll(actor);
      await store.block(infohashes, toBlockReason(reason), actor, now());
    },
    async unblock(infohash, actor) {
      checkModeratesAll(actor);
      await store.unblock(infohash, actor, now());
    },
    listBlocks: (limit, before) => store.listBlocks(limit, before),
    findBlock: (infohash) => store.findBlock(infohash),
    countWaiting: (scope) => store.countWaiting(scope),
  };
}

/** Normalises the text of a report. Throws malformed for more than 2000 characters. */
export function toReportText(text: string): string {
  return toLines(text, 'report', REPORT_LENGTH_MAX) ?? '';
}

/** Throws malformed for a block together with a dismissed report. */
export function checkBlocks(outcome: ReportOutcome, block: boolean | undefined): void {
  if (block !== true || outcome !== 'dismissed') return;
  throw new AppError('malformed', 'Cannot block a torrent and dismiss the report of it', {
    hint: 'Remove or hide the torrent as well, or dismiss the report without blocking.',
  });
}

function toMeasures(outcome: ReportOutcome, measures: RemovalInput, actor: Actor): RemovalInput {
  checkBlocks(outcome, measures.block);
  return toRemovalInput(measures, actor);
}
