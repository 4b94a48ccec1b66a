import type { Families } from './families.ts';
import type { Members } from './members.ts';
import type { PeerLists } from './peer-lists.ts';

export interface SweepParts {
  readonly peers: Pick<Families, 'all' | 'sockets'>;
  readonly members: Pick<Members, 'removeAt'>;
}

/** A peer in a browser announces every two minutes, and is gone when its connection ends. */
const SOCKET_AGE_MAX_MINUTES = 3;

/** Removes peers that have not announced for long, a part of the swarms at a time. */
export class Sweep {
  readonly #peers: SweepParts['peers'];
  readonly #members: SweepParts['members'];
  /** Where it goes on: the lists of a swarm one after the other, and the end of what was not looked at of the list. */
  #list = 0;
  #end = Number.POSITIVE_INFINITY;

  constructor({ peers, members }: SweepParts) {
    this.#peers = peers;
    this.#members = members;
  }

  /**
   * Removes those of more than so many minutes (at most 200) of the next swarms, whose numbers are below `swarmsEnd`, until
   * about so many peers were looked at. Returns whether all were looked at since the last time that it returned true.
   */
  next(swarmsEnd: number, minute: number, ageMaxMinutes: number, peersMax: number): boolean {
    let left = peersMax;
    const { all, sockets } = this.#peers;
    while (this.#list < all.length * swarmsEnd) {
      const lists = all[this.#list % all.length] as PeerLists;
      const swarm = Math.floor(this.#list / all.length);
      const max = lists === sockets ? SOCKET_AGE_MAX_MINUTES : ageMaxMinutes;
      let place = Math.min(lists.countOf(swarm), this.#end) - 1;
      // From the end: a removal moves only peers to other places that were looked at already.
      for (; place >= 0 && left > 0; place -= 1, left -= 1) {
        const age = (minute - lists.minuteAt(swarm, place)) & 0xff;
        if (age > max) this.#members.removeAt(lists, swarm, place);
      }
      if (place < 0) this.#list += 1;
      this.#end = place < 0 ? Number.POSITIVE_INFINITY : place + 1;
      left -= 1;
      if (left <= 0) return false;
    }
    this.#list = 0;
    return true;
  }
}
