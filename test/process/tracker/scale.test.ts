import { describe, expect, it } from 'vitest';
import { Swarms } from '../../../src/swarm/swarms.ts';
import { createRandom } from '../../support/random.ts';

describe('a million made-up hashes', () => {
  it('fill no more than the swarms that there may be, and leave those with several peers alone', () => {
    const swarmsMax = 2 ** 16;
    const swarms = new Swarms({ swarmsMax, peersOfAddressMax: 16, seed: 1, random: createRandom(1) });
    const hash = new Uint8Array(20);
    const view = new DataView(hash.buffer);
    const enter = (number: number, peer: number): unknown => {
      view.setUint32(0, Math.imul(number, 2_654_435_761));
      const address = Uint8Array.of(50, 1, 1, peer);
      const announce = { hash, address, port: 6881, identity: peer, isSeeder: false } as const;
      return swarms.announce({ ...announce, event: 'started', wanted: 50 }, 1_000, 0);
    };
    for (let number = 0; number < 500; number += 1) for (const peer of [1, 2]) enter(number, peer);
    const bytes = swarms.peerBytes;
    for (let number = 500; number < 1_000_500; number += 1)
      if (enter(number, 1) === 'full') throw new Error(`There is no room for swarm ${number}`);
    expect(swarms.swarmCount).toBe(swarmsMax);
    expect(swarms.peerBytes).toBeLessThan(bytes + 4_000_000);
    for (let number = 0; number < 500; number += 1) {
      view.setUint32(0, Math.imul(number, 2_654_435_761));
      expect(swarms.countsOf(hash).leechers).toBe(2);
    }
  });
});

describe('a million peers in a hundred thousand swarms', () => {
  it('take less than 100 MB, and go again in slices', () => {
    const swarms = new Swarms({
      swarmsMax: 2 ** 20,
      peersOfAddressMax: 16,
      seed: 1,
      random: createRandom(1),
    });
    const hash = new Uint8Array(20);
    const address = new Uint8Array(4);
    const [hashView, addressView] = [new DataView(hash.buffer), new DataView(address.buffer)];
    for (let number = 0; number < 1_000_000; number += 1) {
      hashView.setUint32(0, number % 100_000);
      addressView.setUint32(0, 0x3200_0000 + number);
      const peer = { hash, address, port: 6881, identity: number, isSeeder: number % 3 === 0 };
      swarms.announce({ ...peer, event: 'started', wanted: 50 }, 1_000, 0);
    }
    expect(swarms.swarmCount).toBe(100_000);
    // The tables beside the peers take the rest.
    expect(swarms.peerBytes).toBeLessThan(60_000_000);
    let slices = 0;
    while (!swarms.sweep(1_100, 90, 2_000)) slices += 1;
    expect(slices).toBeGreaterThan(400);
    expect(swarms.countsOf(hash)).toMatchObject({ seeders: 0, leechers: 0 });
  });
});
