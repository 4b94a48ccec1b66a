import type { AnnounceEvent, AnnounceRefusal } from '../swarm/announce.ts';

const TRANSPORTS = ['http', 'udp', 'websocket'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Why a request gets no answer, or is refused before the swarms are asked. */
export type Drop =
  | 'malformed'
  | 'connection id'
  | 'rate'
  | 'no address'
  | 'unavailable'
  | 'peer id'
  | 'unasked answer';

/** What happened, as `request result`, by words of this list alone: no hash, address or key is ever a label. */
const EVENTS: readonly AnnounceEvent[] = ['none', 'started', 'completed', 'stopped', 'paused'];
const REFUSALS: readonly AnnounceRefusal[] = [
  'unregistered',
  'blocked',
  'full',
  'crowded address',
  'crowded user',
  'port denied',
  'no passkey',
  'unknown passkey',
];
const DROPS: readonly Drop[] = [
  'malformed',
  'connection id',
  'rate',
  'no address',
  'unavailable',
  'peer id',
  'unasked answer',
];

/** One of these counts, for a page or for metrics. */
export interface TrackerCount {
  readonly transport: Transport;
  /** `connect`, `announce` or `scrape` was answered; `refused` says why a client was told no; `dropped` why it was told nothing. */
  readonly kind: 'connect' | 'announce' | 'scrape' | 'refused' | 'dropped';
  /** The event of an announce, or the reason; `''` for the others. */
  readonly label: string;
  readonly count: number;
}

type Name = Omit<TrackerCount, 'count'>;

const NAMES: readonly Name[] = TRANSPORTS.flatMap((transport): Name[] => [
  { transport, kind: 'connect', label: '' },
  { transport, kind: 'scrape', label: '' },
  ...EVENTS.map((label) => ({ transport, kind: 'announce', label }) as const),
  ...REFUSALS.map((label) => ({ transport, kind: 'refused', label }) as const),
  ...DROPS.map((label) => ({ transport, kind: 'dropped', label }) as const),
]);

const PLACES: ReadonlyMap<string, number> = new Map(NAMES.map((name, place) => [keyOf(name), place]));

/** Counts what the tracker does. A thread writes its own, and others read them at any time. */
export class Counters {
  readonly #values: Float64Array;

  /** `buffer` is that of the counters of another thread, to read them. */
  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(8 * NAMES.length)) {
    this.#values = new Float64Array(buffer);
  }

  get buffer(): SharedArrayBuffer {
    return this.#values.buffer as SharedArrayBuffer;
  }

  answered(transport: Transport, kind: 'connect' | 'scrape'): void {
    this.#add({ transport, kind, label: '' });
  }

  announced(transport: Transport, label: AnnounceEvent): void {
    this.#add({ transport, kind: 'announce', label });
  }

  refused(transport: Transport, label: AnnounceRefusal): void {
    this.#add({ transport, kind: 'refused', label });
  }

  dropped(transport: Transport, label: Drop): void {
    this.#add({ transport, kind: 'dropped', label });
  }

  /** All counts, those that are 0 too. */
  list(): readonly TrackerCount[] {
    return NAMES.map((name, place) => ({ ...name, count: this.#values[place] as number }));
  }

  #add(name: Name): void {
    const place = PLACES.get(keyOf(name));
    if (place !== undefined) this.#values[place] = (this.#values[place] as number) + 1;
  }
}

function keyOf({ transport, kind, label }: Name): string {
  return `${transport} ${kind} ${label}`;
}

/** The counts of several threads together. */
export function sumCounts(all: readonly Counters[]): readonly TrackerCount[] {
  const lists = all.map((counters) => counters.list());
  return NAMES.map((name, place) => ({
    ...name,
    count: lists.reduce((sum, list) => sum + (list[place]?.count ?? 0), 0),
  }));
}
