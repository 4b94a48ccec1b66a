import { describe, expect, it } from 'vitest';
import { publishTorrent } from '../../support/published.ts';
import { startService } from '../../support/service.ts';

interface Line {
  readonly id: number;
  readonly action: string;
}

describe('GET /api/v1/audit', () => {
  it('gives the newest first, or the oldest first after a line, a page at a time', async () => {
    const service = await startService();
    for (const name of ['x', 'y']) await publishTorrent(service, `/a/${name}.torrent`, name);
    const list = async (query: string) => {
      const answer = await service.request(`/api/v1/audit?${query}`, { headers: service.authorization });
      return ((await answer.json()) as { items: readonly Line[] }).items;
    };
    const all = await list('');
    expect(all.slice(0, 2).map(({ action }) => action)).toEqual(['torrent.publish', 'torrent.publish']);
    expect(await list(`before=${all[0]?.id}`)).toEqual(all.slice(1));
    expect(await list('after=0')).toEqual(all.toReversed());
    expect(await list(`after=${all[1]?.id}`)).toEqual(all.slice(0, 1));
    expect(await list('action=torrent.')).toHaveLength(2);
    expect(all[0]).toMatchObject({ by: { tokenId: 1, name: 'admin', via: 'token' }, before: null });
  });
});
