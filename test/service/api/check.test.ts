import { describe, expect, it } from 'vitest';
import { samples } from '../../support/corpus.ts';
import { serviceForAll, startService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { hostileTorrents } from '../../support/metainfo/hostile-torrents.ts';

const service = serviceForAll();

describe('POST /api/v1/torrents/check', () => {
  it('gives every torrent of the corpus its verdict, without a token, and stores nothing', async () => {
    const service = await startService();
    for (const sample of [...samples('real'), ...samples('libtorrent')]) {
      const { fileName, bytes, verdict, infohashV1, infohashV2, contentBytes, files } = sample;
      const init = { method: 'POST', body: new Uint8Array(bytes) };
      const answer = await service.request('/api/v1/torrents/check', init);
      expect(answer.status, fileName).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/json');
      expect(await answer.json(), fileName).toMatchObject({
        verdict,
        findings: expect.any(Array),
        ...(verdict === 'accept' && { torrent: { infohashV1, infohashV2, contentBytes, fileCount: files } }),
      });
    }
    expect(await (await service.request('/')).text()).toBe('');
  });

  it('is the only method there; that and what is not there is told in JSON, to browsers too', async () => {
    for (const [method, path, status] of [
      ['GET', '/api/v1/torrents/check', 405],
      ['GET', '/api/v1/torrents/', 404],
      ['PUT', '/api/v1/a.torrent', 404],
    ] as const) {
      const answer = await service.request(path, { method, headers: { accept: 'text/html' } });
      expect([answer.status, answer.headers.get('content-type')], path).toEqual([
        status,
        'application/problem+json',
      ]);
    }
  });

  it('takes a form with one file', async () => {
    const check = (names: string[]) => {
      const form = new FormData();
      for (const name of names) form.append('file', new Blob([makeTorrent({ name })]), `${name}.torrent`);
      return service.request('/api/v1/torrents/check', { method: 'POST', body: form });
    };
    expect(await (await check(['one'])).json()).toMatchObject({
      verdict: 'accept',
      torrent: { name: 'one' },
    });
    expect((await check(['one', 'two'])).status).toBe(400);
    expect((await check([])).status).toBe(400);
  });

  it('counts how long checks take, and refuses more before it reads them', async () => {
    const service = await startService({ limitChecks: { capacity: 1, perSeconds: 86_400 } });
    const costly = hostileTorrents['names that are not UTF-8']?.(4000) ?? new Uint8Array();
    const ask = () => service.request('/api/v1/torrents/check', { method: 'POST', body: costly });
    expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('check-milliseconds') });
  });
});
