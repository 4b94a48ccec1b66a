import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/catalogue/catalogue.ts';
import { createExpiry, EXPIRY_BATCH } from '../../../src/jobs/expiry.ts';
import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { at, draft, OWNER } from '../../contracts/drafts.ts';
import { until } from '../../support/until.ts';

function open(now: () => Date) {
  const store = openMemoryStore();
  const catalogue = createCatalogue({ store: store.catalogue, blobs: store.blobs, now });
  const events: string[] = [];
  const write = (_fields: object, message: string) => void events.push(message);
  const log = { info: write, warn: write, error: write };
  const publish = (name: string, minutes: number) =>
    catalogue.publish(draft(name, { expiresAt: at(minutes) }), OWNER);
  const count = async () => (await catalogue.findCollection('', OWNER))?.torrentCount ?? 0;
  return { catalogue, log, events, publish, count };
}

describe('createExpiry', () => {
  it('removes all that is due when it starts, however many there are, and nothing else', async () => {
    let minutes = 0;
    const { catalogue, log, publish, count } = open(() => at(minutes));
    for (let i = 0; i < 2 * EXPIRY_BATCH + 1; i++) await publish(`due ${i}`, 5);
    await publish('later', 9);
    minutes = 6;
    const batches: number[] = [];
    const removeExpired = async (limit: number) => {
      batches.push(await catalogue.removeExpired(limit));
      return batches.at(-1) ?? 0;
    };
    const expiry = createExpiry({ catalogue: { removeExpired }, log });
    expiry.start();
    await until(async () => expect(await count()).toBe(1));
    await expiry.stop();
    expect(batches).toEqual([EXPIRY_BATCH, EXPIRY_BATCH, 1]);
  });

  it('stops after the batch that runs', async () => {
    const { catalogue, log, publish, count } = open(() => at(6));
    for (let i = 0; i < EXPIRY_BATCH + 1; i++) await publish(`due ${i}`, 5);
    const expiry = createExpiry({ catalogue, log });
    expiry.start();
    await expiry.stop();
    expect(await count()).toBe(1);
  });

  it('logs a failure and goes on later', async () => {
    const { log, events } = open(() => at(0));
    const expiry = createExpiry({
      catalogue: { removeExpired: () => Promise.reject(new Error('busy')) },
      log,
    });
    expiry.start();
    await expiry.stop();
    expect(events).toEqual(['the removal of expired torrents failed: it runs again later']);
  });
});
