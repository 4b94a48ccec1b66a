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

const UNITS = { rate: 'a second', p50: 'ms', p99: 'ms' } as const;

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
  const value = ({ answers, seconds, p50Ms, p99Ms }: Measured): number =>
    by === 'rate' ? answers / seconds : by === 'p50' ? p50Ms : p99Ms;
  const mine = slices.get(own) ?? [];
  const shared = { name, unit: UNITS[by], own: median(mine.map(value)), figures: figuresOf(mine) };
  if (peers.length === 0) return [shared];
  return peers.map((peer) => {
    const others = slices.get(peer) ?? [];
    return {
      ...shared,
      peer: peer.name,
      other: median(others.map(value)),
      otherFigures: figuresOf(others),
      ratios: mine.map((slice, index) => value(slice) / value(others[index] ?? slice)),
    };
  });
}

/** The medians of all slices: times, and what a request needs. */
function figuresOf(slices: readonly Measured[]): Figures {
  const of = (value: (slice: Measured) => number) => median(slices.map(value));
  const figures: Record<string, number> = {
    'p50 ms': of(({ p50Ms }) => p50Ms),
    'p99 ms': of(({ p99Ms }) => p99Ms),
    'CPU µs': of(({ usage, answers }) => usage.cpuUs / answers),
  };
  const writerUs = of(({ usage, answers }) => (usage.threadsUs['writer'] ?? 0) / answers);
  const searchUs = of(({ usage, answers }) => (usage.threadsUs['search'] ?? 0) / answers);
  if (writerUs > 1 || searchUs > 1) figures['main µs'] = of(({ usage, answers }) => usage.mainUs / answers);
  if (writerUs > 1) figures['writer µs'] = writerUs;
  if (searchUs > 1) figures['search µs'] = searchUs;
  const writtenKib = of(({ usage, answers }) => usage.writtenBytes / answers / 1024);
  if (writtenKib > 0.5) figures['KiB written'] = writtenKib;
  return figures;
}
