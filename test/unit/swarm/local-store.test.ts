import { expect, it, onTestFinished } from 'vitest';
import type { Announce } from '../../../src/swarm/announce.ts';
import { Figures } from '../../../src/swarm/figures.ts';
import { createLocalStore, type LocalStore, type UserFigures } from '../../../src/swarm/local-store.ts';
import { Swarms } from '../../../src/swarm/swarms.ts';
import { createCatalogueGate } from '../../../src/tracker/catalogue-gate.ts';
import { describeSwarmStore } from '../../contracts/swarm-store.ts';
import { GUARDED, openRegistry, PASSKEY } from '../../support/fixed-registry.ts';
import { createRandom } from '../../support/random.ts';

const NOW_SECONDS = 1_790_000_000;

function open(figures?: UserFigures): LocalStore {
  const now = () => NOW_SECONDS * 1000;
  return createLocalStore({
    swarms: new Swarms({ swarmsMax: 1_000, peersOfAddressMax: 16, seed: 42, random: createRandom(1) }),
    gate: createCatalogueGate({ registry: openRegistry(), mode: 'open', read: 'open', now }),
    now,
    load: () => 0,
    figures,
  });
}

describeSwarmStore('createLocalStore', async () => {
  const store = open();
  return { store, close: store.close };
});

it('counts what a client says when it stops only if it was one of the clients that the user may have', async () => {
  const before = { uploaded: 10, downloaded: 0, isSeeder: false, hadLeechers: true };
  const store = open({
    figures: new Figures({ clientsMax: 8, seed: 5, bytesPerSecondMax: 1e9 }),
    findBaseline: async () => ({ ...before, atSeconds: NOW_SECONDS - 60 }),
  });
  onTestFinished(() => store.close());
  const client = (number: number, changes: Partial<Announce> = {}): Announce => ({
    hash: GUARDED,
    address: Uint8Array.of(50, 1, 0, number),
    port: 6881,
    identity: number,
    peerId: new Uint8Array(20).fill(number),
    isSeeder: false,
    event: 'none',
    wanted: 0,
    passkey: PASSKEY.secret,
    ...changes,
  });
  const answers = await store.announce([client(1), client(2), client(3), client(4)]);
  expect(answers[3]).toBe('crowded user');
  const stopped = { event: 'stopped', traffic: { uploaded: 30, downloaded: 0 } } as const;
  await store.announce([client(4, stopped)]);
  expect(await store.takeFigures(9)).toEqual([]);
  await store.announce([client(3, stopped)]);
  expect(await store.takeFigures(9)).toMatchObject([{ uploaded: 20 }]);
  // A second time it is none of them any more.
  await store.announce([client(3, { ...stopped, traffic: { uploaded: 50, downloaded: 0 } })]);
  expect(await store.takeFigures(9)).toEqual([]);
});
