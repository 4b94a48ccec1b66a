import { createColumn } from './column.ts';
import type { SwarmAccess } from './gate.ts';

/** `new`: it was not asked yet, also after a restart. `unknown`: it must be asked again. */
export type NotedAccess = Exclude<SwarmAccess, 'closed'> | 'new' | 'unknown';

const ACCESSES: readonly NotedAccess[] = ['new', 'unknown', 'open', 'guarded'];

/** What is known of each swarm beside its peers: who may enter it, and which swarm is of the same torrent. */
export class SwarmNotes {
  readonly #access;
  /** The number of the other swarm of a hybrid + 1, or 0. */
  readonly #twin;

  constructor(swarmsMax: number) {
    this.#access = createColumn(swarmsMax);
    this.#twin = createColumn(swarmsMax);
  }

  open(swarm: number): void {
    for (const column of [this.#access, this.#twin]) {
      column.reserve(swarm + 1);
      column.values[swarm] = 0;
    }
  }

  close(swarm: number): void {
    const twin = this.twinOf(swarm);
    if (twin !== -1) this.#twin.values[twin] = 0;
  }

  accessOf(swarm: number): NotedAccess {
    return ACCESSES[this.#access.values[swarm] as number] ?? 'unknown';
  }

  setAccess(swarm: number, access: NotedAccess): void {
    this.#access.values[swarm] = ACCESSES.indexOf(access);
  }

  /** The other swarm of a hybrid; -1 when there is none. */
  twinOf(swarm: number): number {
    return (this.#twin.values[swarm] as number) - 1;
  }

  setTwins(one: number, other: number): void {
    this.#twin.values[one] = other + 1;
    this.#twin.values[other] = one + 1;
  }
}
