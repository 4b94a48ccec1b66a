import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { describeScrapeStore } from '../../contracts/scrape-store.ts';
import { temporaryFolder } from '../../support/temp.ts';

describeScrapeStore('openMemoryStore, as a store of what other trackers say', async () => ({
  ...openMemoryStore(),
  close: async () => {},
}));

describeScrapeStore('openSqliteStore, as a store of what other trackers say', () =>
  openSqliteStore({ folder: temporaryFolder() }),
);
