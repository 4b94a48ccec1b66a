import { randomBytes } from 'node:crypto';
import { Swarms } from '../src/swarm/swarms.ts';
import type { Row } from './report.ts';

const PEERS = 1_000_000;
const SWARMS = 100_000;
const ASKED = 200_000;

/** A million peers in a hundred thousand swarms: how long an announce and a slice of the sweep take, and their memory. */
export function benchSwarms(): readonly Row[] {
  const swarms = new Swarms({ swarmsMax: 2 ** 20, peersOfAddressMax: 16, seed: 1, random: Math.random });
  const hash = randomBytes(20);
  const announce = (number: number, minute: number): void => {
    hash.writeUInt32BE(number % SWARMS);
    const address = Buffer.allocUnsafe(4);
    address.writeUInt32BE(0x3200_0000 + number);
    const peer = { hash, address, port: 6881, identity: number, isSeeder: number % 3 === 0 };
    swarms.announce({ ...peer, event: 'none', wanted: 50 }, minute, 0);
  };
  for (let number = 0; number < PEERS; number += 1) announce(number, 1_000);
  const announceUs: number[] = [];
  for (let asked = 0; asked < ASKED; asked += 1) {
    const start = performance.now();
    announce((asked * 7_919) % PEERS, 1_001);
    announceUs.push(1_000 * (performance.now() - start));
  }
  const sliceMs: number[] = [];
  for (let isDone = false; !isDone;) {
    const start = performance.now();
    isDone = swarms.sweep(1_100, 90, 2_000);
    sliceMs.push(performance.now() - start);
  }
  const at = (times: readonly number[], share: number): number =>
    times.toSorted((one, other) => one - other)[Math.floor(share * (times.length - 1))] ?? 0;
  return [
    {
      name: 'announce among 1,000,000 peers, p99',
      unit: 'µs',
      own: at(announceUs, 0.99),
      figures: {
        'p50 µs': at(announceUs, 0.5),
        'slice that removes peers, p99 ms': at(sliceMs, 0.99),
        'peers MB': swarms.peerBytes / 1e6,
      },
    },
  ];
}
