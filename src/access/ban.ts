import type { AuditActor } from '../events/audit.ts';

/** What a new ban is to be. */
export interface BanTerms {
  /** An address or a range, as text for `parseRange`. */
  readonly range: string;
  /** Who is banned reads it. */
  readonly reason: string;
  /** Undefined for a ban that stays until it is removed. */
  readonly expiresAt?: Date | undefined;
}

/** A range of addresses from which nothing may be published. */
export interface Ban {
  readonly id: number;
  /** As `formatRange` writes it. No two bans have the same. */
  readonly range: string;
  readonly reason: string;
  readonly at: Date;
  readonly expiresAt: Date | undefined;
  /** The token that made it or changed it last; undefined for the command line. */
  readonly byId: number | undefined;
  /** What that token, or the user of the command line, was called then. */
  readonly byName: string;
}

/** A page of the list of bans, the newest first. */
export interface BanPage {
  readonly limit: number;
  /** Only those before the one with this id. */
  readonly before?: number | undefined;
}

/** The store of bans. When a change resolves, it is durable, together with its audit record. */
export interface BanStore {
  /**
   * Adds a ban whose terms were checked. One of the same range gets the new reason and the new expiry. Rejects with conflict
   * for a range that the actor's own address is in, and when there are too many bans.
   */
  addBan(terms: BanTerms, actor: AuditActor, now: Date): Promise<Ban>;
  /** Rejects with not_found. */
  removeBan(id: number, actor: AuditActor, now: Date): Promise<Ban>;
  /** Those that have not expired. */
  listBans(page: BanPage, now: Date): Promise<readonly Ban[]>;
  /** Deletes the expired ones, without an audit record: that of the ban says when it ends. Returns how many there were. */
  forgetExpiredBans(now: Date): Promise<number>;
}
