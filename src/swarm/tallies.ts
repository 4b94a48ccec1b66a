import type { SwarmCounts } from './announce.ts';
import { ChangedSwarms } from './changed-swarms.ts';
import { createColumn } from './column.ts';
import { PEER } from './peer.ts';

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
  readonly #changed: ChangedSwarms;

  constructor(swarmsMax: number) {
    this.#seeders = createColumn(swarmsMax);
    this.#leechers = createColumn(swarmsMax);
    this.#paused = createColumn(swarmsMax);
    this.#completed = createColumn(swarmsMax);
    this.#taken = createColumn(swarmsMax);
    this.#bornMinute = createColumn(swarmsMax);
    this.#changed = new ChangedSwarms(swarmsMax);
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

  /** Sets what was known of a swarm before a restart. None of it is taken until `addStored` says what was. */
  restore(swarm: number, completed: number): void {
    this.#completed.values[swarm] = completed;
    this.#taken.values[swarm] = completed;
  }

  /** Notes that a peer has another state. Undefined is that of a peer that is not there. */
  change(swarm: number, before: PeerState | undefined, after: PeerState | undefined): void {
    if (before !== undefined) this.#add(swarm, before, -1);
    if (after !== undefined) this.#add(swarm, after, 1);
    if (before?.isSeeder !== after?.isSeeder) this.#changed.add(swarm);
  }

  /** Counts a completed download. One that was counted in the other swarm of a hybrid is not reported once more. */
  addCompleted(swarm: number, isNew: boolean): void {
    this.#completed.values[swarm] = (this.#completed.values[swarm] as number) + 1;
    if (isNew) this.#changed.add(swarm);
    else this.#taken.values[swarm] = (this.#taken.values[swarm] as number) + 1;
  }

  /**
   * Notes how many completed downloads are written down of the torrent of a swarm that was just made or read from a
   * snapshot. What the snapshot has more was not taken before the restart.
   */
  addStored(swarm: number, stored: number): void {
    this.#completed.values[swarm] = Math.max(this.#completed.values[swarm] as number, stored);
    this.#taken.values[swarm] = stored;
  }

  /** Some of the swarms that changed, which do not count as changed any more. */
  takeChanged(max: number): readonly number[] {
    return this.#changed.take(max);
  }

  /** Takes how many downloads of a swarm were completed since the last time. */
  takeCompleted(swarm: number): number {
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
