import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { describeFigureStore } from '../../contracts/figure-store.ts';
import { temporaryFolder } from '../../support/temp.ts';

describeFigureStore('openMemoryStore, as a store of what users transfer', async () => ({
  ...openMemoryStore(),
  close: async () => {},
}));

describeFigureStore('openSqliteStore, as a store of what users transfer', () =>
  openSqliteStore({ folder: temporaryFolder() }),
);
