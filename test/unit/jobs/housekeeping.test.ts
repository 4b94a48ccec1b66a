import { expect, it, describe } from 'vitest';
import { createBans } from '../../../src/access/bans.ts';
import { createHousekeeping } from '../../../src/jobs/housekeeping.ts';
import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { ADMIN_ACTOR } from '../../support/admin-actor.ts';
import { at } from '../../contracts/drafts.ts';

describe('createHousekeeping', () => {
  it('deletes the bans that have expired, and keeps the others', async () => {
    const { bans: store } = openMemoryStore();
    await store.addBan({ range: '192.0.2.1', reason: 'x', expiresAt: at(1) }, ADMIN_ACTOR, at(0));
    await store.addBan({ range: '192.0.2.2', reason: 'x', expiresAt: at(3) }, ADMIN_ACTOR, at(0));
    const now = () => at(2);
    const housekeeping = createHousekeeping({
      catalogue: { purge: async () => 0 },
      access: { forgetExpired: async () => {} },
      bans: createBans({ store, changes: { number: () => undefined }, now }),
      events: { trim: async () => 0 },
      undoDays: 30,
      now,
      log: { info() {}, warn() {}, error() {} },
    });
    housekeeping.start();
    await housekeeping.stop();
    expect((await store.listBans({ limit: 9 }, at(0))).map(({ range }) => range)).toEqual(['192.0.2.2']);
  });
});
