import { createLocalStore } from '../../../src/swarm/local-store.ts';
import { Swarms } from '../../../src/swarm/swarms.ts';
import { createCatalogueGate } from '../../../src/tracker/catalogue-gate.ts';
import { describeSwarmStore } from '../../contracts/swarm-store.ts';
import { openRegistry } from '../../support/fixed-registry.ts';
import { createRandom } from '../../support/random.ts';

describeSwarmStore('createLocalStore', async () => {
  const now = () => 1_790_000_000_000;
  const store = createLocalStore({
    swarms: new Swarms({ swarmsMax: 1_000, peersOfAddressMax: 16, seed: 42, random: createRandom(1) }),
    gate: createCatalogueGate({ registry: openRegistry(), mode: 'open', read: 'open', now }),
    now,
    load: () => 0,
  });
  return { store, close: store.close };
});
