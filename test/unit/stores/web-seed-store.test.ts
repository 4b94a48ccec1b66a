import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { describeWebSeedStore } from '../../contracts/web-seed-store.ts';
import { temporaryFolder } from '../../support/temp.ts';

describeWebSeedStore('openMemoryStore, as a store of tests of web seeds', async () => ({
  ...openMemoryStore(),
  close: async () => {},
}));

describeWebSeedStore('openSqliteStore, as a store of tests of web seeds', () =>
  openSqliteStore({ folder: temporaryFolder() }),
);
