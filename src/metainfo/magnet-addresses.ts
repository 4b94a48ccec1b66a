import { findTrackerFlaw, isSeedAddress } from './addresses.ts';

/** The addresses of one kind for a magnet link. */
export interface ChosenAddresses {
  readonly chosen: readonly string[];
  /** How many more there are, without duplicates. */
  readonly leftOut: number;
}

const addressLengthMax = 500;

/** The first trackers that can work, each once, at most `max`, and none of more than 500 characters. */
export function chooseTrackers(tiers: readonly (readonly string[])[], max: number): ChosenAddresses {
  return choose(tiers.flat(), max, (tracker) => findTrackerFlaw(tracker) === undefined);
}

/** The first web seeds that can work, each once, at most `max`, and none of more than 500 characters. */
export function chooseWebSeeds(webSeeds: readonly string[], max: number): ChosenAddresses {
  return choose(webSeeds, max, isSeedAddress);
}

function choose(
  addresses: readonly string[],
  max: number,
  canWork: (address: string) => boolean,
): ChosenAddresses {
  const all = new Set(addresses);
  const chosen: string[] = [];
  for (const address of all) {
    if (chosen.length === max) break;
    if (address.length <= addressLengthMax && canWork(address)) chosen.push(address);
  }
  return { chosen, leftOut: all.size - chosen.length };
}
