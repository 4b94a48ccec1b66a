import type { Infohash } from '../metainfo/infohash.ts';
import type { Actor } from './actor.ts';
import type { Preconditions } from './preconditions.ts';
import type { RemovalInput } from './removal.ts';
import type { Torrent } from './torrent.ts';

/** An infohash that may not be published. */
export interface Block {
  readonly infohash: Infohash;
  readonly reason: string;
  readonly at: Date;
  readonly byId: number | undefined;
}

/** The kinds of reports. */
export const REPORT_KINDS = ['illegal', 'copyright', 'malware', 'wrong', 'spam', 'other'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export interface Report {
  readonly id: number;
  readonly torrent: Torrent;
  readonly kind: ReportKind;
  /** The text of the reporter: hostile input, at most 2000 characters. */
  readonly text: string;
  readonly reporterId: number | undefined;
  readonly at: Date;
  /** The id of the newest open report of the same torrent. */
  readonly newestId: number;
}

/** The outcome of a report. */
export const REPORT_OUTCOMES = ['dismissed', 'hidden', 'removed'] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

/** How much waits for a moderator. */
export interface Waiting {
  readonly pendingCount: number;
  readonly reportCount: number;
}

/** The store of moderation. Changes are durable, together with their audit record. */
export interface ModerationStore {
  /** Blocks infohashes. Those that are blocked already get the new reason. */
  block(infohashes: readonly Infohash[], reason: string, actor: Actor, now: Date): Promise<void>;
  /** Ends a block. Rejects with not_found. */
  unblock(infohash: Infohash, actor: Actor, now: Date): Promise<void>;
  /** The blocks, the newest first. */
  listBlocks(limit: number, before?: Infohash): Promise<readonly Block[]>;
  findBlock(infohash: Infohash): Promise<Block | undefined>;
  /** Adds a report. Rejects with not_found, and with conflict when 100 reports of that torrent are open. */
  report(
    infohash: Infohash,
    kind: ReportKind,
    text: string,
    actor: Actor,
    now: Date,
  ): Promise<{ readonly id: number }>;
  /** Open reports after the one with that id, the oldest first; only of torrents within the scope. */
  listReports(limit: number, after?: number, scope?: string): Promise<readonly Report[]>;
  /**
   * Settles all open reports of the torrent that the report is about. Hides or removes the torrent by the outcome and
   * measures, unless it is hidden or removed already. Rejects with not_found (also for a torrent that the actor does
   * not moderate), with conflict when it cannot be hidden because it was superseded, or with precondition_failed when
   * the conditions about `reportValidatorOf` are not met.
   */
  settleReport(
    id: number,
    outcome: ReportOutcome,
    actor: Actor,
    now: Date,
    measures?: RemovalInput,
    conditions?: Preconditions,
  ): Promise<void>;
  /** Counts what waits for a moderator within the scope; undefined is everywhere. */
  countWaiting(scope?: string): Promise<Waiting>;
}
