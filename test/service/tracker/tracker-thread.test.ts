import { expect, it } from 'vitest';
import { startTracker } from '../../../src/tracker/tracker.ts';
import { describeSwarmStore } from '../../contracts/swarm-store.ts';
import { temporaryFolder } from '../../support/temp.ts';

async function open() {
  const errors: string[] = [];
  const write = (_fields: object, message: string) => void errors.push(message);
  const tracker = await startTracker({
    folder: temporaryFolder(),
    registry: { module: new URL('../../support/fixed-registry.ts', import.meta.url).href, data: undefined },
    mode: 'open',
    read: 'open',
    udp: undefined,
    http: undefined,
    swarmsMax: 1_000,
    rate: undefined,
    connectionSeconds: 120,
    deniedPorts: [],
    figures: undefined,
    log: { info: write, warn: write, error: write },
  });
  return { tracker, errors };
}

describeSwarmStore('startTracker, as a store of swarms', async () => {
  const { tracker, errors } = await open();
  return {
    store: tracker,
    async close() {
      await tracker.close();
      expect(errors).toEqual([]);
    },
  };
});

it('a tracker that is stopping rejects everything as unavailable', async () => {
  const { tracker } = await open();
  const closed = tracker.close();
  const calls = [
    tracker.announce([]),
    tracker.countsOf([]),
    tracker.torrentCounts([]),
    tracker.takeChanges(1),
    tracker.takeUses(),
    tracker.size(),
  ];
  for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'unavailable' });
  await closed;
  await expect(tracker.size()).rejects.toMatchObject({ code: 'unavailable' });
});
