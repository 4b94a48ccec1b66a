import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { describeFinding } from '../../../../contracts/finding.ts';

describeFinding('openSqliteStore, as a catalogue to find torrents in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'torrentry-test-'));
  const { catalogue, blobs, close } = await openSqliteStore({ folder });
  return {
    store: catalogue,
    blobs,
    async close() {
      await close();
      rmSync(folder, { recursive: true });
    },
  };
});
