import { describe, expect, it } from 'vitest';
import { AddressBuckets } from '../../../src/tracker/address-buckets.ts';

const NOW = 1_700_000_000_000;

function v6(network: number, host: number): Uint8Array {
  const address = new Uint8Array(16).fill(0x20);
  address[7] = network;
  address[15] = host;
  return address;
}

function takeAll(buckets: AddressBuckets, address: Uint8Array, nowMs = NOW): number {
  let count = 0;
  while (count < 1000 && buckets.take(address, nowMs)) count += 1;
  return count;
}

describe('AddressBuckets', () => {
  it('gives an address its capacity at once, and more as time goes by', () => {
    const buckets = new AddressBuckets({ capacity: 60, perSeconds: 60 }, 7);
    const address = Uint8Array.of(50, 1, 2, 3);
    expect(takeAll(buckets, address)).toBe(60);
    expect(takeAll(buckets, Uint8Array.of(50, 1, 2, 4))).toBe(60);
    expect(takeAll(buckets, address, NOW + 10_000)).toBe(10);
    expect(takeAll(buckets, address, NOW + 500_000)).toBe(60);
  });

  it('counts IPv6 by the /64', () => {
    const buckets = new AddressBuckets({ capacity: 60, perSeconds: 60 }, 7);
    expect(takeAll(buckets, v6(1, 1))).toBe(60);
    expect(takeAll(buckets, v6(1, 2))).toBe(0);
    expect(takeAll(buckets, v6(2, 1))).toBe(60);
  });

  it('keeps those that are used up in a flood of other addresses', () => {
    const buckets = new AddressBuckets({ capacity: 60, perSeconds: 60 }, 7);
    const own = Array.from({ length: 50 }, (_, number) => Uint8Array.of(50, 0, 0, number));
    for (const address of own) takeAll(buckets, address);
    for (let number = 0; number < 1_000_000; number += 1)
      buckets.take(Uint8Array.of(60, number >> 16, number >> 8, number), NOW);
    expect(own.filter((address) => buckets.take(address, NOW)).length).toBeLessThan(3);
  });
});
