import { describe, expect, it } from 'vitest';
import { serviceForAll, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

const METRICS_TOKEN = 'a-token-for-the-collector';
const byCollector = { authorization: `Bearer ${METRICS_TOKEN}` };

/** The value of one line; undefined when there is none. */
async function valueOf(service: TestService, line: string): Promise<number | undefined> {
  const response = await service.request('/metrics', { headers: byCollector });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const found = (await response.text()).split('\n').find((it) => it.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length));
}

describe('/metrics', () => {
  const service = serviceForAll({ metricsToken: METRICS_TOKEN });

  const upload = (path: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
    service.request(path, { method: 'PUT', body, headers: service.authorization });

  it('counts what becomes of uploads, and the rules that refused them', async () => {
    const created = 'torrentry_uploads_total{outcome="created"}';
    const before = (await valueOf(service, created)) ?? NaN;
    const torrent = makeTorrent({ name: 'counted' });
    expect((await upload('/metrics-test/counted.torrent', torrent)).status).toBe(201);
    expect((await upload('/metrics-test/counted.torrent', torrent)).status).toBe(200);
    expect((await upload('/metrics-test/broken.torrent', 'd4:infoi-0ee')).status).toBe(422);
    expect(await valueOf(service, created)).toBe(before + 1);
    expect(await valueOf(service, 'torrentry_uploads_total{outcome="unchanged"}')).toBe(1);
    expect(await valueOf(service, 'torrentry_uploads_total{outcome="invalid"}')).toBe(1);
    expect(await valueOf(service, 'torrentry_upload_refusals_total{rule="bencode.syntax"}')).toBe(1);
    expect(await valueOf(service, 'torrentry_torrents{state="public"}')).toBe(1);
  });

  it('names routes, and neither the addresses nor the methods that clients invent', async () => {
    const line = (method: string) =>
      `torrentry_http_requests_total{method="${method}",route="/{path:folder}",status="404"}`;
    const before = (await valueOf(service, line('GET'))) ?? 0;
    for (let count = 0; count < 20; count++) await service.request(`/invented/${count}`);
    expect(await valueOf(service, line('GET'))).toBe(before + 20);
    await service.request('/', { method: 'LINK' });
    const { text } = await service.app.writeMetrics();
    expect(text).toContain('torrentry_http_requests_total{method="other"');
    expect(text).not.toContain('invented');
    expect(text).not.toContain('LINK');
  });

  it('counts the commits and the searches of the store', async () => {
    expect((await upload('/metrics-test/searched.torrent', makeTorrent({ name: 'searched' }))).status).toBe(
      201,
    );
    expect(await valueOf(service, 'torrentry_store_commit_duration_seconds_count')).toBeGreaterThan(0);
    const searches = 'torrentry_search_duration_seconds_count{outcome="done"}';
    const before = (await valueOf(service, searches)) ?? 0;
    await service.request('/api/v1/torrents?q=searched');
    expect(await valueOf(service, searches)).toBeGreaterThan(before);
  });

  it('is for admins and for the token of the collector alone, which may do nothing else', async () => {
    expect((await service.request('/metrics')).status).toBe(401);
    expect((await service.request('/metrics', { headers: service.authorization })).status).toBe(200);
    const wrong = { authorization: `Bearer ${METRICS_TOKEN}x` };
    expect((await service.request('/metrics', { headers: wrong })).status).toBe(401);
    expect((await service.request('/api/v1/tokens', { headers: byCollector })).status).toBe(401);
    expect((await service.request('/api/v1/torrents', { headers: byCollector })).status).toBe(401);
  });

  it('says that the service is not ready while it stops', async () => {
    service.app.drain();
    expect(await valueOf(service, 'torrentry_ready')).toBe(0);
  });
});

describe('/metrics of an instance with a tracker', () => {
  const service = serviceForAll({ tracker: 'open', metricsToken: METRICS_TOKEN });

  it('counts announces by their event, and the peers', async () => {
    const hash = '%01'.repeat(20);
    const announce = `/announce?info_hash=${hash}&peer_id=-TR0001-000000000000&port=6881&uploaded=0&downloaded=0&left=0&event=started`;
    expect((await service.request(announce)).status).toBe(200);
    const line = (label: string) =>
      `torrentry_tracker_requests_total{transport="http",kind="announce",label="${label}"}`;
    expect(await valueOf(service, line('started'))).toBe(1);
    expect(await valueOf(service, line('stopped'))).toBe(0);
    expect(await valueOf(service, 'torrentry_tracker_swarms')).toBe(1);
    expect(await valueOf(service, 'torrentry_tracker_entries')).toBe(1);
  });
});

describe('/metrics of a private instance', () => {
  const service = serviceForAll({ read: 'token', metricsToken: METRICS_TOKEN });

  it('lets the collector in by its token', async () => {
    expect(await valueOf(service, 'torrentry_ready')).toBe(1);
    expect((await service.request('/metrics')).status).toBe(401);
    expect((await service.request('/', { headers: byCollector })).status).toBe(401);
  });
});
