import type { SwarmCounts } from './announce.ts';
import { createColumn } from './column.ts';
import { PEER } from './peer-lists.ts';

/** The state of one peer, whichever addresses it announces from. */
export interface PeerState {
  readonly isSeeder: boolean;
  /** Bits of `PEER`. */
  readonly flags: number;
}

/** The counts of each swarm by its number, and which of them changed. */
export class Tallies {
  readonly #seeders;
  readonly #leechers;
  readonly #paused;
  readonly #completed;
  /** How many of the completed downloads were taken already. */
  readonly #taken;
  readonly #bornMinute;
  readonly #changed = new Set<number>();

  constructor(swarmsMax: number) {
    this.#seeders = createColumn(swarmsMax);
    this.#leechers = createColumn(swarmsMax);
    this.#paused = createColumn(swarmsMax);
    this.#completed = createColumn(swarmsMax);
    this.#taken = createColumn(swarmsMax);
    this.#bornMinute = createColumn(swarmsMax);
  }

  open(swarm: number, minute: number): void {
    for (const column of this.#columns()) {
      column.reserve(swarm + 1);
      column.values[swarm] = 0;
    }
    this.#bornMinute.values[swarm] = minute;
  }

  close(swarm: number): void {
    this.#changed.delete(swarm);
  }

  of(swarm: number): SwarmCounts {
    return {
      seeders: this.#seeders.values[swarm] as number,
      leechers: this.#leechers.values[swarm] as number,
      paused: this.#paused.values[swarm] as number,
      completed: this.#completed.values[swarm] as number,
    };
  }

  /** How long a swarm is known. */
  ageMinutes(swarm: number, minute: number): number {
    return minute - this.bornMinuteOf(swarm);
  }

  bornMinuteOf(swarm: number): number {
    return this.#bornMinute.values[swarm] as number;
  }

  /** How many of the completed downloads were taken already. */
  takenOf(swarm: number): number {
    return this.#taken.values[swarm] as number;
  }

  /** Sets what was known of a swarm before a restart. */
  restore(swarm: number, completed: number, taken: number): void {
    this.#completed.values[swarm] = completed;
    this.#taken.values[swarm] = taken;
  }

  /** Notes that a peer has another state. Undefined is that of a peer that is not there. */
  change(swarm: number, before: PeerState | undefined, after: PeerState | undefined): void {
    if (before !== undefined) this.#add(swarm, before, -1);
    if (after !== undefined) this.#add(swarm, after, 1);
    if (before?.isSeeder !== after?.isSeeder) this.#changed.add(swarm);
  }

  addCompleted(swarm: number, count: number): void {
    this.#completed.values[swarm] = (this.#completed.values[swarm] as number) + count;
    if (count > 0) this.#changed.add(swarm);
  }

  /** Some of the swarms that changed. */
  listChanged(max: number): readonly number[] {
    const swarms: number[] = [];
    for (const swarm of this.#changed) {
      if (swarms.length >= max) break;
      swarms.push(swarm);
    }
    return swarms;
  }

  /** Takes the change of a swarm. Returns how many downloads were completed since the last time. */
  take(swarm: number): number {
    this.#changed.delete(swarm);
    const completed = this.#completed.values[swarm] as number;
    const before = this.#taken.values[swarm] as number;
    this.#taken.values[swarm] = completed;
    return completed - before;
  }

  #add(swarm: number, { isSeeder, flags }: PeerState, difference: number): void {
    const { values } = isSeeder ? this.#seeders : this.#leechers;
    values[swarm] = (values[swarm] as number) + difference;
    if (isSeeder || (flags & PEER.paused) === 0) return;
    this.#paused.values[swarm] = (this.#paused.values[swarm] as number) + difference;
  }

  #columns() {
    const counts = [this.#seeders, this.#leechers, this.#paused];
    return [...counts, this.#completed, this.#taken, this.#bornMinute];
  }
}
