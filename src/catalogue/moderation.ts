import type { Infohash } from '../metainfo/infohash.ts';
import type { Actor } from './actor.ts';
import type { Preconditions } from './preconditions.ts';
import type { RemovalInput } from './store.ts';
import type { Torrent } from './torrent.ts';

/** An infohash that may not be published. */
export interface Block {
  readonly infohash: Infohash;
  readonly reason: string;
  readonly at: Date;
  readonly byId: number | undefined;
}

/** What is said to be wrong with a torrent. */
export const REPORT_KINDS = ['illegal', 'copyright', 'malware', 'wrong', 'spam', 'other'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export interface Report {
  readonly id: number;
  readonly torrent: Torrent;
  readonly kind: ReportKind;
  /** What the reporter wrote: hostile input, 2000 characters at most. */
  readonly text: string;
  readonly reporterId: number | undefined;
  readonly at: Date;
  /** The id of the newest open report of the same torrent. */
  readonly newestId: number;
}

/** What became of a report. */
export const REPORT_OUTCOMES = ['dismissed', 'hidden', 'removed'] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

/** What waits for a moderator. */
export interface Waiting {
  readonly pendingCount: number;
  readonly reportCount: number;
}

/** What moderation asks of a store, beside the catalogue's own. Changes are durable, with their line in the audit. */
export interface ModerationStore {
  /** Blocks infohashes; what is blocked already gets the new reason. */
  block(infohashes: readonly Infohash[], reason: string, actor: Actor, now: Date): Promise<void>;
  /** Rejects with not_found. */
  unblock(infohash: Infohash, actor: Actor, now: Date): Promise<void>;
  /** The newest first. */
  listBlocks(limit: number, before?: Infohash): Promise<readonly Block[]>;
  findBlock(infohash: Infohash): Promise<Block | undefined>;
  /** Rejects with not_found, and with conflict when 100 reports of that torrent are open. */
  report(
    infohash: Infohash,
    kind: ReportKind,
    text: string,
    actor: Actor,
    now: Date,
  ): Promise<{ readonly id: number }>;
  /** Open ones, the oldest first, after the one with that id; only of torrents within the scope. */
  listReports(limit: number, after?: number, scope?: string): Promise<readonly Report[]>;
  /**
   * Settles all open reports of the torrent that the report is about, and hides or removes it as the outcome says, with
   * these measures, unless it is so already. Rejects with not_found (also for a torrent that the actor doesn't
   * moderate), with conflict when it cannot be hidden because it was superseded, or with precondition_failed when the
   * conditions, about `reportValidatorOf`, do not hold.
   */
  settleReport(
    id: number,
    outcome: ReportOutcome,
    actor: Actor,
    now: Date,
    measures?: RemovalInput,
    conditions?: Preconditions,
  ): Promise<void>;
  /** Within the scope; undefined is everywhere. */
  countWaiting(scope?: string): Promise<Waiting>;
}
