import { measure } from './load.ts';
import { difference, usageOf, type Usage } from './process-figures.ts';
import { median, type Figures, type Row } from './report.ts';
import type { RequestSource } from './requests.ts';
import type { BenchServer } from './server.ts';
import type { SliceResult } from './drive.ts';

/** Requests to one server, one after the other on each connection. */
export interface Contender {
  readonly name: string;
  readonly server: BenchServer;
  readonly source: RequestSource;
}

export interface Comparison {
  readonly name: string;
  readonly own: Contender;
  readonly peers: readonly Contender[];
  readonly connections: number;
  readonly rounds: number;
  readonly sliceMs: number;
  /** What is compared: how many answers in a second, or how long each takes. */
  readonly by?: 'rate' | 'p50' | 'p99';
}

interface Measured extends SliceResult {
  readonly usage: Usage;
}

const SHARES = { p50: 0.5, p99: 0.99 } as const;

/**
 * Measures all in interleaved slices, so that what else the machine does slows all down: a row for each peer. The first
 * round warms up.
 */
export async function compare(comparison: Comparison): Promise<Row[]> {
  const { name, own, peers, connections, rounds, sliceMs, by = 'rate' } = comparison;
  const slices = new Map<Contender, Measured[]>([own, ...peers].map((contender) => [contender, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [{ server, source }, found] of slices) {
      const before = usageOf(server.pid);
      const durationMs = round === 0 ? Math.min(300, sliceMs) : sliceMs;
      const result = await measure({ port: server.port, connections, durationMs, source });
      if (round > 0) found.push({ ...result, usage: difference(before, usageOf(server.pid)) });
    }
  }
  const value = (slice: Measured): number =>
    by === 'rate' ? slice.timesMs.length / slice.seconds : percentile(slice.timesMs, SHARES[by]);
  const overall = (found: readonly Measured[]): number =>
    by === 'rate' ? median(found.map(value)) : percentile(timesOf(found), SHARES[by]);
  const mine = slices.get(own) ?? [];
  const shared = {
    name,
    unit: by === 'rate' ? 'a second' : 'ms',
    own: overall(mine),
    figures: figuresOf(mine),
  };
  if (peers.length === 0) return [shared];
  return peers.map((peer) => {
    const others = slices.get(peer) ?? [];
    return {
      ...shared,
      peer: peer.name,
      other: overall(others),
      otherFigures: figuresOf(others),
      ratios: mine.map((slice, index) => value(slice) / value(others[index] ?? slice)),
    };
  });
}

/** The answer times of all slices, the shortest first. */
function timesOf(slices: readonly Measured[]): Float64Array {
  return Float64Array.from(slices.flatMap(({ timesMs }) => [...timesMs])).sort();
}

function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}

/** How long the answers took, and the medians of what a request needed in each slice. */
function figuresOf(slices: readonly Measured[]): Figures {
  const of = (value: (usage: Usage) => number) =>
    median(slices.map(({ usage, timesMs }) => value(usage) / timesMs.length));
  const times = timesOf(slices);
  const figures: Record<string, number> = {
    'p50 ms': percentile(times, SHARES.p50),
    'p99 ms': percentile(times, SHARES.p99),
    'CPU µs': of(({ cpuUs }) => cpuUs),
  };
  const writerUs = of(({ threadsUs }) => threadsUs['writer'] ?? 0);
  const searchUs = of(({ threadsUs }) => threadsUs['search'] ?? 0);
  if (writerUs > 1 || searchUs > 1) figures['main µs'] = of(({ mainUs }) => mainUs);
  if (writerUs > 1) figures['writer µs'] = writerUs;
  if (searchUs > 1) figures['search µs'] = searchUs;
  const writtenKib = of(({ writtenBytes }) => writtenBytes / 1024);
  if (writtenKib > 0.5) figures['KiB written'] = writtenKib;
  return figures;
}
