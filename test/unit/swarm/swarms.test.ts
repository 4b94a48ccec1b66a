import { describe, expect, it } from 'vitest';
import type { Announce, AnnounceReply } from '../../../src/swarm/announce.ts';
import { readSnapshot, writeSnapshot } from '../../../src/swarm/snapshot.ts';
import { Swarms } from '../../../src/swarm/swarms.ts';
import { createRandom } from '../../support/random.ts';

const HASH = new Uint8Array(20).fill(7);
const NOW = 29_000_000;

function create(options: Partial<ConstructorParameters<typeof Swarms>[0]> = {}): Swarms {
  return new Swarms({
    swarmsMax: 100_000,
    peersOfAddressMax: 8,
    seed: 42,
    random: createRandom(1),
    ...options,
  });
}

/** A peer by number, with an IPv4 address of its own. */
function peer(number: number, changes: Partial<Announce> = {}): Announce {
  return {
    hash: HASH,
    address: Uint8Array.of(50, number >> 16, number >> 8, number),
    port: 6881,
    identity: number,
    isSeeder: false,
    event: 'none',
    wanted: 50,
    ...changes,
  };
}

function v6(number: number): Uint8Array {
  return Uint8Array.of(0x20, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number >> 16, number >> 8, number);
}

function announce(swarms: Swarms, input: Announce, minute = NOW): AnnounceReply {
  const reply = swarms.announce(input, minute, 0);
  if (typeof reply === 'string') throw new Error(`The announce was refused: ${reply}`);
  return reply;
}

/** The ports of the IPv4 peers of an answer, which tell them apart here. */
function portsOf({ peers4 }: AnnounceReply): number[] {
  return Array.from({ length: peers4.length / 6 }, (_, index) =>
    Buffer.from(peers4).readUInt16BE(6 * index + 4),
  );
}

function ascending(one: number, other: number): number {
  return one - other;
}

describe('a swarm', () => {
  it('counts seeders and leechers, and a peer that changes its mind once', () => {
    const swarms = create();
    announce(swarms, peer(1, { isSeeder: true }));
    announce(swarms, peer(2));
    announce(swarms, peer(3, { event: 'paused' }));
    expect(swarms.countsOf(HASH)).toEqual({ seeders: 1, leechers: 2, paused: 1, completed: 0 });
    announce(swarms, peer(3));
    announce(swarms, peer(2, { isSeeder: true }));
    expect(swarms.countsOf(HASH)).toEqual({ seeders: 2, leechers: 1, paused: 0, completed: 0 });
    announce(swarms, peer(1, { event: 'stopped', isSeeder: true }));
    expect(swarms.countsOf(HASH)).toEqual({ seeders: 1, leechers: 1, paused: 0, completed: 0 });
  });

  it('counts a completed download once, and only of a peer that it knew as a leecher', () => {
    const swarms = create();
    announce(swarms, peer(1, { event: 'completed', isSeeder: true }));
    expect(swarms.countsOf(HASH).completed).toBe(0);
    announce(swarms, peer(2, { event: 'started' }));
    for (let times = 0; times < 100; times += 1) {
      announce(swarms, peer(2, { event: 'completed', isSeeder: true }));
      announce(swarms, peer(2, { event: 'started' }));
    }
    expect(swarms.countsOf(HASH).completed).toBe(1);
  });

  it('counts a peer once that announces over IPv4 and IPv6, and lists it in both families', () => {
    const swarms = create();
    announce(swarms, peer(1, { isSeeder: true }));
    announce(swarms, peer(1, { isSeeder: true, address: v6(1) }));
    expect(swarms.countsOf(HASH).seeders).toBe(1);
    const { peers4, peers6 } = announce(swarms, peer(2));
    expect([peers4.length, peers6.length]).toEqual([6, 18]);
    announce(swarms, peer(1, { event: 'stopped', isSeeder: true }));
    expect(swarms.countsOf(HASH).seeders).toBe(1);
    announce(swarms, peer(1, { event: 'stopped', isSeeder: true, address: v6(1) }));
    expect(swarms.countsOf(HASH).seeders).toBe(0);
  });

  it.each([3, 100])('knows a peer at its new port by its identity, among %i', (others) => {
    const swarms = create();
    for (let number = 10; number < 10 + others; number += 1) announce(swarms, peer(number));
    announce(swarms, peer(1, { port: 1111 }));
    announce(swarms, peer(1, { port: 2222 }));
    expect(swarms.countsOf(HASH).leechers).toBe(others + 1);
    const ports = portsOf(announce(swarms, peer(2, { wanted: 200 })));
    expect(ports).toContain(2222);
    expect(ports).not.toContain(1111);
  });

  it('gives the place of a peer to another one that has its address and port now', () => {
    const swarms = create();
    announce(swarms, peer(1, { isSeeder: true }));
    announce(swarms, peer(1, { identity: 99 }));
    expect(swarms.countsOf(HASH)).toMatchObject({ seeders: 0, leechers: 1 });
  });

  it('gives no client itself, and no seeder with seeders or paused peers', () => {
    const swarms = create();
    announce(swarms, peer(1, { isSeeder: true, port: 1 }));
    announce(swarms, peer(2, { isSeeder: true, port: 2 }));
    announce(swarms, peer(3, { port: 3 }));
    announce(swarms, peer(4, { port: 4, event: 'paused' }));
    expect(portsOf(announce(swarms, peer(1, { isSeeder: true, port: 1 })))).toEqual([3]);
    expect(portsOf(announce(swarms, peer(3, { port: 3 }))).toSorted(ascending)).toEqual([1, 2, 4]);
  });

  it('answers a peer that leaves, also one that it never knew, with no peers', () => {
    const swarms = create();
    expect(announce(swarms, peer(1, { event: 'stopped' })).peers4).toHaveLength(0);
    expect(swarms.swarmCount).toBe(0);
    announce(swarms, peer(2));
    expect(announce(swarms, peer(1, { event: 'stopped' })).peers4).toHaveLength(0);
  });

  it('tells peers in private networks only to others there', () => {
    const swarms = create();
    announce(swarms, peer(1, { address: Uint8Array.of(192, 168, 0, 9), port: 1 }));
    announce(swarms, peer(2, { port: 2 }));
    expect(portsOf(announce(swarms, peer(3, { port: 3 })))).toEqual([2]);
    const own = announce(swarms, peer(4, { address: Uint8Array.of(10, 0, 0, 1), port: 4 }));
    expect(portsOf(own).toSorted(ascending)).toEqual([1, 2, 3]);
  });

  it.each([0, 500])('refuses more than a few peers of one address, beside %i others', (others) => {
    const swarms = create();
    for (let number = 10; number < 10 + others; number += 1) announce(swarms, peer(number));
    const address = Uint8Array.of(60, 0, 0, 1);
    const results = Array.from({ length: 10 }, (_, number) =>
      swarms.announce(peer(5000 + number, { address, port: 1000 + number }), NOW, 0),
    );
    expect(results.filter((result) => result === 'crowded address')).toHaveLength(2);
  });

  it('is refused when there are as many as there may be, without a loss of others', () => {
    const swarms = create({ swarmsMax: 2 });
    const hashes = [1, 2, 3].map((byte) => new Uint8Array(20).fill(byte));
    const results = hashes.map((hash) =>
      [1, 2].map((number) => swarms.announce(peer(number, { hash }), NOW, 0)),
    );
    expect(results[2]).toEqual(['full', 'full']);
    expect(swarms.countsOf(hashes[1] as Uint8Array).leechers).toBe(2);
  });

  it('stays in a flood of made-up hashes, whose lone peers make room for each other, the oldest first', () => {
    const swarms = create({ swarmsMax: 500 });
    const hashOf = (number: number): Uint8Array => {
      const hash = new Uint8Array(20);
      new DataView(hash.buffer).setUint32(0, number * 2_654_435_761);
      return hash;
    };
    for (let number = 0; number < 100; number += 1)
      for (const each of [1, 2]) swarms.announce(peer(each, { hash: hashOf(number) }), NOW, 0);
    for (let number = 100; number < 20_000; number += 1)
      expect(swarms.announce(peer(1, { hash: hashOf(number) }), NOW, 0)).not.toBe('full');
    expect(swarms.swarmCount).toBe(500);
    for (let number = 0; number < 100; number += 1) expect(swarms.countsOf(hashOf(number)).leechers).toBe(2);
    expect(swarms.countsOf(hashOf(19_999)).leechers).toBe(1);
    expect(swarms.countsOf(hashOf(19_700)).leechers).toBe(1);
    expect(swarms.countsOf(hashOf(19_500)).leechers).toBe(0);
  });

  it('has few peers of one IPv6 network, however many addresses that has', () => {
    const swarms = create({ peersOfAddressMax: 4 });
    for (let number = 0; number < 4; number += 1) announce(swarms, peer(number, { address: v6(number) }));
    expect(swarms.announce(peer(5, { address: v6(5) }), NOW, 0)).toBe('crowded address');
    const elsewhere = v6(5);
    elsewhere[7] = 1;
    announce(swarms, peer(5, { address: elsewhere }));
  });

  it('ends at once with all its peers', () => {
    const swarms = create();
    for (let number = 0; number < 200; number += 1) announce(swarms, peer(number));
    swarms.end(HASH);
    expect(swarms.countsOf(HASH)).toEqual({ seeders: 0, leechers: 0, paused: 0, completed: 0 });
    expect(announce(swarms, peer(1)).counts.leechers).toBe(1);
  });
});

describe('the two swarms of a hybrid', () => {
  const TWIN = new Uint8Array(20).fill(8);

  function createHybrid(): Swarms {
    const swarms = create();
    const admission = { access: 'open', completed: 0 } as const;
    swarms.admit(HASH, { ...admission, twin: TWIN }, NOW);
    swarms.admit(TWIN, { ...admission, twin: HASH }, NOW);
    return swarms;
  }

  it('have each client once in the counts of the torrent, whatever its addresses', () => {
    const swarms = createHybrid();
    for (const hash of [HASH, TWIN]) {
      announce(swarms, peer(1, { hash, isSeeder: true }));
      announce(swarms, peer(1, { hash, isSeeder: true, address: v6(1) }));
      announce(swarms, peer(2, { hash, event: 'paused' }));
    }
    announce(swarms, peer(3, { hash: HASH }));
    announce(swarms, peer(4, { hash: TWIN, isSeeder: true }));
    const counts = { seeders: 2, leechers: 2, paused: 1, completed: 0 };
    expect(swarms.torrentCountsOf(HASH)).toEqual(counts);
    expect(swarms.torrentCountsOf(TWIN)).toEqual(counts);
    expect(swarms.countsOf(HASH)).toMatchObject({ seeders: 1, leechers: 2 });
    swarms.end(HASH);
    expect(swarms.torrentCountsOf(TWIN)).toMatchObject({ seeders: 2, leechers: 1 });
  });

  it('estimate how many clients large swarms share', () => {
    const swarms = createHybrid();
    for (let number = 0; number < 6_000; number += 1) {
      announce(swarms, peer(number, { hash: TWIN, isSeeder: number % 3 === 0, wanted: 0 }));
      if (number < 3_000) announce(swarms, peer(number, { isSeeder: number % 3 === 0, wanted: 0 }));
    }
    const { seeders = 0, leechers = 0 } = swarms.torrentCountsOf(HASH) ?? {};
    expect(Math.abs(seeders - 2_000)).toBeLessThan(200);
    expect(Math.abs(leechers - 4_000)).toBeLessThan(400);
  });

  it('report a completed download once, and both show it', () => {
    const swarms = createHybrid();
    for (const hash of [HASH, TWIN]) announce(swarms, peer(1, { hash, event: 'started' }));
    for (const hash of [HASH, TWIN]) announce(swarms, peer(1, { hash, event: 'completed', isSeeder: true }));
    expect([HASH, TWIN].map((hash) => swarms.countsOf(hash).completed)).toEqual([1, 1]);
    const reported = swarms.takeChanges(10).reduce((sum, { completed }) => sum + completed, 0);
    expect(reported).toBe(1);
  });
});

describe('the completed downloads of a swarm', () => {
  const admission = { access: 'open', twin: undefined } as const;

  it('go on from those that are written down', () => {
    const swarms = create();
    swarms.admit(HASH, { ...admission, completed: 7 }, NOW);
    announce(swarms, peer(1));
    const { counts } = announce(swarms, peer(1, { event: 'completed', isSeeder: true }));
    expect(counts.completed).toBe(8);
    expect(swarms.takeChanges(10)).toMatchObject([{ completed: 1 }]);
  });

  it.each([
    ['all', 1, 0],
    ['none', 0, 1],
  ])(
    'are reported once when %s of a snapshot were written down before a crash',
    (_name, stored, reported) => {
      const before = create();
      before.admit(HASH, { ...admission, completed: 0 }, NOW);
      announce(before, peer(1));
      announce(before, peer(1, { event: 'completed', isSeeder: true }));
      const swarms = create();
      for (const saved of readSnapshot(Buffer.concat([...writeSnapshot(before)])) ?? []) swarms.load(saved);
      swarms.admit(HASH, { ...admission, completed: stored }, NOW);
      announce(swarms, peer(2));
      expect(swarms.countsOf(HASH).completed).toBe(1);
      expect(swarms.takeChanges(10)).toMatchObject([{ completed: reported }]);
    },
  );
});

describe('a sample', () => {
  it('has each peer of a large swarm about equally often', () => {
    const swarms = create();
    const seen = new Map<number, number>();
    for (let number = 0; number < 2000; number += 1)
      announce(swarms, peer(number, { port: number + 1, isSeeder: number % 2 === 0, wanted: 0 }));
    const rounds = 4000;
    for (let round = 0; round < rounds; round += 1) {
      const asked = announce(swarms, peer(5000, { port: 9999 }));
      for (const port of portsOf(asked)) seen.set(port, (seen.get(port) ?? 0) + 1);
    }
    const expected = (50 * rounds) / 2000;
    let chiSquare = 0;
    for (let port = 1; port <= 2000; port += 1)
      chiSquare += ((seen.get(port) ?? 0) - expected) ** 2 / expected;
    // 1,999 degrees of freedom: more than 2,280 happens once in 100,000 runs; the numbers here are always the same.
    expect(chiSquare).toBeLessThan(2280);
  });

  it('has as many peers as are wanted, seeders at least as often as others', () => {
    const swarms = create();
    for (let number = 0; number < 40; number += 1)
      announce(swarms, peer(number, { port: number + 1, isSeeder: number < 20 }));
    const ports = portsOf(announce(swarms, peer(99, { port: 99, wanted: 10 })));
    expect(ports).toHaveLength(10);
    expect(ports.filter((port) => port <= 20)).toHaveLength(5);
    expect(portsOf(announce(swarms, peer(98, { port: 98, wanted: 0 })))).toEqual([]);
  });
});

describe('a sweep', () => {
  it('removes those who did not announce for too long, some at a time, until all were looked at', () => {
    const swarms = create();
    for (let number = 0; number < 300; number += 1)
      announce(swarms, peer(number, { isSeeder: number % 3 === 0 }), NOW + (number % 2) * 60);
    let slices = 1;
    while (!swarms.sweep(NOW + 90, 45, 50)) slices += 1;
    expect(swarms.countsOf(HASH)).toMatchObject({ seeders: 50, leechers: 100 });
    expect(slices).toBeGreaterThan(5);
  });

  it('leaves swarms without peers to be forgotten once their change was taken', () => {
    const swarms = create();
    announce(swarms, peer(1));
    expect(swarms.takeChanges(10)).toMatchObject([{ counts: { leechers: 1 }, completed: 0 }]);
    expect(swarms.takeChanges(10)).toEqual([]);
    swarms.sweep(NOW + 90, 45, 50);
    expect(swarms.takeChanges(10)).toMatchObject([{ counts: { leechers: 0 } }]);
    expect(swarms.swarmCount).toBe(0);
  });
});

describe('a snapshot', () => {
  it('keeps all peers with their ages and what they completed, also of large swarms and both families', () => {
    const swarms = create();
    for (let number = 0; number < 1500; number += 1)
      announce(
        swarms,
        peer(number, { port: number + 1, isSeeder: number % 2 === 0 }),
        NOW + (number % 2) * 60,
      );
    announce(swarms, peer(1, { port: 2, event: 'completed', isSeeder: true }), NOW + 60);
    announce(swarms, peer(3, { port: 4, event: 'paused', address: v6(3) }), NOW + 60);
    const bytes = Buffer.concat([...writeSnapshot(swarms)]);
    const restored = create();
    for (const saved of readSnapshot(bytes) ?? []) restored.load(saved);
    expect(restored.countsOf(HASH)).toEqual(swarms.countsOf(HASH));
    announce(restored, peer(1, { port: 2 }), NOW + 61);
    announce(restored, peer(1, { port: 2, event: 'completed', isSeeder: true }), NOW + 61);
    expect(restored.countsOf(HASH).completed).toBe(1);
    for (const each of [swarms, restored]) while (!each.sweep(NOW + 90, 45, 5000));
    expect(restored.countsOf(HASH)).toEqual(swarms.countsOf(HASH));
  });

  it('is not read when it is cut or changed anywhere', () => {
    const swarms = create();
    announce(swarms, peer(1));
    const bytes = Buffer.concat([...writeSnapshot(swarms)]);
    expect(readSnapshot(bytes)).toHaveLength(1);
    expect(readSnapshot(bytes.subarray(0, -1))).toBeUndefined();
    expect(readSnapshot(new Uint8Array(0))).toBeUndefined();
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 1;
      expect(readSnapshot(changed), `byte ${at}`).toBeUndefined();
    }
  });
});

describe('many swarms and peers', () => {
  it('agree with a plain model through 30,000 random announces', () => {
    const random = createRandom(7);
    const below = (limit: number): number => Math.floor(random() * limit);
    const swarms = create({ peersOfAddressMax: 1000 });
    // By swarm: identity → what is known of it.
    const model = new Map<
      number,
      Map<number, { isSeeder: boolean; paused: boolean; families: Set<number> }>
    >();
    for (let step = 0; step < 30_000; step += 1) {
      // One swarm is large enough for an index.
      const swarm = random() < 0.7 ? 0 : below(40);
      const number = below(swarm === 0 ? 400 : 10);
      const family = random() < 0.3 ? 6 : 4;
      const event = random() < 0.2 ? 'stopped' : random() < 0.1 ? 'paused' : 'none';
      const isSeeder = random() < 0.5;
      const hash = new Uint8Array(20).fill(swarm);
      const address = family === 6 ? v6(number) : peer(number).address;
      announce(swarms, peer(number, { hash, address, event, isSeeder, port: 1 + below(3), wanted: 5 }));
      const peers =
        model.get(swarm) ?? new Map<number, { isSeeder: boolean; paused: boolean; families: Set<number> }>();
      model.set(swarm, peers);
      const known = peers.get(number);
      if (event === 'stopped') {
        known?.families.delete(family);
        if (known?.families.size === 0) peers.delete(number);
        continue;
      }
      const families = known?.families ?? new Set();
      peers.set(number, {
        isSeeder,
        paused: !isSeeder && event === 'paused',
        families: families.add(family),
      });
    }
    for (const [swarm, peers] of model) {
      const known = [...peers.values()];
      expect(swarms.countsOf(new Uint8Array(20).fill(swarm)), `swarm ${swarm}`).toMatchObject({
        seeders: known.filter(({ isSeeder }) => isSeeder).length,
        leechers: known.filter(({ isSeeder }) => !isSeeder).length,
        paused: known.filter(({ paused }) => paused).length,
      });
    }
  });
});
