import {
  NO_PEERS,
  type Announce,
  type AnnounceRefusal,
  type AnnounceReply,
  type SwarmCounts,
} from './announce.ts';
import { Families } from './families.ts';
import type { Admission } from './gate.ts';
import { HashTable } from './hash-table.ts';
import { hybridCounts } from './hybrid-counts.ts';
import { intervalFor } from './interval.ts';
import { Members } from './members.ts';
import { PEER } from './peer.ts';
import type { PeerLists } from './peer-lists.ts';
import { isPrivateAddress } from './private-address.ts';
import { listSaved, type SavedSwarm } from './saved.ts';
import { PeerIds } from './peer-ids.ts';
import { samplePeers } from './sample.ts';
import { SwarmNotes, type NotedAccess } from './swarm-notes.ts';
import type { SwarmChange } from './store.ts';
import { Sweep } from './sweep.ts';
import { Tallies } from './tallies.ts';
import { wordAt } from './word-at.ts';

export interface SwarmsOptions {
  /** How many swarms may exist at the same time. */
  readonly swarmsMax: number;
  /** How many peers of one address a swarm may have. */
  readonly peersOfAddressMax: number;
  /** 32 random bits, so that clients cannot choose keys that are slow to find. */
  readonly seed: number;
  /** A fraction from 0 to below 1. */
  readonly random: () => number;
}

/** How many peers are saved at once, so that other work can be done in between. */
const SAVED_PEERS_MAX = 1_000;
/** How many swarms are looked at for one that may end, so that no announce takes long. */
const EVICTION_TRIES = 1_000;

const EMPTY = new Uint8Array(0);

/** All peers of all swarms, and what trackers answer about them. It knows no transport and no catalogue. */
export class Swarms {
  readonly #options: SwarmsOptions;
  readonly #table: HashTable;
  readonly #tallies: Tallies;
  readonly #notes: SwarmNotes;
  readonly #peers: Families;
  readonly #members: Members;
  /** Swarms that were ended, until their change is taken. */
  readonly #ended: SwarmChange[] = [];
  readonly #ids: PeerIds;
  /** Where the search for a swarm that may end goes on. */
  #hand = 0;
  readonly #sweep: Sweep;

  constructor(options: SwarmsOptions) {
    const { swarmsMax, seed, peersOfAddressMax } = options;
    this.#options = options;
    this.#table = new HashTable(swarmsMax, seed);
    this.#tallies = new Tallies(swarmsMax);
    this.#notes = new SwarmNotes(swarmsMax);
    this.#peers = new Families({ swarmsMax, seed });
    const parts = { peers: this.#peers, tallies: this.#tallies, notes: this.#notes };
    this.#ids = new PeerIds(seed);
    this.#members = new Members({ ...parts, peersOfAddressMax });
    this.#sweep = new Sweep({ peers: this.#peers, members: this.#members });
  }

  get swarmCount(): number {
    return this.#table.size;
  }

  /** How many entries of peers all swarms have. */
  get entryCount(): number {
    return this.#peers.entryCount;
  }

  /** How many bytes the peers use. */
  get peerBytes(): number {
    return this.#peers.bytes;
  }

  /**
   * Notes what a client announces, and answers it. `minute` is the time in minutes since 1970, `load` a fraction. A swarm
   * that is not known is made, unless the client leaves it.
   */
  announce(announce: Announce, minute: number, load: number): AnnounceReply | AnnounceRefusal {
    const { hash, event } = announce;
    const known = this.#table.find(hash);
    if (event === 'stopped') {
      if (known !== -1) this.#members.leave(known, announce);
      return this.#reply(announce, known, minute, load);
    }
    const swarm = known === -1 ? this.#open(hash, minute) : known;
    if (swarm === -1) return 'full';
    if (announce.peerId !== undefined) this.#ids.note(announce.identity, announce.peerId);
    return this.#members.enter(swarm, announce, minute) ?? this.#reply(announce, swarm, minute, load);
  }

  /** The answer to a client that leaves a swarm of which it may know nothing. */
  emptyReply(announce: Announce, minute: number, load: number): AnnounceReply {
    return this.#reply(announce, -1, minute, load);
  }

  /** Who may enter a swarm; undefined for one that is not known: it has no peers, and had none a short time ago. */
  accessOf(hash: Uint8Array): NotedAccess | undefined {
    const swarm = this.#table.find(hash);
    return swarm === -1 ? undefined : this.#notes.accessOf(swarm);
  }

  /** Notes what is known of the torrent of a swarm, which is made when it is not there. Returns whether there is room. */
  admit(hash: Uint8Array, { access, twin, completed }: Omit<Admission, 'userId'>, minute: number): boolean {
    const known = this.#table.find(hash);
    const swarm = known === -1 ? this.#open(hash, minute) : known;
    if (swarm === -1) return false;
    if (this.#notes.accessOf(swarm) === 'new') this.#tallies.addStored(swarm, completed);
    this.#notes.setAccess(swarm, access);
    const other = twin === undefined ? -1 : this.#table.find(twin);
    if (other !== -1 && other !== swarm) this.#notes.setTwins(swarm, other);
    return true;
  }

  /** Has the next client of a swarm be asked about again. */
  forgetAccess(hash: Uint8Array): void {
    const swarm = this.#table.find(hash);
    if (swarm !== -1) this.#notes.setAccess(swarm, 'unknown');
  }

  /** The hashes of the swarms from a number on, at most `max`, and the number where they go on; undefined at the end. */
  listHashes(from: number, max: number): { hashes: readonly Uint8Array[]; next: number | undefined } {
    const end = Math.min(this.#table.end, from + max);
    const hashes: Uint8Array[] = [];
    for (let swarm = from; swarm < end; swarm += 1)
      if (this.#table.isUsed(swarm)) hashes.push(this.#table.hashOf(swarm));
    return { hashes, next: end < this.#table.end ? end : undefined };
  }

  /** The counts of a swarm. One that is not known has no peers, and `completed` downloads. */
  countsOf(hash: Uint8Array, completed = 0): SwarmCounts {
    const swarm = this.#table.find(hash);
    return swarm === -1 ? { ...NO_PEERS, completed } : this.#tallies.of(swarm);
  }

  /** The counts of a torrent by the hash of one of its swarms; undefined when that is not known. */
  torrentCountsOf(hash: Uint8Array): SwarmCounts | undefined {
    const swarm = this.#table.find(hash);
    return swarm === -1 ? undefined : this.#torrentCounts(swarm);
  }

  /** The connections of other clients in browsers that are in a swarm, at random. A seeder gets those of leechers only. */
  sampleSockets({ hash, identity, isSeeder, wanted }: Announce): readonly number[] {
    const swarm = this.#table.find(hash);
    if (swarm === -1) return [];
    const lists = this.#peers.sockets;
    const input = { lists, swarm, wanted, forSeeder: isSeeder, identity, random: this.#options.random };
    const peers = samplePeers({ ...input, isPrivate: true });
    // Each is written as an IPv4 address and a port.
    return Array.from({ length: peers.length / 6 }, (_, index) => wordAt(peers, 6 * index));
  }

  /** Ends a swarm with all its peers: its torrent was blocked or removed. */
  end(hash: Uint8Array): void {
    const swarm = this.#table.find(hash);
    if (swarm === -1) return;
    this.#ended.push({ hash, counts: NO_PEERS, completed: this.#tallies.takeCompleted(swarm) });
    this.#peers.clear(swarm);
    this.#close(swarm);
  }

  /** The swarms that changed since they were last returned, at most `max`. Those without peers are forgotten. */
  takeChanges(max: number): readonly SwarmChange[] {
    const ended = this.#ended.splice(0, max);
    const changed = this.#tallies.takeChanged(max - ended.length).map((swarm) => {
      const counts = this.#torrentCounts(swarm);
      const change = {
        hash: this.#table.hashOf(swarm),
        counts,
        completed: this.#tallies.takeCompleted(swarm),
      };
      if (this.#peers.countOf(swarm) === 0) this.#close(swarm);
      return change;
    });
    return [...ended, ...changed];
  }

  /**
   * Removes peers that have not announced for more than so many minutes (at most 200), of the next swarms, until about
   * so many peers were looked at. Returns whether all were looked at since the last time that it returned true.
   */
  sweep(minute: number, ageMaxMinutes: number, peersMax: number): boolean {
    return this.#sweep.next(this.#table.end, minute, ageMaxMinutes, peersMax);
  }

  /** All swarms, in parts: a large one comes several times, with other peers each time. */
  *save(): Generator<SavedSwarm> {
    for (const swarm of this.#table.numbers()) {
      const { completed } = this.#tallies.of(swarm);
      const known = {
        hash: this.#table.hashOf(swarm),
        bornMinute: this.#tallies.bornMinuteOf(swarm),
        completed,
      };
      for (const lists of [this.#peers.lists4, this.#peers.lists6]) {
        for (let first = 0; first < lists.countOf(swarm); first += SAVED_PEERS_MAX)
          yield { ...known, peers: listSaved(lists, swarm, first, SAVED_PEERS_MAX) };
      }
    }
  }

  /** Adds what was saved, in any order and also when some of it is there already. */
  load({ hash, bornMinute, completed, peers }: SavedSwarm): void {
    const known = this.#table.find(hash);
    const swarm = known === -1 ? this.#open(hash, bornMinute) : known;
    if (swarm === -1) return;
    if (known === -1) this.#tallies.restore(swarm, completed);
    for (const { minute, flags, ...peer } of peers) {
      const event = (flags & PEER.paused) === 0 ? 'none' : 'paused';
      const announce = { ...peer, hash, event, wanted: 0 } as const;
      if (this.#members.enter(swarm, announce, minute) !== undefined) continue;
      const lists = this.#peers.listsFor(announce);
      lists.note(swarm, lists.findIdentity(swarm, peer.identity), minute, flags);
    }
  }

  /** Returns -1 when there is no room. */
  #open(hash: Uint8Array, minute: number): number {
    if (this.#table.size >= this.#options.swarmsMax && !this.#makeRoom()) return -1;
    const swarm = this.#table.add(hash);
    this.#tallies.open(swarm, minute);
    this.#notes.open(swarm);
    this.#peers.reserve(swarm + 1);
    return swarm;
  }

  /**
   * Ends one of the oldest swarms with a single peer, as a flood of made-up hashes leaves them. Numbers are given out again
   * at once, so that going around them comes to the oldest first.
   */
  #makeRoom(): boolean {
    for (let tries = 0; tries < EVICTION_TRIES; tries += 1) {
      const swarm = this.#hand % this.#table.end;
      this.#hand = swarm + 1;
      if (!this.#table.isUsed(swarm) || this.#peers.countOf(swarm) > 1) continue;
      this.#peers.clear(swarm);
      this.#close(swarm);
      return true;
    }
    return false;
  }

  /** Those of both swarms of a hybrid. */
  #torrentCounts(swarm: number): SwarmCounts {
    const counts = this.#tallies.of(swarm);
    const twin = this.#notes.twinOf(swarm);
    if (twin === -1) return counts;
    const other = { swarm: twin, counts: this.#tallies.of(twin) };
    return hybridCounts(this.#peers, { swarm, counts }, other, this.#options.random);
  }

  #close(swarm: number): void {
    this.#tallies.close(swarm);
    this.#notes.close(swarm);
    this.#table.remove(swarm);
  }

  #reply(announce: Announce, swarm: number, minute: number, load: number): AnnounceReply {
    const { address, identity, isSeeder, event, wanted, withPeerIds } = announce;
    const { random } = this.#options;
    const isKnown = swarm !== -1;
    const counts = isKnown ? this.#tallies.of(swarm) : NO_PEERS;
    const ageMinutes = isKnown ? this.#tallies.ageMinutes(swarm, minute) : 0;
    const intervalSeconds = intervalFor({ counts, ageMinutes, load, random });
    if (!isKnown || event === 'stopped') return { counts, intervalSeconds, peers4: EMPTY, peers6: EMPTY };
    const isPrivate = isPrivateAddress(address);
    const ids = withPeerIds === true ? this.#ids : undefined;
    const sample = (lists: PeerLists): Uint8Array =>
      samplePeers({ lists, swarm, wanted, forSeeder: isSeeder, isPrivate, identity, ids, random });
    return {
      counts,
      intervalSeconds,
      peers4: sample(this.#peers.lists4),
      peers6: sample(this.#peers.lists6),
    };
  }
}
