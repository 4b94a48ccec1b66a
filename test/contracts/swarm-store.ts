import { describe, expect, it } from 'vitest';
import { NO_PEERS, type Announce, type AnnounceReply } from '../../src/swarm/announce.ts';
import type { SwarmChange, SwarmStore } from '../../src/swarm/store.ts';
import { GUARDED, HYBRID, PASSKEY } from '../support/fixed-registry.ts';

const HASH = new Uint8Array(20).fill(1);
const OTHER = new Uint8Array(20).fill(2);

/** A leecher by number, with an IPv4 address of its own. */
function peer(number: number, changes: Partial<Announce> = {}): Announce {
  return {
    hash: HASH,
    address: Uint8Array.of(50, 1, number >> 8, number),
    port: 6000 + number,
    identity: number,
    isSeeder: false,
    event: 'none',
    wanted: 50,
    ...changes,
  };
}

function v6(number: number): Uint8Array {
  return Uint8Array.of(0x20, 1, ...new Uint8Array(13), number);
}

/** The ports of the IPv4 peers of an answer, which tell them apart here. */
function portsOf(reply: AnnounceReply | string | undefined): readonly number[] {
  if (typeof reply !== 'object') throw new Error(`The announce was refused: ${reply}`);
  const { peers4 } = reply;
  return Array.from({ length: peers4.length / 6 }, (_, index) =>
    Buffer.from(peers4).readUInt16BE(6 * index + 4),
  ).toSorted((one, other) => one - other);
}

function byHash({ hash, counts, completed }: SwarmChange): unknown {
  return [Buffer.from(hash).toString('hex').slice(0, 2), counts.seeders, counts.leechers, completed];
}

/** What every store of swarms does. Its swarms are for all, except those of `fixed-registry.ts`. */
export function describeSwarmStore(
  name: string,
  open: () => Promise<{ readonly store: SwarmStore; close(): unknown }>,
): void {
  const withStore = (test: (store: SwarmStore) => Promise<void>) => async (): Promise<void> => {
    const { store, close } = await open();
    try {
      await test(store);
    } finally {
      await close();
    }
  };

  describe(name, () => {
    it(
      'answers a batch in its order, each client with those that came before it and not itself',
      withStore(async (store) => {
        const answers = await store.announce([
          peer(1),
          peer(2, { isSeeder: true }),
          peer(3),
          peer(4, { isSeeder: true }),
          peer(5, { hash: OTHER }),
        ]);
        expect(answers.map(portsOf)).toEqual([[], [6001], [6001, 6002], [6001, 6003], []]);
        expect(answers[3]).toMatchObject({ counts: { seeders: 2, leechers: 2, paused: 0, completed: 0 } });
        expect(portsOf((await store.announce([peer(1)]))[0])).toEqual([6002, 6003, 6004]);
      }),
    );

    it(
      'forgets who stops, and answers strangers who do',
      withStore(async (store) => {
        await store.announce([peer(1), peer(2)]);
        const left = await store.announce([
          peer(1, { event: 'stopped' }),
          peer(9, { event: 'stopped' }),
          peer(9, { event: 'stopped', hash: OTHER }),
        ]);
        expect(left.map(portsOf)).toEqual([[], [], []]);
        expect(await store.countsOf([{ hash: HASH }])).toEqual([{ ...NO_PEERS, leechers: 1 }]);
        expect(await store.size()).toMatchObject({ swarmCount: 1, entryCount: 1 });
      }),
    );

    it(
      'counts a client once that announces over IPv4 and IPv6, and lists both addresses',
      withStore(async (store) => {
        const [, second, third] = await store.announce([
          peer(1, { isSeeder: true }),
          peer(1, { isSeeder: true, address: v6(1) }),
          peer(2),
        ]);
        expect(second).toMatchObject({ counts: { seeders: 1 } });
        expect(third).toMatchObject({ counts: { seeders: 1, leechers: 1 } });
        expect(portsOf(third)).toEqual([6001]);
        expect(typeof third === 'object' && Uint8Array.from(third.peers6)).toEqual(
          Uint8Array.of(...v6(1), 6001 >> 8, 6001 & 255),
        );
        expect(await store.size()).toMatchObject({ swarmCount: 1, entryCount: 3 });
      }),
    );

    it(
      'gives counts in the order of the hashes, zeros for swarms that it does not know, and makes none',
      withStore(async (store) => {
        await store.announce([peer(1), peer(2, { isSeeder: true }), peer(3, { event: 'paused' })]);
        const known = { seeders: 1, leechers: 2, paused: 1, completed: 0 };
        const asked = [{ hash: OTHER }, { hash: HASH }, { hash: OTHER }];
        expect(await store.countsOf(asked)).toEqual([NO_PEERS, known, NO_PEERS]);
        expect(await store.torrentCounts([OTHER, HASH])).toEqual([undefined, known]);
        expect((await store.size()).swarmCount).toBe(1);
      }),
    );

    it(
      'reports each change once, a part of them at a time, with what was completed since the last time',
      withStore(async (store) => {
        await store.announce([
          peer(1),
          peer(2, { hash: OTHER, event: 'started' }),
          peer(2, { hash: OTHER, event: 'completed', isSeeder: true }),
        ]);
        const [first, ...rest] = await store.takeChanges(1);
        expect(rest).toEqual([]);
        const all = [first!, ...(await store.takeChanges(9))];
        expect(all.map(byHash)).toEqual(
          expect.arrayContaining([
            ['01', 0, 1, 0],
            ['02', 1, 0, 1],
          ]),
        );
        expect(all).toHaveLength(2);
        // A regular announce is no change.
        await store.announce([peer(1), peer(2, { hash: OTHER, isSeeder: true })]);
        expect(await store.takeChanges(9)).toEqual([]);
        await store.announce([peer(1, { event: 'stopped' })]);
        expect((await store.takeChanges(9)).map(byHash)).toEqual([['01', 0, 0, 0]]);
      }),
    );

    it(
      'keeps the swarms of a hybrid apart, and counts its clients once',
      withStore(async (store) => {
        const answers = await store.announce(
          HYBRID.flatMap((hash, index) => [
            peer(1, { hash, event: 'started' }),
            peer(1, { hash, event: 'completed', isSeeder: true }),
            peer(10 + index, { hash }),
          ]),
        );
        expect(portsOf(answers[2])).toEqual([6001]);
        expect(portsOf(answers[5])).toEqual([6001]);
        const counts = await store.torrentCounts(HYBRID);
        for (const each of counts) expect(each).toMatchObject({ seeders: 1, leechers: 2 });
        const changes = await store.takeChanges(9);
        expect(changes.reduce((sum, { completed }) => sum + completed, 0)).toBe(1);
      }),
    );

    it(
      'lets only clients with a passkey into a guarded swarm, tells no others of it, and knows when it was used',
      withStore(async (store) => {
        const passkey = PASSKEY.secret;
        const refused = await store.announce([
          peer(1, { hash: GUARDED }),
          peer(2, { hash: GUARDED, passkey: 'bad' }),
        ]);
        expect(refused).toEqual(['no passkey', 'unknown passkey']);
        expect((await store.takeUses()).size).toBe(0);
        const entered = await store.announce([
          peer(1, { hash: GUARDED, passkey }),
          peer(2, { hash: GUARDED, passkey }),
        ]);
        expect(portsOf(entered[1])).toEqual([6001]);
        expect([...(await store.takeUses()).keys()]).toEqual([PASSKEY.id]);
        expect((await store.takeUses()).size).toBe(0);
        const counts = await store.countsOf([{ hash: GUARDED }, { hash: GUARDED, passkey }]);
        expect(counts.map(({ leechers }) => leechers)).toEqual([0, 2]);
      }),
    );
  });
}
