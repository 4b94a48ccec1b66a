import { describe, expect, it, onTestFinished } from 'vitest';
import { openService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

const YEAR_MS = 365 * 86_400_000;
const START = Date.UTC(2026, 0, 2, 12);
/** To each of these the clock is set before an upload: an hour back, two years on, back again, and to 1970. */
const TIMES = [START, START - 3_600_000, START + 2 * YEAR_MS, START + 60_000, 1_000, START + 120_000];

describe('a server whose clock is set back and forth', () => {
  it('publishes, lists, edits and orders its events as ever, and loses nothing', async () => {
    let now = START;
    const service = await openService({ data: temporaryFolder() }, () => new Date(now));
    onTestFinished(() => service.close());
    const { authorization } = service;
    const names: string[] = [];
    for (const [index, time] of TIMES.entries()) {
      now = time;
      const name = `t${index}`;
      names.push(name);
      const init = { method: 'PUT', body: makeTorrent({ name }), headers: authorization };
      expect((await service.request(`/clock/${name}.torrent`, init)).status, name).toBe(201);
      const edit = await service.request(`/clock/${name}.torrent`, {
        method: 'PATCH',
        body: JSON.stringify({ title: `at ${time}` }),
        headers: { ...authorization, 'content-type': 'application/json' },
      });
      expect(edit.status, name).toBe(200);
      for (const sort of ['published', 'name']) {
        const answer = await service.request(`/api/v1/torrents?collection=clock&sort=${sort}`);
        const { items } = (await answer.json()) as { items: { fileName: string }[] };
        const listed = items.map(({ fileName }) => fileName.replace('.torrent', ''));
        expect(listed.toSorted(), `${name} by ${sort}`).toEqual(names);
      }
      expect((await service.request('/clock/feed.atom')).status).toBe(200);
      expect((await service.request('/readyz')).status).toBe(200);
    }
    const events = await service.request('/api/v1/events?limit=100');
    const { items } = (await events.json()) as { items: { type: string; fileName: string }[] };
    expect(items.map(({ type, fileName }) => `${type} ${fileName}`)).toEqual(
      names.flatMap((name) => [`published ${name}.torrent`, `edited ${name}.torrent`]),
    );
  });

  it('lets a removal be undone that the clock says is yet to come', async () => {
    let now = START + YEAR_MS;
    const service = await openService({ data: temporaryFolder() }, () => new Date(now));
    onTestFinished(() => service.close());
    const { authorization } = service;
    const init = { method: 'PUT', body: makeTorrent(), headers: authorization };
    const published = await service.request('/clock/a.torrent', init);
    expect(published.status).toBe(201);
    const found = await service.request('/api/v1/torrents?collection=clock');
    const { items } = (await found.json()) as { items: { infohashV1: string }[] };
    expect(
      (await service.request('/clock/a.torrent', { method: 'DELETE', headers: authorization })).status,
    ).toBe(204);
    now = START;
    const restored = await service.request(`/api/v1/torrents/${items[0]?.infohashV1}/restore`, {
      method: 'POST',
      headers: authorization,
    });
    expect(restored.status).toBe(200);
    expect((await service.request('/clock/a.torrent')).status).toBe(200);
  });
});
