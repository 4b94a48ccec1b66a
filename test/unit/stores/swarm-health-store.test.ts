import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { describeSwarmHealthStore } from '../../contracts/swarm-health-store.ts';
import { temporaryFolder } from '../../support/temp.ts';

describeSwarmHealthStore('openSqliteStore, as a store of who shares torrents', () =>
  openSqliteStore({ folder: temporaryFolder() }),
);
