import type { PeerIds } from './peer-ids.ts';
import { PEER, PEER_ID_BYTES } from './peer.ts';
import type { PeerLists } from './peer-lists.ts';

export interface SampleInput {
  readonly lists: PeerLists;
  readonly swarm: number;
  readonly wanted: number;
  /** A seeder gets only peers that still download. */
  readonly forSeeder: boolean;
  /** Whether the asking client is in a private network itself: only then it can reach others there. */
  readonly isPrivate: boolean;
  /** The identity of the asking client, which is never in its own list. */
  readonly identity: number;
  /** With them the id of each peer is written behind its port (default: without). */
  readonly ids?: PeerIds | undefined;
  /** A fraction from 0 to below 1. */
  readonly random: () => number;
}

/**
 * A random sample of the peers of a swarm, as trackers send it. Every peer of a kind is in it with the same probability.
 * Downloaders get at least as many seeders as others, as far as there are some.
 */
export function samplePeers(input: SampleInput): Uint8Array {
  const { lists, swarm, wanted, forSeeder } = input;
  const count = lists.countOf(swarm);
  const seeders = lists.seedersOf(swarm);
  const leechers = count - seeders;
  const peerBytes = 4 * lists.addressWords + 2 + (input.ids === undefined ? 0 : PEER_ID_BYTES);
  const length = Math.min(wanted, forSeeder ? leechers : count) * peerBytes;
  if (length === 0) return NOTHING;
  // From the pool of Node: memory of its own for each answer takes a fifth of the time of all answers to collect.
  const out = Buffer.allocUnsafe(length);
  let end = 0;
  if (!forSeeder) {
    const share = Math.max(Math.ceil(wanted / 2), wanted - leechers);
    end = writeSome(input, { first: 0, count: seeders, max: share }, out, end);
  }
  const max = wanted - end / peerBytes;
  end = writeSome(input, { first: seeders, count: leechers, max }, out, end);
  return out.subarray(0, end);
}

const NOTHING = new Uint8Array(0);

interface Run {
  readonly first: number;
  readonly count: number;
  readonly max: number;
}

/** Walks through all places of a run from a random one, with a random stride that has no divisor in common with it. */
function writeSome(
  { lists, swarm, forSeeder, isPrivate, identity, ids, random }: SampleInput,
  { first, count, max }: Run,
  out: Uint8Array,
  offset: number,
): number {
  if (count === 0 || max <= 0) return offset;
  const stride = strideFor(count, random);
  let at = Math.floor(random() * count);
  let end = offset;
  let written = 0;
  for (let seen = 0; seen < count && written < max && end < out.length; seen += 1) {
    const place = first + at;
    at = (at + stride) % count;
    const flags = lists.flagsAt(swarm, place);
    if (lists.identityAt(swarm, place) === identity) continue;
    if ((flags & PEER.private) !== 0 && !isPrivate) continue;
    if (forSeeder && (flags & PEER.paused) !== 0) continue;
    end = lists.write(swarm, place, out, end);
    if (ids !== undefined) end = ids.write(lists.identityAt(swarm, place), out, end);
    written += 1;
  }
  return end;
}

function strideFor(count: number, random: () => number): number {
  for (;;) {
    const stride = 1 + Math.floor(random() * count);
    if (divisor(stride, count) === 1) return stride;
  }
}

/** The greatest common divisor. */
function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}
