import { keptUntilMs, ruleFor, type RetentionRule, type RetentionRules } from './retention.ts';
import type { Torrent } from './torrent.ts';

/**
 * Sorts the public torrents directly in a collection into those that its rules keep and those that go. Pinned torrents stay
 * and count towards no rule. The last torrent of a collection does not go because of its age.
 */
export class RetentionSorter {
  readonly #rules: RetentionRules;
  readonly #now: Date;
  readonly #newest = new Map<RetentionRule, number[]>();
  /** One that stays whatever happens to the others. */
  #stays: number | undefined;
  /** The newest torrent, which stays if all go because of their age. */
  #held: Torrent | undefined;
  #dueMs = Infinity;

  constructor(rules: RetentionRules, now: Date) {
    this.#rules = rules;
    this.#now = now;
  }

  /**
   * Sorts the next torrents, the newest first, and returns those that go: of these, and of earlier ones that go only
   * now.
   */
  sort(torrents: readonly Torrent[]): readonly Torrent[] {
    const due: Torrent[] = [];
    for (const torrent of torrents) {
      if (this.#goes(torrent)) due.push(torrent);
      else this.#stays ??= torrent.id;
    }
    if (this.#stays === undefined) {
      this.#held ??= due.shift();
      return due;
    }
    const held = this.#held === undefined ? [] : [this.#held];
    this.#held = undefined;
    return [...held, ...due];
  }

  /** The ids of those that stay because they are the newest of a rule, and of one that stays in any case. */
  get kept(): readonly number[] {
    const stays = this.#stays ?? this.#held?.id;
    return [...new Set([...this.#newest.values()].flat().concat(stays ?? []))];
  }

  /** Whether all torrents until now are older than the rules keep: only the newest of them stays, because it is the last. */
  get isEmptied(): boolean {
    return this.#held !== undefined;
  }

  /** When the next of those that stay because they are young becomes due; in milliseconds since 1970. */
  get dueMs(): number {
    return this.#dueMs;
  }

  #goes(torrent: Torrent): boolean {
    if (torrent.pinned) return false;
    const rule = ruleFor(this.#rules, torrent);
    if (rule === undefined || rule.keep === 'all') return false;
    const newest = this.#newest.get(rule) ?? [];
    if (newest.length < (rule.keep ?? 0)) {
      newest.push(torrent.id);
      this.#newest.set(rule, newest);
      return false;
    }
    const untilMs = keptUntilMs(rule, torrent);
    if (untilMs <= this.#now.getTime()) return true;
    this.#dueMs = Math.min(this.#dueMs, untilMs);
    return false;
  }
}
