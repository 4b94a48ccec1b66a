import {
  NO_PEERS,
  type Announce,
  type AnnounceRefusal,
  type AnnounceReply,
  type SwarmCounts,
} from './announce.ts';
import { HashTable } from './hash-table.ts';
import { intervalFor } from './interval.ts';
import { PEER, PeerLists, type Endpoint } from './peer-lists.ts';
import { isPrivateAddress } from './private-address.ts';
import type { SavedSwarm } from './saved.ts';
import { samplePeers } from './sample.ts';
import { Tallies, type PeerState } from './tallies.ts';

export interface SwarmsOptions {
  /** How many swarms may exist at the same time. */
  readonly swarmsMax: number;
  /** How many peers of one address a swarm may have. */
  readonly peersOfAddressMax: number;
  /** 32 random bits, so that nobody can choose keys that are slow to find. */
  readonly seed: number;
  /** A fraction from 0 to below 1. */
  readonly random: () => number;
}

/** What changed in a swarm since the last time that it was asked. */
export interface SwarmChange {
  readonly hash: Uint8Array;
  readonly counts: SwarmCounts;
  /** How many downloads were completed since then. */
  readonly completed: number;
}

/** How many peers are saved at once, so that other work can be done in between. */
const SAVED_PEERS_MAX = 1_000;

const EMPTY = new Uint8Array(0);

/** All peers of all swarms, and what trackers answer about them. It knows no transport and no catalogue. */
export class Swarms {
  readonly #options: SwarmsOptions;
  readonly #table: HashTable;
  readonly #tallies: Tallies;
  readonly #lists4: PeerLists;
  readonly #lists6: PeerLists;
  readonly #words4 = new Int32Array(1);
  readonly #words6 = new Int32Array(4);
  /** Where the sweep goes on: two lists a swarm, and the end of what was not looked at of the list. */
  #sweepList = 0;
  #sweepEnd = Number.POSITIVE_INFINITY;

  constructor(options: SwarmsOptions) {
    const { swarmsMax, seed } = options;
    this.#options = options;
    this.#table = new HashTable(swarmsMax, seed);
    this.#tallies = new Tallies(swarmsMax);
    this.#lists4 = new PeerLists({ family: 4, swarmsMax, seed });
    this.#lists6 = new PeerLists({ family: 6, swarmsMax, seed });
  }

  get swarmCount(): number {
    return this.#table.size;
  }

  /** How many bytes the peers use. */
  get peerBytes(): number {
    return this.#lists4.bytes + this.#lists6.bytes;
  }

  /**
   * Notes what a client announces, and answers it. `minute` is the time in minutes since 1970, `load` a fraction. A swarm
   * that is not known is made, unless the client leaves it.
   */
  announce(announce: Announce, minute: number, load: number): AnnounceReply | AnnounceRefusal {
    const { hash, event } = announce;
    const known = this.#table.find(hash);
    if (event === 'stopped') {
      if (known !== -1) this.#leave(known, announce);
      return this.#reply(announce, known, minute, load);
    }
    if (known === -1 && this.#table.size >= this.#options.swarmsMax) return 'full';
    const swarm = known === -1 ? this.#open(hash, minute) : known;
    return this.#enter(swarm, announce, minute) ?? this.#reply(announce, swarm, minute, load);
  }

  /** Whether the swarm has peers, or had some a short time ago. */
  has(hash: Uint8Array): boolean {
    return this.#table.find(hash) !== -1;
  }

  /** The counts of a swarm; all are 0 for one that is not known. */
  countsOf(hash: Uint8Array): SwarmCounts {
    const swarm = this.#table.find(hash);
    return swarm === -1 ? NO_PEERS : this.#tallies.of(swarm);
  }

  /** Ends a swarm with all its peers: its torrent was blocked or removed. */
  end(hash: Uint8Array): void {
    const swarm = this.#table.find(hash);
    if (swarm === -1) return;
    this.#lists4.clear(swarm);
    this.#lists6.clear(swarm);
    this.#close(swarm);
  }

  /** The swarms that changed since they were last returned, at most `max`. Those without peers are forgotten. */
  takeChanges(max: number): readonly SwarmChange[] {
    return this.#tallies.listChanged(max).map((swarm) => {
      const counts = this.#tallies.of(swarm);
      const change = { hash: this.#table.hashOf(swarm), counts, completed: this.#tallies.take(swarm) };
      if (counts.seeders + counts.leechers === 0) this.#close(swarm);
      return change;
    });
  }

  /**
   * Removes peers that have not announced for more than so many minutes (at most 200), of the next swarms, until about
   * so many peers were looked at. Returns whether all were looked at since the last time that it returned true.
   */
  sweep(minute: number, ageMaxMinutes: number, peersMax: number): boolean {
    let left = peersMax;
    while (this.#sweepList < 2 * this.#table.end) {
      const lists = this.#sweepList % 2 === 0 ? this.#lists4 : this.#lists6;
      const swarm = Math.floor(this.#sweepList / 2);
      let place = Math.min(lists.countOf(swarm), this.#sweepEnd) - 1;
      // From the end: a removal moves only peers to other places that were looked at already.
      for (; place >= 0 && left > 0; place -= 1, left -= 1) {
        const age = (minute - lists.minuteAt(swarm, place)) & 0xff;
        if (age > ageMaxMinutes) this.#removeAt(lists, swarm, place);
      }
      if (place < 0) this.#sweepList += 1;
      this.#sweepEnd = place < 0 ? Number.POSITIVE_INFINITY : place + 1;
      left -= 1;
      if (left <= 0) return false;
    }
    this.#sweepList = 0;
    return true;
  }

  /** All swarms, in parts: a large one comes several times, with other peers each time. */
  *save(): Generator<SavedSwarm> {
    for (const swarm of this.#table.numbers()) {
      const { completed } = this.#tallies.of(swarm);
      const known = {
        hash: this.#table.hashOf(swarm),
        bornMinute: this.#tallies.bornMinuteOf(swarm),
        completed,
        taken: this.#tallies.takenOf(swarm),
      };
      for (const lists of [this.#lists4, this.#lists6]) {
        for (let first = 0; first < lists.countOf(swarm); first += SAVED_PEERS_MAX)
          yield { ...known, peers: lists.list(swarm, first, SAVED_PEERS_MAX) };
      }
    }
  }

  /** Adds what was saved, in any order and also when some of it is there already. */
  load({ hash, bornMinute, completed, taken, peers }: SavedSwarm): void {
    const known = this.#table.find(hash);
    if (known === -1 && this.#table.size >= this.#options.swarmsMax) return;
    const swarm = known === -1 ? this.#open(hash, bornMinute) : known;
    if (known === -1) this.#tallies.restore(swarm, completed, taken);
    for (const { minute, flags, ...peer } of peers) {
      const event = (flags & PEER.paused) === 0 ? 'none' : 'paused';
      const announce = { ...peer, hash, event, wanted: 0 } as const;
      if (this.#enter(swarm, announce, minute) !== undefined) continue;
      const lists = this.#listsFor(peer.address);
      lists.note(swarm, lists.findIdentity(swarm, peer.identity), minute, flags);
    }
  }

  #open(hash: Uint8Array, minute: number): number {
    const swarm = this.#table.add(hash);
    this.#tallies.open(swarm, minute);
    this.#lists4.reserve(swarm + 1);
    this.#lists6.reserve(swarm + 1);
    return swarm;
  }

  #close(swarm: number): void {
    this.#tallies.close(swarm);
    this.#table.remove(swarm);
  }

  /** Adds the client or notes its state. Returns why it is refused. */
  #enter(swarm: number, announce: Announce, minute: number): AnnounceRefusal | undefined {
    const { address, identity, isSeeder, event } = announce;
    const lists = this.#listsFor(address);
    const twins = this.#otherThan(lists);
    const endpoint = this.#endpointOf(announce);
    const found = this.#findOwn(lists, swarm, endpoint, identity);
    const twin = twins.countOf(swarm) === 0 ? -1 : twins.findIdentity(swarm, identity);
    const before = stateAt(lists, swarm, found) ?? stateAt(twins, swarm, twin);
    const max = this.#options.peersOfAddressMax;
    if (found === -1 && lists.countAddress(swarm, endpoint, max) >= max) return 'crowded address';

    const wasCounted = before !== undefined && (before.flags & PEER.completed) !== 0;
    const completes = event === 'completed' && isSeeder && before?.isSeeder === false && !wasCounted;
    const flags =
      (!isSeeder && event === 'paused' ? PEER.paused : 0) | (completes || wasCounted ? PEER.completed : 0);
    const place = found === -1 ? lists.add(swarm, endpoint, identity, isSeeder) : found;
    const own = isPrivateAddress(address) ? PEER.private : 0;
    lists.note(swarm, lists.setSeeder(swarm, place, isSeeder), minute, flags | own);
    if (twin !== -1) {
      const kept = twins.flagsAt(swarm, twin) & PEER.private;
      const announced = twins.minuteAt(swarm, twin);
      twins.note(swarm, twins.setSeeder(swarm, twin, isSeeder), announced, flags | kept);
    }
    this.#tallies.change(swarm, before, { isSeeder, flags });
    if (completes) this.#tallies.addCompleted(swarm, 1);
    return undefined;
  }

  /** The place of the client: by its endpoint, unless another client has it now, or else by its identity. */
  #findOwn(lists: PeerLists, swarm: number, endpoint: Endpoint, identity: number): number {
    const place = lists.find(swarm, endpoint);
    if (place !== -1 && lists.identityAt(swarm, place) === identity) return place;
    if (place !== -1) this.#removeAt(lists, swarm, place);
    const moved = lists.findIdentity(swarm, identity);
    if (moved !== -1) lists.moveTo(swarm, moved, endpoint);
    return moved;
  }

  #leave(swarm: number, { address, identity }: Announce): void {
    const lists = this.#listsFor(address);
    const place = lists.findIdentity(swarm, identity);
    if (place !== -1) this.#removeAt(lists, swarm, place);
  }

  /** A peer that is left in the other family counts on. */
  #removeAt(lists: PeerLists, swarm: number, place: number): void {
    const state = stateAt(lists, swarm, place);
    const identity = lists.identityAt(swarm, place);
    lists.remove(swarm, place);
    const twins = this.#otherThan(lists);
    const isLeft = twins.countOf(swarm) > 0 && twins.findIdentity(swarm, identity) !== -1;
    if (!isLeft) this.#tallies.change(swarm, state, undefined);
  }

  #reply(announce: Announce, swarm: number, minute: number, load: number): AnnounceReply {
    const { address, identity, isSeeder, event, wanted } = announce;
    const { random } = this.#options;
    const isKnown = swarm !== -1;
    const counts = isKnown ? this.#tallies.of(swarm) : NO_PEERS;
    const ageMinutes = isKnown ? this.#tallies.ageMinutes(swarm, minute) : 0;
    const intervalSeconds = intervalFor({ counts, ageMinutes, load, random });
    if (!isKnown || event === 'stopped') return { counts, intervalSeconds, peers4: EMPTY, peers6: EMPTY };
    const isPrivate = isPrivateAddress(address);
    const sample = (lists: PeerLists): Uint8Array =>
      samplePeers({ lists, swarm, wanted, forSeeder: isSeeder, isPrivate, identity, random });
    return { counts, intervalSeconds, peers4: sample(this.#lists4), peers6: sample(this.#lists6) };
  }

  #endpointOf({ address, port }: Announce): Endpoint {
    const words = address.length === 4 ? this.#words4 : this.#words6;
    for (let word = 0; word < words.length; word += 1) {
      const at = word * 4;
      words[word] =
        ((address[at] as number) << 24) |
        ((address[at + 1] as number) << 16) |
        ((address[at + 2] as number) << 8) |
        (address[at + 3] as number);
    }
    return { words, port };
  }

  #listsFor(address: Uint8Array): PeerLists {
    return address.length === 4 ? this.#lists4 : this.#lists6;
  }

  #otherThan(lists: PeerLists): PeerLists {
    return lists === this.#lists4 ? this.#lists6 : this.#lists4;
  }
}

function stateAt(lists: PeerLists, swarm: number, place: number): PeerState | undefined {
  if (place === -1) return undefined;
  return { isSeeder: lists.isSeeder(swarm, place), flags: lists.flagsAt(swarm, place) };
}
