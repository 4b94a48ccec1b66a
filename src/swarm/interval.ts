import type { SwarmCounts } from './announce.ts';

const USUAL_SECONDS = 1800;
const YOUNG_SECONDS = 300;
const BUSY_SECONDS = 3600;
/** A swarm is young that long, and tiny with fewer peers. */
const YOUNG_MINUTES = 30;
const TINY_PEERS = 4;
/** Clients that were started together should not come together for ever. */
const JITTER = 0.1;

export interface IntervalInput {
  readonly counts: SwarmCounts;
  /** How long the swarm is known. */
  readonly ageMinutes: number;
  /** From 0, idle, to 1: as much as the tracker can answer. */
  readonly load: number;
  readonly random: () => number;
}

/** After how many seconds a client should announce again: soon where few peers know each other yet, late under load. */
export function intervalFor({ counts, ageMinutes, load, random }: IntervalInput): number {
  const isYoung = ageMinutes < YOUNG_MINUTES || counts.seeders + counts.leechers < TINY_PEERS;
  const calm = isYoung ? YOUNG_SECONDS : USUAL_SECONDS;
  const seconds = calm + (BUSY_SECONDS - calm) * Math.min(1, Math.max(0, load));
  return Math.round(seconds * (1 - JITTER + 2 * JITTER * random()));
}
