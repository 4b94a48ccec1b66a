import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { describeBanStore } from '../../contracts/ban-store.ts';
import { temporaryFolder } from '../../support/temp.ts';

describeBanStore('openMemoryStore, as a store of bans', async () => ({
  ...openMemoryStore(),
  close: async () => {},
}));

describeBanStore('openSqliteStore, as a store of bans', () => openSqliteStore({ folder: temporaryFolder() }));
