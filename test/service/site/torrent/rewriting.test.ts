import { describe, expect, it } from 'vitest';
import { checkTorrent } from '../../../../src/catalogue/check.ts';
import { realTorrents } from '../../../support/corpus.ts';
import { serviceForAll, startService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const service = serviceForAll();

describe('a download with changes', () => {
  it('has other trackers, web seeds and notes around the same content', async () => {
    for (const { bytes, infohashV1, infohashV2 } of realTorrents()) {
      const init = { method: 'PUT', body: new Uint8Array(bytes), headers: service.authorization };
      await service.request('/a/x.torrent', init);
      const query = new URLSearchParams([
        ['tracker', 'https://one.example/announce http://two.example/announce'],
        ['tracker', 'udp://three.example:6969'],
        ['webSeed', 'https://seed.example/files/'],
        ['comment', 'größer'],
        ['createdBy', ''],
      ]);
      const answer = await service.request(`/a/x.torrent?${query.toString()}`, {
        headers: service.authorization,
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(answer.headers.get('etag')).toBeNull();
      const report = checkTorrent(new Uint8Array(await answer.arrayBuffer()));
      if (report.verdict === 'refuse') throw new Error('The rewritten torrent is refused');
      expect(report.facts.infohashV1 ?? null).toBe(infohashV1);
      expect(report.facts.infohashV2 ?? null).toBe(infohashV2);
      expect(report.metainfo).toMatchObject({
        trackers: [
          ['https://one.example/announce', 'http://two.example/announce'],
          ['udp://three.example:6969'],
        ],
        webSeeds: ['https://seed.example/files/'],
        comment: 'größer',
        createdBy: undefined,
      });
      const untouched = await service.request('/a/x.torrent');
      expect(Buffer.from(await untouched.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  it('takes a token, so that no link to this site leads to a stranger’s tracker', async () => {
    const service = await startService({ uploads: 'open' });
    await service.request('/x.torrent', { method: 'PUT', body: makeTorrent() });
    expect((await service.request('/x.torrent?tracker=http%3A%2F%2Fevil.example%2F')).status).toBe(401);
    expect((await service.request('/x.torrent?unrelated=1')).status).toBe(200);
  });

  it.each([
    'tracker=javascript%3Aalert(1)',
    'tracker=x',
    'webSeed=udp%3A%2F%2Fx',
    `comment=${'x'.repeat(2001)}`,
  ])('is refused with %s', async (query) => {
    await service.request('/x.torrent', {
      method: 'PUT',
      body: makeTorrent(),
      headers: service.authorization,
    });
    expect((await service.request(`/x.torrent?${query}`, { headers: service.authorization })).status).toBe(
      400,
    );
  });
});
