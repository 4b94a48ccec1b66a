import { describe, expect, it } from 'vitest';
import { Downloads } from '../../../src/catalogue/downloads.ts';
import type { TorrentDownloads } from '../../../src/catalogue/statistics.ts';
import { at } from '../../contracts/drafts.ts';

const DAY_MINUTES = 24 * 60;

describe('Downloads', () => {
  it('writes one count for each day and torrent', async () => {
    const written: (readonly TorrentDownloads[])[] = [];
    let now = at(0);
    const store = {
      addDownloads: async (downloads: readonly TorrentDownloads[]) => void written.push(downloads),
    };
    const downloads = new Downloads({ store, now: () => now, log: { warn() {} } });
    for (const id of [1, 2, 1]) downloads.count(id);
    now = at(DAY_MINUTES);
    downloads.count(1);
    await downloads.flush();
    await downloads.flush();
    const days = [new Date('2026-01-02T00:00:00Z'), new Date('2026-01-03T00:00:00Z')];
    expect(written).toEqual([
      [
        { day: days[0], torrentId: 1, count: 2 },
        { day: days[0], torrentId: 2, count: 1 },
        { day: days[1], torrentId: 1, count: 1 },
      ],
    ]);
  });

  it('goes on when a count cannot be written, and says how many are lost', async () => {
    const warnings: object[] = [];
    const store = { addDownloads: () => Promise.reject(new Error('disk full')) };
    const log = { warn: (fields: object) => void warnings.push(fields) };
    const downloads = new Downloads({ store, now: () => at(0), log });
    downloads.count(1);
    downloads.count(2);
    await downloads.flush();
    expect(warnings).toMatchObject([{ count: 2 }]);
  });
});
