import type { SwarmCounts } from './announce.ts';
import type { Families } from './families.ts';
import { PEER } from './peer.ts';
import type { PeerLists } from './peer-lists.ts';

/** Of a larger list so many peers are looked at. */
const LOOKED_AT_MAX = 1_000;

/**
 * The counts of a hybrid torrent, whose clients announce themselves in two swarms: all of the first, and those of the second
 * that are not in the first. In a list of more than 1,000 peers their share is estimated.
 */
export function hybridCounts(
  families: Families,
  first: { readonly swarm: number; readonly counts: SwarmCounts },
  second: { readonly swarm: number; readonly counts: SwarmCounts },
  random: () => number,
): SwarmCounts {
  const shared = { seeders: 0, leechers: 0, paused: 0 };
  for (const lists of families.all) {
    const found = countShared(families, lists, first.swarm, second.swarm, random);
    shared.seeders += found.seeders;
    shared.leechers += found.leechers;
    shared.paused += found.paused;
  }
  const sum = (kind: keyof typeof shared): number =>
    first.counts[kind] + Math.max(0, second.counts[kind] - Math.round(shared[kind]));
  return {
    seeders: sum('seeders'),
    leechers: sum('leechers'),
    paused: sum('paused'),
    completed: Math.max(first.counts.completed, second.counts.completed),
  };
}

/** How many peers of a list are in the other swarm too. One in several lists is counted in the first of them. */
function countShared(
  families: Families,
  lists: PeerLists,
  other: number,
  swarm: number,
  random: () => number,
): { seeders: number; leechers: number; paused: number } {
  const count = lists.countOf(swarm);
  const looked = Math.min(count, LOOKED_AT_MAX);
  const shared = { seeders: 0, leechers: 0, paused: 0 };
  const weight = count / looked;
  for (let seen = 0; seen < looked; seen += 1) {
    // One of each part of the list: the seeders come first, and the order has patterns that an even stride would follow.
    const place = looked === count ? seen : Math.floor(((seen + random()) * count) / looked);
    const identity = lists.identityAt(swarm, place);
    if (families.othersOf(lists, swarm, identity).some((other) => isBefore(families, other.lists, lists)))
      continue;
    if (families.flagsOf(other, identity) === -1) continue;
    if (lists.isSeeder(swarm, place)) shared.seeders += weight;
    else shared.leechers += weight;
    if ((lists.flagsAt(swarm, place) & PEER.paused) !== 0) shared.paused += weight;
  }
  return shared;
}

function isBefore({ all }: Families, one: PeerLists, other: PeerLists): boolean {
  return all.indexOf(one) < all.indexOf(other);
}
