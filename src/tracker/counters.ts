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

type Places = Readonly<Record<string, number>>;

/** Where each is counted, by transport, kind and label: to join those to a key took a tenth of the time of an answer. */
const PLACES = Object.fromEntries(
  TRANSPORTS.map((transport) => {
    const own = NAMES.map((name, place) => ({ ...name, place })).filter(
      (name) => name.transport === transport,
    );
    const kinds = Object.groupBy(own, ({ kind }) => kind);
    return [
      transport,
      Object.fromEntries(
        Object.entries(kinds).map(([kind, names]) => [
          kind,
          Object.fromEntries(names.map(({ label, place }) => [label, place])),
        ]),
      ),
    ];
  }),
) as Readonly<Record<Transport, Readonly<Record<TrackerCount['kind'], Places>>>>;

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
    this.#add(transport, kind, '');
  }

  announced(transport: Transport, label: AnnounceEvent): void {
    this.#add(transport, 'announce', label);
  }

  refused(transport: Transport, label: AnnounceRefusal): void {
    this.#add(transport, 'refused', label);
  }

  dropped(transport: Transport, label: Drop): void {
    this.#add(transport, 'dropped', label);
  }

  /** All counts, those that are 0 too. */
  list(): readonly TrackerCount[] {
    return NAMES.map((name, place) => ({ ...name, count: this.#values[place] as number }));
  }

  #add(transport: Transport, kind: TrackerCount['kind'], label: string): void {
    const place = PLACES[transport][kind][label];
    if (place !== undefined) this.#values[place] = (this.#values[place] as number) + 1;
  }
}

/** The counts of several threads together. */
export function sumCounts(all: readonly Counters[]): readonly TrackerCount[] {
  const lists = all.map((counters) => counters.list());
  return NAMES.map((name, place) => ({
    ...name,
    count: lists.reduce((sum, list) => sum + (list[place]?.count ?? 0), 0),
  }));
}
