import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { describeWebhookStore } from '../../contracts/webhook-store.ts';
import { temporaryFolder } from '../../support/temp.ts';

describeWebhookStore('openMemoryStore, as a store of webhooks', async () => ({
  webhooks: openMemoryStore().webhooks,
  close: async () => {},
}));

describeWebhookStore('openSqliteStore, as a store of webhooks', () =>
  openSqliteStore({ folder: temporaryFolder() }),
);
