import { createColumn } from './column.ts';

const CHANGED = 1;
/** It is in the queue, perhaps from before it was closed. */
const QUEUED = 2;

/** The swarms that changed, by their numbers, in the order in which they did. A Set of so many takes milliseconds to grow. */
export class ChangedSwarms {
  readonly #flags;
  /** A ring: each swarm is in it once at most. */
  readonly #queue: Int32Array;
  #first = 0;
  #count = 0;

  constructor(swarmsMax: number) {
    this.#flags = createColumn(swarmsMax);
    this.#queue = new Int32Array(swarmsMax);
  }

  add(swarm: number): void {
    this.#flags.reserve(swarm + 1);
    const { values } = this.#flags;
    if (((values[swarm] as number) & QUEUED) === 0) {
      this.#queue[(this.#first + this.#count) % this.#queue.length] = swarm;
      this.#count += 1;
    }
    values[swarm] = CHANGED | QUEUED;
  }

  delete(swarm: number): void {
    this.#flags.reserve(swarm + 1);
    this.#flags.values[swarm] = (this.#flags.values[swarm] as number) & QUEUED;
  }

  /** Removes the first ones, at most `max`, and returns them. */
  take(max: number): readonly number[] {
    const taken: number[] = [];
    const { values } = this.#flags;
    while (this.#count > 0 && taken.length < max) {
      const swarm = this.#queue[this.#first] as number;
      this.#first = (this.#first + 1) % this.#queue.length;
      this.#count -= 1;
      if (((values[swarm] as number) & CHANGED) !== 0) taken.push(swarm);
      values[swarm] = 0;
    }
    return taken;
  }
}
