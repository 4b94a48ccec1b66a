import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serviceForAll } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { canRun } from '../../support/tools.ts';
import { createTorrent, startLibtorrent, startSeeder } from '../../support/torrent-clients.ts';
import { until } from '../../support/until.ts';

const service = serviceForAll({ tracker: 'catalogue', trackerFigures: 'on' });
const hasLibtorrent = canRun('/usr/bin/python3', ['-c', 'import libtorrent']);
const BYTES = 300_000;

describe.skipIf(!hasLibtorrent)('what users transfer (skipped without python3-libtorrent)', () => {
  // It announces a hybrid in both of its swarms, each time with all that it has transferred (libtorrent#7653).
  it('is credited once to a user whose libtorrent downloads a hybrid', async () => {
    const headers = { ...service.authorization, 'content-type': 'application/json' };
    const made = await service.request('/api/v1/passkeys', { method: 'POST', headers, body: '{"name":"a"}' });
    const { announce: tracker } = (await made.json()) as { readonly announce: string };
    const folder = temporaryFolder();
    const file = join(folder, 'credited.bin');
    writeFileSync(file, randomBytes(BYTES));
    const torrent = join(temporaryFolder(), 'credited.torrent');
    await createTorrent('hybrid', { file, torrent, tracker });
    const body = readFileSync(torrent);
    const published = await service.request('/credit/credited.torrent', {
      method: 'PUT',
      headers: service.authorization,
      body,
    });
    expect(published.status).toBe(201);
    const loaded = temporaryFolder();
    await startLibtorrent(torrent, loaded);
    await startSeeder(torrent, folder);
    await until(() =>
      expect(readFileSync(join(loaded, 'credited.bin')).equals(readFileSync(file))).toBe(true),
    );
    await until(async () => {
      const answer = await service.request('/api/v1/figures', { headers: service.authorization });
      const { totals, items } = (await answer.json()) as {
        readonly totals: { readonly downloaded: number };
        readonly items: readonly unknown[];
      };
      expect(items).toHaveLength(1);
      expect(totals.downloaded).toBeGreaterThanOrEqual(BYTES);
      // Twice as much would be each announce by itself.
      expect(totals.downloaded).toBeLessThan(1.5 * BYTES);
    });
  });
});
