import type { SwarmCounts } from '../catalogue/swarm-counts.ts';

/** What another tracker said, in the order of the hashes; undefined for a torrent that it does not know. */
export interface ScrapeAnswer {
  readonly counts: readonly (SwarmCounts | undefined)[];
  /** How long it wants us to wait before we ask about the same torrents again; undefined when it did not say. */
  readonly intervalSeconds: number | undefined;
}

/** A tracker to which the request was too long: it may answer a shorter one. */
export class RequestTooLong extends Error {}

/** More is no count, but a joke. */
const COUNT_MAX = 10_000_000;

/** A count as a tracker wrote it; 0 for what is none. */
export function toCount(number: number | undefined): number {
  return number !== undefined && number >= 0 && number <= COUNT_MAX ? number : 0;
}
