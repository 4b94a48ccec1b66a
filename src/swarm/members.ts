import type { Announce, AnnounceRefusal } from './announce.ts';
import type { Families } from './families.ts';
import { PEER, type Endpoint } from './peer.ts';
import type { PeerLists } from './peer-lists.ts';
import { isPrivateAddress } from './private-address.ts';
import type { SwarmNotes } from './swarm-notes.ts';
import type { PeerState, Tallies } from './tallies.ts';

export interface MembersParts {
  readonly peers: Families;
  readonly tallies: Tallies;
  readonly notes: Pick<SwarmNotes, 'twinOf'>;
  /** How many peers of one address a swarm may have; of IPv6, of one /64. */
  readonly peersOfAddressMax: number;
}

/** Who is in which swarm: adds clients, follows them to other addresses and removes them, and counts them all the while. */
export class Members {
  readonly #peers: Families;
  readonly #tallies: Tallies;
  readonly #notes: MembersParts['notes'];
  readonly #peersOfAddressMax: number;

  constructor({ peers, tallies, notes, peersOfAddressMax }: MembersParts) {
    this.#peers = peers;
    this.#tallies = tallies;
    this.#notes = notes;
    this.#peersOfAddressMax = peersOfAddressMax;
  }

  /** Adds the client or notes its state. Returns why it is refused. */
  enter(swarm: number, announce: Announce, minute: number): AnnounceRefusal | undefined {
    const { address, identity, isSeeder, event } = announce;
    const lists = this.#peers.listsFor(announce);
    const endpoint = this.#peers.endpointOf(announce);
    const found = this.#findOwn(lists, swarm, endpoint, identity);
    const others = this.#peers.othersOf(lists, swarm, identity);
    const [other] = others;
    const before = stateAt(lists, swarm, found) ?? (other && stateAt(other.lists, swarm, other.place));
    const max = this.#peersOfAddressMax;
    if (found === -1 && lists.countAddress(swarm, endpoint, max) >= max) return 'crowded address';

    const wasCounted = before !== undefined && (before.flags & PEER.completed) !== 0;
    const completes = event === 'completed' && isSeeder && before?.isSeeder === false && !wasCounted;
    const flags =
      (!isSeeder && event === 'paused' ? PEER.paused : 0) | (completes || wasCounted ? PEER.completed : 0);
    const place = found === -1 ? lists.add(swarm, endpoint, identity, isSeeder) : found;
    const own = announce.socket === undefined && isPrivateAddress(address) ? PEER.private : 0;
    lists.note(swarm, lists.setSeeder(swarm, place, isSeeder), minute, flags | own);
    for (const entry of others) {
      const kept = entry.lists.flagsAt(swarm, entry.place) & PEER.private;
      const announced = entry.lists.minuteAt(swarm, entry.place);
      entry.lists.note(swarm, entry.lists.setSeeder(swarm, entry.place, isSeeder), announced, flags | kept);
    }
    this.#tallies.change(swarm, before, { isSeeder, flags });
    if (completes) this.#tallies.addCompleted(swarm, !this.#isCountedInTwin(swarm, identity));
    return undefined;
  }

  /** The place of the client: by its endpoint, unless another client has it now, or else by its identity. */
  #findOwn(lists: PeerLists, swarm: number, endpoint: Endpoint, identity: number): number {
    const place = lists.find(swarm, endpoint);
    if (place !== -1 && lists.identityAt(swarm, place) === identity) return place;
    if (place !== -1) this.removeAt(lists, swarm, place);
    const moved = lists.findIdentity(swarm, identity);
    if (moved !== -1) lists.moveTo(swarm, moved, endpoint);
    return moved;
  }

  /** A client that downloads a hybrid announces the completed download in both swarms. */
  #isCountedInTwin(swarm: number, identity: number): boolean {
    const twin = this.#notes.twinOf(swarm);
    const flags = twin === -1 ? -1 : this.#peers.flagsOf(twin, identity);
    return flags !== -1 && (flags & PEER.completed) !== 0;
  }

  leave(swarm: number, announce: Announce): void {
    const lists = this.#peers.listsFor(announce);
    const place = lists.findIdentity(swarm, announce.identity);
    if (place !== -1) this.removeAt(lists, swarm, place);
  }

  /** A peer that is left in another list counts on. */
  removeAt(lists: PeerLists, swarm: number, place: number): void {
    const state = stateAt(lists, swarm, place);
    const identity = lists.identityAt(swarm, place);
    lists.remove(swarm, place);
    const isLeft = this.#peers.othersOf(lists, swarm, identity).length > 0;
    if (!isLeft) this.#tallies.change(swarm, state, undefined);
  }
}

function stateAt(lists: PeerLists, swarm: number, place: number): PeerState | undefined {
  if (place === -1) return undefined;
  return { isSeeder: lists.isSeeder(swarm, place), flags: lists.flagsAt(swarm, place) };
}
