import { measure } from './load.ts';
import { median, type Row } from './report.ts';

/** Requests to one server, one after the other on each connection. */
export interface Contender {
  readonly name: string;
  readonly port: number;
  readonly next: () => Uint8Array;
}

export interface Comparison {
  readonly name: string;
  readonly own: Contender;
  readonly peer: Contender;
  readonly connections: number;
  readonly rounds: number;
  readonly sliceMs: number;
}

/** Measures both in interleaved slices, so that what else the machine does slows both down. The first round warms up. */
export async function compareRates(comparison: Comparison): Promise<Row> {
  const { name, own, peer, connections, rounds, sliceMs } = comparison;
  const rates: (readonly [number, number])[] = [];
  for (let round = 0; round <= rounds; round++) {
    const durationMs = round === 0 ? 300 : sliceMs;
    const ownRate = await measure({ ...own, connections, durationMs });
    const peerRate = await measure({ ...peer, connections, durationMs });
    if (round > 0) rates.push([ownRate, peerRate]);
  }
  return {
    name,
    unit: 'a second',
    own: median(rates.map(([ownRate]) => ownRate)),
    peer: peer.name,
    other: median(rates.map(([, peerRate]) => peerRate)),
    ratios: rates.map(([ownRate, peerRate]) => ownRate / peerRate),
  };
}

/** A GET as bytes, with these further header lines. */
export function get(target: string, headers: readonly string[] = []): () => Uint8Array {
  const lines = [`GET ${target} HTTP/1.1`, 'Host: localhost', ...headers, '', ''];
  const bytes = Buffer.from(lines.join('\r\n'));
  return () => bytes;
}
